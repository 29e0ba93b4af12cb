import { Show } from "solid-js"
import type { DocumentLine } from "../../../../shared/documents.ts"
import { type Column, DataTable } from "../../ui/table.tsx"
import { useDocumentWords } from "./words.ts"

function Description(props: { line: DocumentLine }) {
  const { own, money, language } = useDocumentWords()
  const text = () => (language() === "ar" && props.line.descriptionArabic) || props.line.description
  return (
    <>
      <bdi class="lines-text">{text()}</bdi>
      <Show when={props.line.discountPercent}>
        {(percent) => <span class="under">{own().lineDiscount(percent(), money(props.line.discount))}</span>}
      </Show>
    </>
  )
}

/** "8000.00" as "8,000.00"; the decimals stay those of the document. */
const grouped = (decimal: string) => decimal.replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ",")

/** What was sold or offered, line by line. */
export function DocumentLines(props: { lines: DocumentLine[]; pricesIncludeTax?: boolean | undefined }) {
  const { own, money } = useDocumentWords()
  const taxed = () => props.lines.some((line) => line.taxRate !== undefined)
  const rate = ({ taxRate }: DocumentLine) => (taxRate === undefined ? "" : `${taxRate}%`)
  const price = () => (props.pricesIncludeTax ? own().priceWithTax : own().price)
  const columns = (): Column<DocumentLine>[] => [
    { heading: own().description, main: true, cell: (line) => <Description line={line} /> },
    { heading: own().quantity, figure: true, cell: (line) => grouped(line.quantity) },
    { heading: price(), figure: true, cell: (line) => grouped(line.unitPrice) },
    ...(taxed() ? [{ heading: own().tax, figure: true, cell: rate }] : []),
    { heading: own().net, numeric: true, cell: (line) => money(line.net) },
  ]
  return <DataTable label={own().lines} columns={columns()} rows={props.lines} />
}
