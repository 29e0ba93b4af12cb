import { A } from "@solidjs/router"
import { Show } from "solid-js"
import type { CurrencyStatement } from "../../../../shared/statements.ts"
import { DocumentNumber } from "../../ui/document-number.tsx"
import { Empty } from "../../ui/empty.tsx"
import { type Column, DataTable } from "../../ui/table.tsx"
import { paths } from "../paths.ts"
import { useSelf } from "../session.tsx"
import { useStatementWords } from "./words.ts"

type Item = CurrencyStatement["openItems"][number]

function ItemNumber(props: { item: Item }) {
  const { sees } = useSelf()
  return (
    <>
      <Show when={sees("invoices")} fallback={<DocumentNumber of={props.item.number} />}>
        <A href={paths.invoice(props.item.invoiceId)}>
          <DocumentNumber of={props.item.number} />
        </A>
      </Show>
      <Show when={props.item.reference}>
        <span class="under">
          <bdi>{props.item.reference}</bdi>
        </span>
      </Show>
    </>
  )
}

export function OpenItems(props: { part: CurrencyStatement }) {
  const { t, own, date, money } = useStatementWords()
  const columns = (): Column<Item>[] => [
    { heading: own().invoice, main: true, cell: (item) => <ItemNumber item={item} /> },
    { heading: own().on, cell: (item) => date(item.issuedOn) },
    {
      heading: own().due,
      cell: (item) => (
        <>
          {date(item.dueOn)}
          <Show when={item.daysOverdue > 0}>
            <span class="under bad">{t().invoices.overdueBy(item.daysOverdue)}</span>
          </Show>
        </>
      ),
    },
    { heading: own().total, figure: true, cell: (item) => money(item.total) },
    { heading: own().left, numeric: true, cell: (item) => money(item.due) },
  ]
  return (
    <Show
      when={props.part.openItems.length}
      fallback={<Empty title={own().noItems} text={own().noItemsText} />}
    >
      <p class="soft small list-count">{own().items(props.part.openItems.length)}</p>
      <DataTable label={own().kinds.openItem} columns={columns()} rows={props.part.openItems} />
    </Show>
  )
}
