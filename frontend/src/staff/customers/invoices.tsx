import { createAsync, useSearchParams } from "@solidjs/router"
import { Show } from "solid-js"
import type { ListInvoices } from "../../../../shared/invoices.ts"
import { Button } from "../../ui/button.tsx"
import { Empty } from "../../ui/empty.tsx"
import { Load } from "../../ui/load.tsx"
import { Segments } from "../../ui/segments.tsx"
import { TableSkeleton } from "../../ui/skeleton.tsx"
import { getCustomerInvoices } from "../api.ts"
import { NewInvoice } from "../invoices/list.tsx"
import { InvoiceTable, type Sorting } from "../invoices/table.tsx"
import { Pager } from "../pager.tsx"
import { SearchBox } from "../search-box.tsx"
import { useWords } from "../words.tsx"

const filters = ["all", "open", "overdue", "paid"] as const satisfies ListInvoices["filter"][]

/** What the address says, with what it leaves out filled in. */
function createListState() {
  const [search, setSearch] = useSearchParams<Partial<Record<keyof ListInvoices, string>>>()
  const asked = (): Partial<ListInvoices> => ({
    filter: filters.find((filter) => filter === search.filter) ?? "all",
    sort: (search.sort as ListInvoices["sort"]) ?? "dueOn",
    direction: search.direction === "down" ? "down" : "up",
    search: search.search,
    after: search.after,
  })
  const change = (to: Partial<ListInvoices>) => setSearch({ ...to, after: undefined })
  return { asked, change }
}
type ListState = ReturnType<typeof createListState>

function NoInvoices(props: { state: ListState }) {
  const { t } = useWords()
  const narrowed = () => props.state.asked().filter !== "all" || props.state.asked().search
  return (
    <Show when={narrowed()} fallback={<Empty title={t().invoices.emptyCustomer} text="" />}>
      <Empty title={t().invoices.noMatch} text={t().invoices.noMatchText}>
        <Button onClick={() => props.state.change({ filter: undefined, search: undefined })}>
          {t().invoices.showAll}
        </Button>
      </Empty>
    </Show>
  )
}

function Invoices(props: { customerId: string; state: ListState }) {
  const { t } = useWords()
  const page = createAsync(() => getCustomerInvoices(props.customerId, props.state.asked()))
  const sorting = (): Sorting => ({
    sort: props.state.asked().sort ?? "dueOn",
    direction: props.state.asked().direction ?? "up",
    change: (sort, direction) => props.state.change({ sort, direction }),
  })
  return (
    <Show when={page()}>
      {(loaded) => (
        <Show when={loaded().items.length} fallback={<NoInvoices state={props.state} />}>
          <p class="soft small" role="status">
            {t().invoices.count(loaded().count)}
          </p>
          <InvoiceTable label={t().invoices.title} rows={loaded().items} sorting={sorting()} />
          <Pager next={loaded().next} after={props.state.asked().after} />
        </Show>
      )}
    </Show>
  )
}

export function CustomerInvoices(props: { customerId: string }) {
  const { t } = useWords()
  const state = createListState()
  return (
    <>
      <div class="toolbar">
        <Segments
          label={t().invoices.filter}
          options={filters.map((filter) => ({ value: filter, text: t().invoices.filters[filter] }))}
          value={state.asked().filter ?? "all"}
          onChoose={(filter) => state.change({ filter })}
        />
        <SearchBox
          label={t().invoices.search}
          placeholder={t().invoices.searchHint}
          value={state.asked().search ?? ""}
          onSearch={(text) => state.change({ search: text || undefined })}
        />
        <NewInvoice customerId={props.customerId} />
      </div>
      <Load keys={[getCustomerInvoices.key]} skeleton={<TableSkeleton rows={8} columns={5} />}>
        <Invoices customerId={props.customerId} state={state} />
      </Load>
    </>
  )
}
