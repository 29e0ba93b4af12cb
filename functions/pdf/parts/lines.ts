import { type Currency, decimals, formatAmount } from "../../../shared/money.ts"
import { formatDecimal, toDirhams, withCurrency } from "./figures.ts"
import { type Label, label, taxOn } from "./labels.ts"
import { inEach, type Letter, sayInEach } from "./letter.ts"
import type { Column } from "./table.ts"
import type { Total } from "./totals.ts"

/** A line as it is printed; amounts are whole minor units of the document's currency. */
export type PrintedLine = {
  description: string
  descriptionArabic?: string | undefined
  quantity: string
  unitPrice: string
  discountPercent?: string | undefined
  discount: number
  net: number
  taxRate?: string | undefined
  tax: number
}

/** Dirhams for one unit of the document's currency, as the source published it. */
export type PrintedRate = { rate: string; on: string; source: string }

/** What the lines and their tax have in common, whatever the document is. */
export type Priced = {
  currency: Currency
  lines: PrintedLine[]
  /** Off the whole document, beyond what its lines say. */
  discount: number
  tax: number
  /** The seller is registered for VAT. */
  isRegistered: boolean
  /** Unit prices and discounts are with tax. */
  pricesIncludeTax?: boolean | undefined
  /** A simplified tax invoice states what is to pay, line by line, and the tax once. */
  isSimplified?: boolean | undefined
  exchangeRateToAed?: PrintedRate | undefined
}

export const sumOf = (lines: PrintedLine[], part: "net" | "tax" | "discount") =>
  lines.reduce((sum, line) => sum + line[part], 0)

const isTaxed = ({ isRegistered, tax }: Priced) => isRegistered || tax !== 0

/** The rate, where this document has to say in dirhams what it says in another currency. */
export const dirhamRate = ({ currency, isRegistered, exchangeRateToAed }: Priced) =>
  currency !== "AED" && isRegistered ? exchangeRateToAed : undefined

const figures = (
  name: Label,
  text: (line: PrintedLine) => string,
  under?: (line: PrintedLine) => string | undefined,
): Column<PrintedLine> => ({
  label: name,
  kind: "figures",
  cell: (line) => ({ text: text(line), under: under?.(line) }),
})

/** Net, rate, tax and total of each line; the total also in dirhams, where the law wants it so (Art. 59). */
function taxColumns(priced: Priced): Column<PrintedLine>[] {
  const { currency, isRegistered } = priced
  const rate = dirhamRate(priced)
  const amount = (minor: number) => formatAmount(minor, currency)
  const gross = (line: PrintedLine) => line.net + line.tax
  const inDirhams = (line: PrintedLine) =>
    rate && withCurrency(toDirhams(gross(line), currency, rate.rate), "AED")
  const total = figures(
    priced.isSimplified && isRegistered ? "totalWithVatShort" : "lineTotal",
    (line) => amount(gross(line)),
    inDirhams,
  )
  if (priced.isSimplified) return [total]
  return [
    figures("net", (line) => amount(line.net)),
    figures(isRegistered ? "vatRate" : "taxRate", ({ taxRate }) =>
      taxRate ? `${formatDecimal(taxRate)}%` : "–",
    ),
    figures(isRegistered ? "vatShort" : "tax", (line) => amount(line.tax)),
    total,
  ]
}

export function lineColumns(letter: Letter, priced: Priced): Column<PrintedLine>[] {
  const { currency, lines, pricesIncludeTax } = priced
  const words = ({ description, descriptionArabic }: PrintedLine) =>
    letter.first === "ar"
      ? { text: descriptionArabic || description }
      : { text: description, second: descriptionArabic }
  const percent = ({ discountPercent }: PrintedLine) =>
    discountPercent && Number(discountPercent) ? `${formatDecimal(discountPercent)}%` : undefined
  const off = ({ discount }: PrintedLine) => (discount ? formatAmount(discount, currency) : "–")
  return [
    { label: "description", kind: "words", cell: words },
    figures("quantity", (line) => formatDecimal(line.quantity)),
    figures(pricesIncludeTax ? "unitPriceWithTax" : "unitPrice", (line) =>
      formatDecimal(line.unitPrice, decimals(currency)),
    ),
    ...(lines.some((line) => line.discount !== 0) ? [figures("discount", off, percent)] : []),
    ...(isTaxed(priced)
      ? taxColumns(priced)
      : [figures("amount", (line) => formatAmount(line.net, currency))]),
  ]
}

/** One row per rate where the lines explain the whole tax, else one row for all. */
export function taxRows(letter: Letter, priced: Priced): Total[] {
  const { lines, currency, discount, tax, isRegistered } = priced
  if (!isTaxed(priced)) return []
  const name = isRegistered ? "vat" : "tax"
  const rates = Map.groupBy(lines, (line) => (line.taxRate ? formatDecimal(line.taxRate) : undefined))
  const areExplained = !rates.has(undefined) && sumOf(lines, "tax") === tax && discount === 0
  if (!areExplained) return [{ labels: inEach(letter, name), value: formatAmount(tax, currency) }]
  return [...rates].map(([rate = "", taxed]) => ({
    labels: sayInEach(letter, (language) =>
      taxOn(label(name, language), `${rate}%`, formatAmount(sumOf(taxed, "net"), currency), language),
    ),
    value: formatAmount(sumOf(taxed, "tax"), currency),
  }))
}
