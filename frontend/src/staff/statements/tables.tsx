import { A } from "@solidjs/router"
import { Show } from "solid-js"
import type { CurrencyStatement, StatementRow } from "../../../../shared/statements.ts"
import { DocumentNumber } from "../../ui/document-number.tsx"
import { type Column, DataTable } from "../../ui/table.tsx"
import { paths } from "../paths.ts"
import { useStatementWords } from "./words.ts"

type Item = CurrencyStatement["openItems"][number]
type Props = { customerId: string; part: CurrencyStatement }

const opened: Partial<Record<StatementRow["kind"], (customerId: string, id: string) => string>> = {
  invoice: paths.invoice,
  invoiceChange: paths.invoice,
  void: paths.invoice,
  creditNote: paths.creditNote,
}

/** What moved, with the balance after each. */
export function Rows(props: Props) {
  const { own, date, money } = useStatementWords()
  const columns = (): Column<StatementRow>[] => [
    { heading: own().on, cell: (row) => <span class="nowrap">{date(row.on)}</span> },
    {
      heading: own().what,
      main: true,
      cell: (row) => {
        const to = row.documentId && opened[row.kind]?.(props.customerId, row.documentId)
        return (
          <>
            {own().rows[row.kind]}{" "}
            <Show when={to} fallback={<DocumentNumber of={row.number} />}>
              {(href) => (
                <A href={href()}>
                  <DocumentNumber of={row.number} />
                </A>
              )}
            </Show>
            <Show when={row.reference}>
              <span class="under">
                <bdi>{row.reference}</bdi>
              </span>
            </Show>
          </>
        )
      },
    },
    { heading: own().debit, cell: (row) => row.debit && <span class="nowrap">{money(row.debit)}</span> },
    { heading: own().paid, cell: (row) => row.credit && <span class="nowrap">{money(row.credit)}</span> },
    { heading: own().balance, numeric: true, cell: (row) => money(row.balance) },
  ]
  return (
    <Show when={props.part.rows.length} fallback={<p class="soft">{own().noRows}</p>}>
      <DataTable label={own().kinds.activity} columns={columns()} rows={props.part.rows} />
    </Show>
  )
}

/** What is open on the last day. */
export function Items(props: Props) {
  const { own, date, money } = useStatementWords()
  const columns = (): Column<Item>[] => [
    {
      heading: own().number,
      main: true,
      cell: (item) => (
        <A href={paths.invoice(props.customerId, item.invoiceId)}>
          <DocumentNumber of={item.number} />
        </A>
      ),
    },
    { heading: own().on, cell: (item) => <span class="nowrap">{date(item.issuedOn)}</span> },
    {
      heading: own().due,
      cell: (item) => (
        <>
          <span class="nowrap">{date(item.dueOn)}</span>
          <Show when={item.daysOverdue > 0}>
            <span class="under bad">{own().daysOverdue(item.daysOverdue)}</span>
          </Show>
        </>
      ),
    },
    { heading: own().total, cell: (item) => <span class="nowrap">{money(item.total)}</span> },
    { heading: own().left, numeric: true, cell: (item) => money(item.due) },
  ]
  return (
    <Show when={props.part.openItems.length} fallback={<p class="soft">{own().noItems}</p>}>
      <DataTable label={own().kinds.openItem} columns={columns()} rows={props.part.openItems} />
    </Show>
  )
}
