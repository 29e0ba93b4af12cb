import { createAsync, useSearchParams } from "@solidjs/router"
import { createSignal, For, Show } from "solid-js"
import { dateIn } from "../../../../shared/dates.ts"
import type { InvoicePage, InvoiceSummary, InvoiceTotals, ListInvoices } from "../../../../shared/invoices.ts"
import { sum } from "../../../../shared/money.ts"
import { Button } from "../../ui/button.tsx"
import { Empty } from "../../ui/empty.tsx"
import { Load } from "../../ui/load.tsx"
import { Problem } from "../../ui/notice.tsx"
import { Segments } from "../../ui/segments.tsx"
import { TableSkeleton } from "../../ui/skeleton.tsx"
import { getInvoices } from "../api.ts"
import { PageTitle } from "../page-title.tsx"
import { Pager } from "../pager.tsx"
import { createPayment } from "../pay.ts"
import { PayNote } from "../pay-note.tsx"
import { useSelf } from "../session.tsx"
import { useWords } from "../words.ts"
import { type Choice, InvoiceTable, type Sorting } from "./table.tsx"

const filters = ["open", "overdue", "paid", "all"] as const

/** What the address says, with what it leaves out filled in: a list can be bookmarked and shared. */
function createListState() {
  const [search, setSearch] = useSearchParams<Partial<Record<keyof ListInvoices, string>>>()
  const asked = (): Partial<ListInvoices> => ({
    filter: filters.find((filter) => filter === search.filter) ?? "open",
    sort: (["issuedOn", "dueOn", "amount"] as const).find((sort) => sort === search.sort) ?? "dueOn",
    direction: search.direction === "down" ? "down" : "up",
    search: search.search,
    after: search.after,
  })
  return { asked, change: (to: Partial<ListInvoices>) => setSearch({ ...to, after: undefined }) }
}
type ListState = ReturnType<typeof createListState>

/** Amounts per currency; they are never added across currencies. */
function Totals(props: { totals: InvoiceTotals[] }) {
  const { t, money } = useWords()
  return (
    <ul class="totals">
      <For each={props.totals}>
        {(total) => (
          <li>
            <span class="totals-amount">{money(total.open)}</span>
            <span class="soft">{t().overview.openInvoices(total.openCount)}</span>
            <Show when={total.overdue.minor > 0}>
              <span class="bad">{t().overview.overdue(money(total.overdue))}</span>
            </Show>
          </li>
        )}
      </For>
    </ul>
  )
}

/** Invoices of one currency, chosen to be paid together. */
function createChoice() {
  const [rows, setRows] = createSignal<InvoiceSummary[]>([])
  const currency = () => rows()[0]?.due.currency
  const chosen = (id: string) => rows().some((row) => row.id === id)
  const choice: Choice = {
    chosen,
    able: (row) =>
      row.due.minor > 0 &&
      row.state !== "processing" &&
      (currency() ?? row.due.currency) === row.due.currency,
    toggle: (row) =>
      setRows((all) => (chosen(row.id) ? all.filter((each) => each.id !== row.id) : [...all, row])),
  }
  const total = () => {
    const code = currency()
    return (
      code &&
      sum(
        code,
        rows().map((row) => row.due),
      )
    )
  }
  return { rows, choice, total, clear: () => setRows([]) }
}

function PayBar(props: { choosing: ReturnType<typeof createChoice> }) {
  const { t, money } = useWords()
  const { self } = useSelf()
  const payment = createPayment()
  return (
    <Show when={props.choosing.total()}>
      {(total) => (
        <div class="pay-bar card">
          <Problem error={payment.error()} />
          <div class="pay-bar-row">
            <span role="status">{t().invoices.chosen(props.choosing.rows().length, money(total()))}</span>
            <div class="actions">
              <Button kind="quiet" onClick={props.choosing.clear}>
                {t().invoices.clear}
              </Button>
              <Button
                kind="primary"
                busy={payment.busy()}
                disabled={self().preview !== null}
                onClick={() => payment.run(props.choosing.rows().map((row) => row.id))}
              >
                {t().invoices.payChosen(money(total()))}
              </Button>
            </div>
            <PayNote />
          </div>
        </div>
      )}
    </Show>
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
  const { self, may } = useSelf()
  const choosing = createChoice()
  const mayPay = () => self().payable && may("portal.pay")
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
        choice={mayPay() ? choosing.choice : undefined}
      />
      <Pager next={props.page.next} after={props.state.asked().after} />
      <PayBar choosing={choosing} />
    </Show>
  )
}

function List(props: { state: ListState }) {
  const page = createAsync(() => getInvoices(props.state.asked()))
  return (
    <Show when={page()}>
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
