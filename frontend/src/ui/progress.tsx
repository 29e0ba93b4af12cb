import { Show } from "solid-js"

/** How far long work has come; without `of`, that it goes on. */
export function Progress(props: { label: string; at?: number; of?: number }) {
  return (
    <div class="progress">
      <span>{props.label}</span>
      <Show when={props.of !== undefined} fallback={<progress aria-label={props.label} />}>
        <progress aria-label={props.label} value={props.at ?? 0} max={props.of ?? 1} />
      </Show>
    </div>
  )
}
