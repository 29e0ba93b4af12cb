import { createAsync, useSearchParams } from "@solidjs/router"
import { type JSX, Show } from "solid-js"
import type { Page } from "../../../shared/pages.ts"
import { Load } from "../ui/load.tsx"
import { TableSkeleton } from "../ui/skeleton.tsx"
import { type Column, DataTable } from "../ui/table.tsx"
import { Pager } from "./pager.tsx"

type Props<T> = {
  label: string
  /** Asked anew when trying again. */
  keys: string[]
  columns: Column<T>[]
  load: (after: string | undefined) => Promise<Page<T>>
  empty: JSX.Element
}

function Rows<T>(props: Props<T> & { after: string | undefined }) {
  const page = createAsync(() => props.load(props.after))
  return (
    <Show when={page()}>
      {(loaded) => (
        <Show when={loaded().items.length} fallback={props.empty}>
          <DataTable label={props.label} columns={props.columns} rows={loaded().items} />
          <Pager next={loaded().next} after={props.after} />
        </Show>
      )}
    </Show>
  )
}

/** A table that goes on by the cursor in the address, with its waiting, failing and having nothing. */
export function PagedTable<T>(props: Props<T>) {
  const [search] = useSearchParams<{ after?: string }>()
  return (
    <Load keys={props.keys} skeleton={<TableSkeleton rows={8} columns={props.columns.length} />}>
      <Rows {...props} after={search.after} />
    </Load>
  )
}
