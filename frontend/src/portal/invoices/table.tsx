import { A } from "@solidjs/router"
import { Show } from "solid-js"
import { daysBetween } from "../../../../shared/dates.ts"
import type { InvoiceSummary, ListInvoices } from "../../../../shared/invoices.ts"
import { DocumentNumber } from "../../ui/document-number.tsx"
import { type Column, DataTable } from "../../ui/table.tsx"
import { paths } from "../paths.ts"
import { useWords } from "../words.ts"
import { InvoiceBadge } from "./badge.tsx"

type Sort = ListInvoices["sort"]
export type Sorting = {
  sort: Sort
  direction: ListInvoices["direction"]
  change: (sort: Sort, direction: ListInvoices["direction"]) => void
}
export type Choice = {
  chosen: (id: string) => boolean
  toggle: (row: InvoiceSummary) => void
  able: (row: InvoiceSummary) => boolean
}

function DueCell(props: { row: InvoiceSummary; today: string }) {
  const { t, date } = useWords()
  const left = () => daysBetween(props.today, props.row.dueOn)
  const soon = () => props.row.due.minor > 0 && left() >= 0 && left() <= 14
  return (
    <>
      {date(props.row.dueOn)}
      <Show when={props.row.daysOverdue > 0}>
        <span class="under bad">{t().invoices.overdueBy(props.row.daysOverdue)}</span>
      </Show>
      <Show when={soon()}>
        <span class="under">{t().invoices.dueIn(left())}</span>
      </Show>
    </>
  )
}

function AmountCell(props: { row: InvoiceSummary }) {
  const { t, money } = useWords()
  const partly = () => props.row.due.minor > 0 && props.row.due.minor < props.row.total.minor
  return (
    <>
      {money(props.row.total)}
      <Show when={partly()}>
        <span class="under">{t().invoices.left(money(props.row.due))}</span>
      </Show>
    </>
  )
}

export function InvoiceTable(props: {
  label: string
  rows: InvoiceSummary[]
  today: string
  sorting?: Sorting
  choice?: Choice | undefined
}) {
  const { t, date } = useWords()
  const columns = (): Column<InvoiceSummary>[] => [
    {
      heading: t().invoices.number,
      main: true,
      cell: (row) => (
        <>
          <A href={paths.invoice(row.id)}>
            <DocumentNumber of={row.number} />
          </A>
          <Show when={row.reference}>
            <span class="under">
              <bdi>{row.reference}</bdi>
            </span>
          </Show>
        </>
      ),
    },
    { heading: t().invoices.issued, sort: "issuedOn", cell: (row) => date(row.issuedOn) },
    { heading: t().invoices.due, sort: "dueOn", cell: (row) => <DueCell row={row} today={props.today} /> },
    { heading: t().invoices.state, cell: (row) => <InvoiceBadge state={row.state} /> },
    { heading: t().invoices.amount, sort: "amount", numeric: true, cell: (row) => <AmountCell row={row} /> },
  ]
  const choosing = () =>
    props.choice && {
      label: (row: InvoiceSummary) => t().invoices.choose(row.number),
      able: props.choice.able,
      chosen: (row: InvoiceSummary) => props.choice?.chosen(row.id) ?? false,
      toggle: props.choice.toggle,
    }
  return (
    <DataTable
      label={props.label}
      rows={props.rows}
      columns={columns()}
      sorting={props.sorting}
      choosing={choosing()}
    />
  )
}
