import { A } from "@solidjs/router"
import { Show } from "solid-js"
import type { InvoiceSummary, ListInvoices } from "../../../../shared/invoices.ts"
import { type Column, DataTable } from "../../ui/table.tsx"
import { paths } from "../paths.ts"
import { useWords, type Words } from "../words.tsx"
import { InvoiceBadge } from "./badge.tsx"

type Sort = ListInvoices["sort"]
type Direction = ListInvoices["direction"]
export type Sorting = { sort: Sort; direction: Direction; change: (sort: Sort, direction: Direction) => void }

function DueCell(props: { line: InvoiceSummary }) {
  const { t, date } = useWords()
  return (
    <>
      <span class="nowrap">{date(props.line.dueOn)}</span>
      <Show when={props.line.daysOverdue}>
        {(days) => <span class="under">{t().invoices.daysOverdue(days())}</span>}
      </Show>
    </>
  )
}

function AmountCell(props: { line: InvoiceSummary }) {
  const { t, money } = useWords()
  const partly = () => props.line.due.minor > 0 && props.line.due.minor < props.line.total.minor
  return (
    <>
      {money(props.line.total)}
      <Show when={partly()}>
        <span class="under">
          {t().invoices.left}: {money(props.line.due)}
        </span>
      </Show>
    </>
  )
}

function columnsOf({ t, date }: Words, withCustomer: boolean): Column<InvoiceSummary>[] {
  const customer: Column<InvoiceSummary> = {
    heading: t().invoices.customer,
    cell: (line) => (
      <A href={paths.customer(line.customerId)} class="quiet">
        <bdi>{line.customerName}</bdi>
      </A>
    ),
  }
  return [
    {
      heading: t().invoices.number,
      main: true,
      cell: (line) => (
        <A href={paths.invoice(line.customerId, line.id)} class="nowrap">
          <bdi>{line.number || t().invoices.states.draft}</bdi>
        </A>
      ),
    },
    ...(withCustomer ? [customer] : []),
    {
      heading: t().invoices.issued,
      sort: "issuedOn",
      cell: (line) => <span class="nowrap">{date(line.issuedOn)}</span>,
    },
    { heading: t().invoices.due, sort: "dueOn", cell: (line) => <DueCell line={line} /> },
    { heading: t().invoices.state, cell: (line) => <InvoiceBadge state={line.state} /> },
    {
      heading: t().invoices.amount,
      sort: "amount",
      numeric: true,
      cell: (line) => <AmountCell line={line} />,
    },
  ]
}

type Props = { label: string; rows: InvoiceSummary[]; sorting?: Sorting; withCustomer?: boolean }

export function InvoiceTable(props: Props) {
  const words = useWords()
  return (
    <DataTable
      label={props.label}
      rows={props.rows}
      columns={columnsOf(words, props.withCustomer ?? false)}
      sorting={props.sorting}
    />
  )
}
