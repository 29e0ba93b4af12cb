import { A, createAsync, useSearchParams } from "@solidjs/router"
import { For, Show, Suspense } from "solid-js"
import { dateIn } from "../../../../shared/dates.ts"
import type { InvoicePage, InvoiceTotals, ListInvoices } from "../../../../shared/invoices.ts"
import { page } from "../../lib/page.tsx"
import { Button } from "../../ui/button.tsx"
import { Empty } from "../../ui/empty.tsx"
import { Load } from "../../ui/load.tsx"
import { Segments } from "../../ui/segments.tsx"
import { TableSkeleton } from "../../ui/skeleton.tsx"
import { getInvoices } from "../api.ts"
import { PageTitle } from "../page-title.tsx"
import { Pager } from "../pager.tsx"
import { payAddress } from "../payments/chosen.ts"
import { useSelf } from "../session.tsx"
import { useWords } from "../words.ts"
import { chosenMax, createChoice } from "./choice.ts"
import { InvoiceTable, type Sorting } from "./table.tsx"

/** Loaded when something is chosen, not before. */
const ChosenBar = page(() => import("./chosen-bar.tsx").then((module) => module.ChosenBar))

const filters = ["open", "overdue", "paid", "all"] as const

/** What the address says, with what it leaves out filled in: a list can be bookmarked and shared. */
function createListState() {
  const [search, setSearch] = useSearchParams<Partial<Record<keyof ListInvoices | "chosen", string>>>()
  const asked = (): Partial<ListInvoices> => ({
    filter: filters.find((filter) => filter === search.filter) ?? "open",
    sort: (["issuedOn", "dueOn", "amount"] as const).find((sort) => sort === search.sort) ?? "dueOn",
    direction: search.direction === "down" ? "down" : "up",
    currency: search.currency as ListInvoices["currency"],
    search: search.search,
    after: search.after,
    // As many as can be chosen: another page may have chosen them already.
    limit: search.chosen ? chosenMax : undefined,
  })
  const clean = { after: undefined, currency: undefined, chosen: undefined }
  return { asked, change: (to: Partial<ListInvoices>) => setSearch({ ...clean, ...to }) }
}
type ListState = ReturnType<typeof createListState>

/** Amounts per currency; they are never added across currencies. */
function Totals(props: { totals: InvoiceTotals[] }) {
  const { t, money } = useWords()
  const { self, acts } = useSelf()
  const payable = (total: InvoiceTotals) => self().payable && acts("portal.pay") && total.open.minor > 0
  return (
    <ul class="totals">
      <For each={props.totals}>
        {(total) => (
          <li>
            <span class="totals-amount">{money(total.open)}</span>
            <span class="soft">{t().invoices.open(total.openCount)}</span>
            <Show when={total.overdue.minor > 0}>
              <span class="bad">{t().invoices.overdue(money(total.overdue))}</span>
            </Show>
            <Show when={payable(total)}>
              <A href={payAddress({ currency: total.currency })}>{t().invoices.payAll}</A>
            </Show>
          </li>
        )}
      </For>
    </ul>
  )
}

function NoInvoices(props: { state: ListState }) {
  const { t } = useWords()
  const narrowed = () => props.state.asked().filter !== "all" || props.state.asked().search
  return (
    <Show when={narrowed()} fallback={<Empty title={t().invoices.empty} text={t().invoices.emptyText} />}>
      <Empty title={t().invoices.noMatch} text={t().invoices.noMatchText}>
        <Button onClick={() => props.state.change({ filter: "all", search: undefined })}>
          {t().invoices.showAll}
        </Button>
      </Empty>
    </Show>
  )
}

function Rows(props: { page: InvoicePage; state: ListState }) {
  const { t } = useWords()
  const { self } = useSelf()
  const choosing = createChoice(() => props.page.items)
  const sorting = (): Sorting => ({
    sort: props.state.asked().sort ?? "dueOn",
    direction: props.state.asked().direction ?? "up",
    change: (sort, direction) => props.state.change({ sort, direction }),
  })
  return (
    <Show when={props.page.items.length} fallback={<NoInvoices state={props.state} />}>
      <p class="soft small list-count" role="status">
        {t().invoices.count(props.page.count)}
      </p>
      <InvoiceTable
        label={t().invoices.title}
        rows={props.page.items}
        today={dateIn(self().tenant.timeZone, new Date().toISOString())}
        sorting={sorting()}
        choice={choosing.choice}
      />
      <Pager next={props.page.next} after={props.state.asked().after} />
      <Show when={choosing.rows().length}>
        <Suspense>
          <ChosenBar rows={choosing.rows()} clear={choosing.clear} />
        </Suspense>
      </Show>
    </Show>
  )
}

function List(props: { state: ListState }) {
  const invoices = createAsync(() => getInvoices(props.state.asked()))
  return (
    <Show when={invoices()}>
      {(loaded) => (
        <>
          <Totals totals={loaded().totals} />
          <Rows page={loaded()} state={props.state} />
        </>
      )}
    </Show>
  )
}

export function InvoicesPage() {
  const { t } = useWords()
  const state = createListState()
  return (
    <>
      <PageTitle>{t().invoices.title}</PageTitle>
      <h1>{t().invoices.title}</h1>
      <div class="toolbar">
        <Segments
          label={t().invoices.filter}
          options={filters.map((filter) => ({ value: filter, text: t().invoices.filters[filter] }))}
          value={state.asked().filter ?? "open"}
          onChoose={(filter) => state.change({ filter })}
        />
        <input
          type="search"
          class="search"
          aria-label={t().invoices.search}
          placeholder={t().invoices.search}
          value={state.asked().search ?? ""}
          onChange={(event) => state.change({ search: event.currentTarget.value || undefined })}
        />
      </div>
      <Load keys={[getInvoices.key]} skeleton={<TableSkeleton rows={8} columns={5} />}>
        <List state={state} />
      </Load>
    </>
  )
}
