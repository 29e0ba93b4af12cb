import { Email } from "../../../shared/fields.ts"
import type { ImportField } from "../../../shared/imports.ts"
import type { Invoice } from "../../../shared/invoices.ts"
import { type Currency, isCurrency } from "../../../shared/money.ts"
import { headerKey } from "./formats.ts"
import { cleanText, type LineRow, type Report, type Sheet } from "./lines.ts"
import { readDate, readMinor } from "./values.ts"

export type SourceCustomer = {
  /** Tells the file's customers apart: by the source's id, or by name where the file has no ids. */
  key: string
  id?: string
  row: number
  /** The file has no ids, and one name with more than one tax number or address: perhaps two customers. */
  doubtful?: boolean
  name: string
  number?: string
  email?: string
  trn?: string
  address: { line1?: string; city?: string; region?: string; country?: string }
  currency: Currency
}

/** The rows of one invoice: the first one's cells, completed by the others, and the lines of all. */
export type Group = { row: number; header: string[]; lines: LineRow[]; rows: number }

export type Cells = ReturnType<typeof headerCells>

/** Reads the cells that stand once for a whole invoice. */
export function headerCells(sheet: Sheet, group: Group, report: Report) {
  const raw = (field: ImportField) => (group.header[sheet.columns[field] ?? -1] ?? "").trim()
  const refuse = (field: ImportField, reason: string) => report(group.row, field, reason, raw(field))
  return {
    raw,
    refuse,
    text(field: ImportField, max: number): string | undefined {
      const value = cleanText(raw(field), max)
      if (value === undefined) refuse(field, "too_long")
      return value || undefined
    },
    date(field: ImportField) {
      const value = readDate(raw(field), sheet.dateFormat)
      if (!value && raw(field) !== "") refuse(field, "not_a_date")
      return value
    },
    minor(field: ImportField, currency: Currency) {
      const value = readMinor(raw(field), sheet.decimalMark, currency)
      if (value === undefined && raw(field) !== "") refuse(field, "not_an_amount")
      return value
    },
  }
}

export function currencyOf(sheet: Sheet, cells: Cells): Currency {
  const code = cells.raw("currency").toUpperCase()
  if (isCurrency(code)) return code
  if (code !== "") cells.refuse("currency", "unknown_currency")
  return sheet.currency
}

export function customerOf(cells: Cells, row: number, currency: Currency, notice: Report): SourceCustomer {
  const name = cells.text("customerName", 200)
  if (!name) cells.refuse("customerName", "missing_customer")
  const id = cells.text("customerId", 100)
  const address = cells.raw("customerEmail")
  const { data: email, error } = Email.optional().safeParse(address || undefined)
  if (error) notice(row, "customerEmail", error.issues[0]?.message ?? "not_an_email", address)
  return {
    key: id ? `id ${id}` : `name ${name}`,
    id,
    row,
    name: name ?? "",
    number: cells.text("customerNumber", 60),
    email,
    trn: cells.text("customerTrn", 20),
    address: {
      line1: cells.text("billingAddress", 200)?.replaceAll("\n", ", "),
      city: cells.text("billingCity", 100),
      region: cells.text("billingRegion", 100),
      country: cells.text("billingCountry", 100),
    },
    currency,
  }
}

export function documentOf(sheet: Sheet, cells: Cells): Invoice["document"] {
  const status = cells.raw("status")
  const document = sheet.statuses[headerKey(status)]
  if (sheet.columns.status !== undefined && !document) cells.refuse("status", "unknown_status")
  return document ?? "published"
}

/** What the source says was paid or credited: a balance below the total means payments happened elsewhere. */
export function settledOf(cells: Cells, document: Invoice["document"], total: number, currency: Currency) {
  if (document !== "published") return 0
  const status = headerKey(cells.raw("status"))
  const balance = cells.minor("balance", currency)
  if (balance === undefined && cells.raw("balance") === "") {
    if (status === "partiallypaid") cells.refuse("balance", "missing_amount")
    return status === "paid" || status === "closed" ? total : 0
  }
  if (balance !== undefined && (balance < 0 || balance > total))
    cells.refuse("balance", "balance_out_of_range")
  return total - (balance ?? 0)
}
