import { Show } from "solid-js"
import type { DocumentLine } from "../../../../shared/documents.ts"
import type { InvoiceDetail } from "../../../../shared/invoices.ts"
import { add, exceeds, type Money } from "../../../../shared/money.ts"
import type { FieldProps } from "../../lib/form.ts"
import { useCommon } from "../../ui/common.tsx"
import { TextField } from "../../ui/field.tsx"
import { Segments } from "../../ui/segments.tsx"
import { type Column, DataTable } from "../../ui/table.tsx"
import { useRequestWords } from "./words.ts"

export type Mode = "lines" | "amount"

type Invoice = InvoiceDetail["invoice"]
type Line = DocumentLine & { at: number }

export const withTax = (line: Pick<DocumentLine, "net" | "tax"> | undefined): Money => {
  if (!line) throw new Error("no such line")
  return add(line.net, line.tax)
}

type Props = {
  invoice: Invoice
  creditable: Money
  mode: Mode
  onMode: (mode: Mode) => void
  chosen: number[]
  onChosen: (lines: number[]) => void
  linesTotal: Money
  amount: FieldProps
}

function LineChoice(props: Props) {
  const { own, money, language } = useRequestWords()
  const text = (line: DocumentLine) => (language() === "ar" && line.descriptionArabic) || line.description
  const rows = (): Line[] => props.invoice.lines.map((line, at) => ({ ...line, at }))
  const columns = (): Column<Line>[] => [
    { heading: own().description, main: true, cell: (line) => <bdi class="lines-text">{text(line)}</bdi> },
    { heading: own().withTax, numeric: true, cell: (line) => money(withTax(line)) },
  ]
  const chosen = ({ at }: Line) => props.chosen.includes(at)
  const choosing = () => ({
    label: (line: Line) => own().chooseLine(text(line)),
    able: () => true,
    chosen,
    toggle: (line: Line) =>
      props.onChosen(
        chosen(line)
          ? props.chosen.filter((at) => at !== line.at)
          : [...props.chosen, line.at].sort((a, b) => a - b),
      ),
  })
  return (
    <>
      <DataTable label={own().what} columns={columns()} rows={rows()} choosing={choosing()} />
      <p class="credit-total" role="status">
        <span class="soft">{own().total}</span> <strong class="number">{money(props.linesTotal)}</strong>
        <Show when={exceeds(props.linesTotal, props.creditable)}>
          <span class="under bad">{own().above(money(props.creditable))}</span>
        </Show>
      </p>
    </>
  )
}

/** Whole lines of the invoice, or an amount. */
export function WhatToCredit(props: Props) {
  const { own, money } = useRequestWords()
  const common = useCommon()
  return (
    <section class="stack" aria-labelledby="what">
      <div class="toolbar">
        <h2 id="what">{own().what}</h2>
        <Segments
          label={own().what}
          options={(["lines", "amount"] as const).map((mode) => ({ value: mode, text: own().modes[mode] }))}
          value={props.mode}
          onChoose={props.onMode}
        />
      </div>
      <Show
        when={props.mode === "amount"}
        fallback={
          <>
            <LineChoice {...props} />
            <Show when={props.amount.error}>
              {(error) => (
                <p class="field-error" role="alert">
                  {common().field(error())}
                </p>
              )}
            </Show>
          </>
        }
      >
        <div class="stack narrow">
          <TextField
            {...props.amount}
            label={own().amount}
            hint={own().upTo(money(props.creditable))}
            prefix={props.invoice.currency}
            inputmode="decimal"
            ltr
          />
        </div>
      </Show>
    </section>
  )
}
