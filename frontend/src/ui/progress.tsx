/** How far long work has come; without `of`, that it goes on. */
export function Progress(props: { label: string; at?: number; of?: number }) {
  return (
    <div class="progress">
      <div class="progress-text">
        <span>{props.label}</span>
      </div>
      <progress
        aria-label={props.label}
        value={props.of === undefined ? undefined : props.at}
        max={props.of}
      />
    </div>
  )
}
