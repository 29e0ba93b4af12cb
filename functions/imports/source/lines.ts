import type { DocumentLine } from "../../../shared/documents.ts"
import { text } from "../../../shared/fields.ts"
import type { ImportField, RowProblem } from "../../../shared/imports.ts"
import { type Currency, money } from "../../../shared/money.ts"
import type { Columns } from "./formats.ts"
import {
  type DateFormat,
  type DecimalMark,
  percentOf,
  productMinor,
  readDecimal,
  readNumber,
  roundedMinor,
} from "./values.ts"

/** What reading the cells of one file depends on. */
export type Sheet = {
  headers: string[]
  columns: Columns
  statuses: Record<string, "draft" | "published" | "void">
  sourceName: string
  dateFormat: DateFormat
  decimalMark: DecimalMark
  /** The tenant's, for files that name none. */
  currency: Currency
}

export const lineFields = [
  "lineName",
  "lineDescription",
  "quantity",
  "unitPrice",
  "lineDiscount",
  "lineTotal",
  "taxRate",
  "lineTax",
] as const satisfies ImportField[]
type LineField = (typeof lineFields)[number]

/** Cells in the order of `lineFields`: all that is kept of a row. */
export type LineRow = { row: number; cells: string[] }

export type Report = (row: number, field: ImportField, reason: string, value?: string) => void
export const reporter =
  (sheet: Pick<Sheet, "headers" | "columns">, invoice: string, problems: RowProblem[]): Report =>
  (row, field, reason, value) => {
    const column = sheet.headers[sheet.columns[field] ?? -1] ?? field
    problems.push({
      row,
      column,
      reason,
      value: value?.slice(0, 60),
      invoice: invoice.slice(0, 60) || undefined,
    })
  }

const plain = /^[\x20-\x7e]*$/
const schemas = new Map<number, ReturnType<typeof text>>()

/** Text as people may see it: composed, without control or direction characters; undefined when too long. */
export function cleanText(cell: string, max: number): string | undefined {
  const trimmed = cell.trim()
  if (trimmed.length <= max && plain.test(trimmed)) return trimmed
  const schema = schemas.get(max) ?? text(max)
  schemas.set(max, schema)
  return schema.safeParse(trimmed).data
}

const descriptionMax = 2000

function descriptionOf(cells: string[]) {
  const [name = "", more = ""] = cells
  const both = more.trim() && more.trim() !== name.trim() ? `${name.trim()}\n${more.trim()}` : name
  return cleanText(both, descriptionMax)
}

/** Reads the cells of one row; `report` hears of each that is not what its column should hold. */
function lineCells(sheet: Sheet, line: LineRow, currency: Currency, report: Report) {
  const text = (field: LineField) => (line.cells[lineFields.indexOf(field)] ?? "").trim()
  return {
    text,
    decimal(field: LineField) {
      const cell = text(field)
      const value = cell === "" ? undefined : readDecimal(cell, sheet.decimalMark, currency)
      if (cell !== "" && value === undefined) report(line.row, field, "not_a_number", cell)
      return value
    },
    amount(field: LineField) {
      const cell = text(field)
      const number = cell === "" ? undefined : readNumber(cell, sheet.decimalMark, currency)
      const minor = number === undefined ? undefined : roundedMinor(number, currency)
      if (cell !== "" && minor === undefined) report(line.row, field, "not_an_amount", cell)
      return minor
    },
  }
}

/** A line as the source states it: its total before tax, or what quantity, price and discount come to. */
export function readLine(sheet: Sheet, line: LineRow, currency: Currency, report: Report): DocumentLine {
  const { text, decimal, amount } = lineCells(sheet, line, currency, report)
  const description = descriptionOf(line.cells)
  if (description === undefined) report(line.row, "lineDescription", "too_long")
  const [quantity = "1", price, rate] = [decimal("quantity"), decimal("unitPrice"), decimal("taxRate")]
  const [total, discount = 0, tax] = [amount("lineTotal"), amount("lineDiscount"), amount("lineTax")]
  const product = price === undefined ? undefined : productMinor(quantity, price, currency)
  const net = total ?? (product === undefined ? undefined : product - discount)
  if (net === undefined && text("lineTotal") === "" && text("unitPrice") === "")
    report(line.row, "lineTotal", "missing_amount")
  return {
    description: description ?? "",
    quantity: price === undefined ? "1" : quantity,
    unitPrice: price ?? readDecimal(text("lineTotal"), sheet.decimalMark, currency) ?? "0",
    discount: money(discount, currency),
    net: money(net ?? 0, currency),
    ...(rate !== undefined && { taxRate: rate }),
    tax: money(tax ?? percentOf(net ?? 0, rate ?? "0"), currency),
  }
}
