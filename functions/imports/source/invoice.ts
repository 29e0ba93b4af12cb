import type { RowProblem } from "../../../shared/imports.ts"
import type { Invoice } from "../../../shared/invoices.ts"
import { type Currency, decimals, type Money, money } from "../../../shared/money.ts"
import {
  type Cells,
  currencyOf,
  customerOf,
  documentOf,
  type Group,
  headerCells,
  type SourceCustomer,
  settledOf,
} from "./header.ts"
import { type Report, readLine, reporter, type Sheet } from "./lines.ts"
import { readDecimal } from "./values.ts"

type Content = Pick<
  Invoice,
  | "number"
  | "document"
  | "issuedOn"
  | "dueOn"
  | "currency"
  | "reference"
  | "lines"
  | "subtotal"
  | "discount"
  | "tax"
  | "adjustment"
  | "total"
  | "exchangeRate"
  | "notes"
  | "terms"
>
/** An invoice as the source states it. `settled` is what it says was paid or credited: total less balance. */
export type SourceInvoice = Content & {
  sourceId: string
  row: number
  rows: number
  customer: SourceCustomer
  settled: Money
}

const linesMax = 500
/** DynamoDB keeps at most 400 KB in a row. */
const linesBytesMax = 300_000

type Lines = Invoice["lines"]
type Sums = { subtotal: number; discount: number; tax: number; adjustment: number; fits: boolean }

/** What the lines come to, and what the source's total adds to that or takes away. */
function sumsOf(cells: Cells, lines: Lines, total: number, currency: Currency): Sums {
  const sum = (part: "net" | "tax") => lines.reduce((minor, line) => minor + line[part].minor, 0)
  const [subtotal, tax] = [sum("net"), sum("tax")]
  const discount = cells.minor("discountTotal", currency) ?? 0
  const stated = (cells.minor("shipping", currency) ?? 0) + (cells.minor("adjustment", currency) ?? 0)
  const adjustment = total - (subtotal - discount + tax)
  // Systems round lines, taxes and totals each on their own: up to 0.05 a line is theirs, more is an error.
  const tolerance = lines.length * Math.max(1, 5 * 10 ** (decimals(currency) - 2))
  return { subtotal, discount, tax, adjustment, fits: Math.abs(adjustment - stated) <= tolerance }
}

/** Where prices include tax, so do the totals of lines. */
const withoutTax = (lines: Lines): Lines =>
  lines.map((line) => ({ ...line, net: money(line.net.minor - line.tax.minor, line.net.currency) }))

function linesAndSums(cells: Cells, stated: Lines, total: number, currency: Currency) {
  const sums = sumsOf(cells, stated, total, currency)
  if (sums.fits || !/^(true|yes|1)$/i.test(cells.raw("taxInclusive"))) return { lines: stated, sums }
  const lines = withoutTax(stated)
  return { lines, sums: sumsOf(cells, lines, total, currency) }
}

function readLines(sheet: Sheet, group: Group, currency: Currency, report: Report): Lines {
  const lines = group.lines.slice(0, linesMax).map((line) => readLine(sheet, line, currency, report))
  const tooMany = group.lines.length > linesMax
  const tooLarge = lines.length > 40 && Buffer.byteLength(JSON.stringify(lines)) > linesBytesMax
  if (tooMany || tooLarge) report(group.row, "lineTotal", "too_many_lines")
  return lines
}

/** Only the rate to dirhams is kept: it is what a UAE tax invoice in another currency must state. */
function exchangeRateOf(sheet: Sheet, cells: Cells, currency: Currency, on: string): Invoice["exchangeRate"] {
  if (sheet.currency !== "AED" || currency === "AED") return undefined
  const toAed = readDecimal(cells.raw("exchangeRate"), sheet.decimalMark)
  return toAed && Number(toAed) > 0 ? { toAed, on, source: sheet.sourceName } : undefined
}

function totalOf(cells: Cells, currency: Currency) {
  const total = cells.minor("total", currency)
  if (cells.raw("total") === "") cells.refuse("total", "missing_amount")
  if (total !== undefined && total < 0) cells.refuse("total", "negative_total")
  return total ?? 0
}

function datesOf(cells: Cells) {
  const issuedOn = cells.date("issuedOn")
  if (cells.raw("issuedOn") === "") cells.refuse("issuedOn", "not_a_date")
  return { issuedOn: issuedOn ?? "", dueOn: cells.date("dueOn") ?? issuedOn ?? "" }
}

/** The invoice that a group of rows states, or undefined: then `problems` has every reason. */
export function readInvoice(
  sheet: Sheet,
  group: Group,
  { problems, notices }: { problems: RowProblem[]; notices: RowProblem[] },
): SourceInvoice | undefined {
  const before = problems.length
  const name = (group.header[sheet.columns.invoiceNumber ?? -1] ?? "").trim()
  const report = reporter(sheet, name, problems)
  const notice = reporter(sheet, name, notices)
  const cells = headerCells(sheet, group, report)
  const number = cells.text("invoiceNumber", 60)
  if (!number) cells.refuse("invoiceNumber", "missing_number")
  const currency = currencyOf(sheet, cells)
  const document = documentOf(sheet, cells)
  const [dates, total] = [datesOf(cells), totalOf(cells, currency)]
  const settled = settledOf(cells, document, total, currency)
  const stated = readLines(sheet, group, currency, report)
  const customer = customerOf(cells, group.row, currency, notice)
  const texts = {
    reference: cells.text("reference", 100),
    notes: cells.text("notes", 5000),
    terms: cells.text("terms", 5000),
  }
  const { lines, sums } = linesAndSums(cells, stated, total, currency)
  if (problems.length === before && !sums.fits) cells.refuse("total", "totals_differ")
  if (problems.length > before || !number) return undefined
  const of = (minor: number) => money(minor, currency)
  return {
    sourceId: cells.text("invoiceId", 100) ?? number,
    row: group.row,
    rows: group.rows,
    customer,
    settled: of(settled),
    number,
    document,
    ...dates,
    currency,
    ...texts,
    lines,
    subtotal: of(sums.subtotal),
    discount: of(sums.discount),
    tax: of(sums.tax),
    adjustment: of(sums.adjustment),
    total: of(total),
    exchangeRate: exchangeRateOf(sheet, cells, currency, dates.issuedOn),
  }
}
