import { For, type JSX, Show } from "solid-js"
import { useCommon } from "./common.tsx"

export type Column<T> = {
  heading: string
  cell: (row: T) => JSX.Element
  /** The cell that names the row: its head for screen readers, its first line on a phone. */
  main?: boolean
  /** The figure that matters: beside the row's name on a phone. */
  numeric?: boolean
  /** A figure among others. */
  figure?: boolean
  /** What can be done with the row: no heading to see, and beside the row's name on a phone. */
  acts?: boolean
  /** Sorting key; a column without one cannot be sorted by. */
  sort?: string
}

type Sorting<S extends string> = {
  sort: S
  direction: "up" | "down"
  change: (sort: S, direction: "up" | "down") => void
}

type Choosing<T> = {
  label: (row: T) => string
  able: (row: T) => boolean
  chosen: (row: T) => boolean
  toggle: (row: T) => void
}

function HeadCell<T, S extends string>(props: { column: Column<T>; sorting: Sorting<S> | undefined }) {
  const words = useCommon()
  const sort = () => props.column.sort as S | undefined
  const sorted = () => props.sorting !== undefined && props.sorting.sort === sort()
  const up = () => props.sorting?.direction === "up"
  const change = () => {
    const wanted = sort()
    if (wanted) props.sorting?.change(wanted, sorted() && up() ? "down" : "up")
  }
  return (
    <th
      scope="col"
      data-numeric={props.column.numeric || props.column.figure ? "" : undefined}
      data-acts={props.column.acts ? "" : undefined}
      aria-sort={sorted() ? (up() ? "ascending" : "descending") : undefined}
    >
      <Show
        when={props.sorting && sort()}
        fallback={<span class={props.column.acts ? "hidden-text" : undefined}>{props.column.heading}</span>}
      >
        <button type="button" class="sort" onClick={change}>
          {props.column.heading}
          <span class="sort-mark" aria-hidden="true">
            {sorted() ? (up() ? "↑" : "↓") : "↕"}
          </span>
          <span class="hidden-text">{sorted() ? (up() ? words().sortedUp : words().sortedDown) : ""}</span>
        </button>
      </Show>
    </th>
  )
}

/** Rows of facts; on a phone a list of the same facts. Sorting and paging belong to the server. */
export function DataTable<T, S extends string>(props: {
  label: string
  columns: Column<T>[]
  rows: T[]
  sorting?: Sorting<S> | undefined
  choosing?: Choosing<T> | undefined
}) {
  return (
    <div class="table-frame">
      <table class="table">
        <caption class="hidden-text">{props.label}</caption>
        <thead>
          <tr>
            <Show when={props.choosing}>
              <td class="table-choice" />
            </Show>
            <For each={props.columns}>{(column) => <HeadCell column={column} sorting={props.sorting} />}</For>
          </tr>
        </thead>
        <tbody>
          <For each={props.rows}>
            {(row) => (
              <tr>
                <Show when={props.choosing}>
                  {(choosing) => (
                    <td class="table-choice">
                      <input
                        type="checkbox"
                        aria-label={choosing().label(row)}
                        disabled={!choosing().able(row)}
                        checked={choosing().chosen(row)}
                        onChange={() => choosing().toggle(row)}
                      />
                    </td>
                  )}
                </Show>
                <For each={props.columns}>
                  {(column) => (
                    <td
                      class={column.figure ? "number" : undefined}
                      data-heading={column.heading}
                      data-main={column.main ? "" : undefined}
                      data-numeric={column.numeric ? "" : undefined}
                      data-acts={column.acts ? "" : undefined}
                    >
                      {column.cell(row)}
                    </td>
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  )
}
