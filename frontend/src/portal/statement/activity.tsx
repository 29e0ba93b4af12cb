import { A } from "@solidjs/router"
import { Show } from "solid-js"
import type { Money } from "../../../../shared/money.ts"
import type { CurrencyStatement, StatementRow } from "../../../../shared/statements.ts"
import { DocumentNumber } from "../../ui/document-number.tsx"
import { Empty } from "../../ui/empty.tsx"
import { type Column, DataTable } from "../../ui/table.tsx"
import { paths } from "../paths.ts"
import { useSelf } from "../session.tsx"
import { useStatementWords } from "./words.ts"

/** A movement, or the balance that it begins or ends with. */
type Line = Pick<StatementRow, "on" | "balance"> & { row?: StatementRow; text?: string }

/** The page of what moved, where the reader has one. */
function addressOf({ kind, documentId: id }: StatementRow) {
  if (!id) return undefined
  if (kind === "creditNote") return paths.creditNote(id)
  if (kind === "payment" || kind === "paymentElsewhere") return paths.payment(id)
  return ["invoice", "invoiceChange", "void"].includes(kind) ? paths.invoice(id) : undefined
}

function What(props: { line: Line }) {
  const { own, date } = useStatementWords()
  const { sees } = useSelf()
  const address = (row: StatementRow) => (sees("invoices") ? addressOf(row) : undefined)
  return (
    <Show when={props.line.row} fallback={<strong>{props.line.text}</strong>}>
      {(row) => {
        const name = () => (
          <>
            {own().rows[row().kind]} <DocumentNumber of={row().number} />
          </>
        )
        return (
          <>
            <Show when={address(row())} fallback={name()}>
              {(href) => <A href={href()}>{name()}</A>}
            </Show>
            <Show when={row().kind === "invoice" && row().dueOn}>
              {(dueOn) => <span class="under">{own().dueOn(date(dueOn()))}</span>}
            </Show>
          </>
        )
      }}
    </Show>
  )
}

export function Activity(props: { part: CurrencyStatement; from: string; to: string }) {
  const { own, date, money } = useStatementWords()
  const some = (amount: Money | undefined) => (amount?.minor ? money(amount) : "")
  const columns = (): Column<Line>[] => [
    { heading: own().on, cell: (line) => date(line.on) },
    { heading: own().what, main: true, cell: (line) => <What line={line} /> },
    { heading: own().reference, cell: (line) => line.row?.reference && <bdi>{line.row.reference}</bdi> },
    { heading: own().charged, figure: true, cell: (line) => some(line.row?.debit) },
    { heading: own().settled, figure: true, cell: (line) => some(line.row?.credit) },
    { heading: own().balance, numeric: true, cell: (line) => money(line.balance) },
  ]
  const lines = (): Line[] => [
    { on: props.from, balance: props.part.opening, text: own().opening },
    ...props.part.rows.map((row) => ({ on: row.on, balance: row.balance, row })),
    { on: props.to, balance: props.part.closing, text: own().closing },
  ]
  return (
    <Show
      when={props.part.rows.length}
      fallback={<Empty title={own().noMovements} text={own().noMovementsText} />}
    >
      <p class="soft small list-count">{own().movements(props.part.rows.length)}</p>
      <DataTable label={own().kinds.activity} columns={columns()} rows={lines()} />
    </Show>
  )
}
