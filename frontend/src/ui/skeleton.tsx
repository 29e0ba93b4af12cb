import { For } from "solid-js"

const times = (count: number) => Array.from({ length: count }, (_, at) => at)

/** Grey boxes in the shape of what is coming. They appear after a moment, so that quick answers do not flicker. */
export function Lines(props: { count: number }) {
  return (
    <div class="skeleton" aria-hidden="true">
      <For each={times(props.count)}>{() => <span class="bone" />}</For>
    </div>
  )
}

export function TableSkeleton(props: { rows: number; columns: number }) {
  return (
    <div class="skeleton table-frame" aria-hidden="true">
      <For each={times(props.rows)}>
        {() => (
          <div class="bone-row">
            <For each={times(props.columns)}>{() => <span class="bone" />}</For>
          </div>
        )}
      </For>
    </div>
  )
}

export function FormSkeleton() {
  return (
    <div class="skeleton stack" aria-hidden="true">
      <For each={times(5)}>{() => <span class="bone" data-tall="" />}</For>
    </div>
  )
}

export function PageSkeleton() {
  return (
    <div class="skeleton stack" aria-hidden="true">
      <span class="bone" data-title="" />
      <span class="bone" data-block="" />
      <Lines count={5} />
    </div>
  )
}
