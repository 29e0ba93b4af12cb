import { type JSX, Show } from "solid-js"
import { Empty } from "../ui/empty.tsx"
import { Load } from "../ui/load.tsx"
import { TableSkeleton } from "../ui/skeleton.tsx"
import { type Column, DataTable } from "../ui/table.tsx"
import { PageTitle } from "./page-title.tsx"

/** A page that is one list: its title, what can be done, and the rows as they come. */
export function ListPage(props: {
  title: string
  keys: string[]
  acts?: JSX.Element
  above?: JSX.Element
  children: JSX.Element
}) {
  return (
    <>
      <PageTitle>{props.title}</PageTitle>
      <div class="toolbar page-top">
        <h1>{props.title}</h1>
        {props.acts}
      </div>
      {props.above}
      <Load keys={props.keys} skeleton={<TableSkeleton rows={6} columns={4} />}>
        {props.children}
      </Load>
    </>
  )
}

/** The rows with their number, or why there are none. Undefined while they are awaited. */
export function Rows<T>(props: {
  label: string
  rows: T[] | undefined
  columns: Column<T>[]
  count: (n: number) => string
  empty: { title: string; text: string; act?: JSX.Element }
}) {
  return (
    <Show when={props.rows}>
      {(rows) => (
        <Show
          when={rows().length}
          fallback={
            <Empty title={props.empty.title} text={props.empty.text}>
              {props.empty.act}
            </Empty>
          }
        >
          <p class="soft small list-count" role="status">
            {props.count(rows().length)}
          </p>
          <DataTable label={props.label} columns={props.columns} rows={rows()} />
        </Show>
      )}
    </Show>
  )
}
