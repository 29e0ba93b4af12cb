import type { ImportField, RowProblem } from "../../../shared/imports.ts"
import type { Currency } from "../../../shared/money.ts"
import { type Columns, formatOf, missingFields, repeatedHeaders } from "./formats.ts"
import { type Gathered, gather } from "./groups.ts"
import type { Group, SourceCustomer } from "./header.ts"
import { readInvoice, type SourceInvoice } from "./invoice.ts"
import type { Sheet } from "./lines.ts"
import { type DateFormat, decideDateFormat, decideDecimalMark } from "./values.ts"

/** What a person has decided about the file, where it does not speak for itself. */
export type Mapping = { columns?: Columns; dateFormat?: DateFormat; currency: Currency }

export type SourceFile = {
  /** Names the system in `source.system`. */
  system: string
  format?: string
  headers: string[]
  /** The first value of each column that is not empty. */
  samples: string[]
  columns: Columns
  dateFormat?: DateFormat
  rows: number
  badRows: number
  customers: SourceCustomer[]
  invoices: SourceInvoice[]
  problems: RowProblem[]
}

function* cellsOf(groups: Iterable<Group>, columns: Columns, fields: ImportField[]) {
  for (const group of groups)
    for (const field of fields) yield group.header[columns[field] ?? -1]?.trim() ?? ""
}

/** Two invoices with one number are never both taken in: one of them is a mistake. */
function withoutDoubles(invoices: SourceInvoice[], problems: RowProblem[]) {
  const numbers = new Set<string>()
  return invoices.filter(({ number, row }) => {
    if (!numbers.has(number)) return numbers.add(number)
    problems.push({ row, reason: "duplicate_number", value: number, invoice: number })
    return false
  })
}

const disagree = (a: string | undefined, b: string | undefined) =>
  a !== undefined && b !== undefined && a !== b

/** Each customer once: as its first row has it, completed by the others. */
function customersOf(invoices: SourceInvoice[]) {
  const customers = new Map<string, SourceCustomer>()
  for (const { customer } of invoices) {
    const known = customers.get(customer.key)
    if (known) {
      const differs = disagree(known.trn, customer.trn) || disagree(known.email, customer.email)
      known.doubtful ||= known.id === undefined && differs
      known.email ??= customer.email
      known.trn ??= customer.trn
    } else customers.set(customer.key, { ...customer })
  }
  return [...customers.values()]
}

function readGroups(sheet: Sheet, { groups, problems }: Gathered) {
  const notices: RowProblem[] = []
  const read: SourceInvoice[] = []
  for (const [key, group] of groups) {
    if (group.conflict) problems.push({ ...group.conflict, invoice: key.slice(0, 60) })
    const invoice = group.conflict ? undefined : readInvoice(sheet, group, { problems, notices })
    if (invoice) read.push(invoice)
    groups.delete(key)
  }
  return { invoices: withoutDoubles(read, problems), notices }
}

/** What only a person can answer before anything can be read. */
function questionsOf(columns: Columns, dates: string[], dateFormat: DateFormat | undefined): RowProblem[] {
  const missing = missingFields(columns).map((column) => ({ row: 1, column, reason: "missing_column" }))
  if (dateFormat) return missing
  const value = dates.find((cell) => cell !== "" && !/^\d{4}/.test(cell))?.slice(0, 60)
  return [...missing, { row: 1, reason: "date_format_undecided", value }]
}

/** Reads a whole file: every invoice it states, and a reason for each row that states none. */
export async function readSource(source: AsyncIterable<Uint8Array>, mapping: Mapping): Promise<SourceFile> {
  const { gathered, headers, samples, columns, format } = await gather(source, mapping.columns)
  const { rows, problems, groups } = gathered
  const { id: system, name: sourceName, statuses } = formatOf(format)
  const file = { system, format, headers, samples, columns, rows }
  const repeated = repeatedHeaders(headers).map((column) => ({ row: 1, column, reason: "repeated_header" }))
  const dates = [...cellsOf(groups.values(), columns, ["issuedOn", "dueOn"])]
  const dateFormat = mapping.dateFormat ?? decideDateFormat(dates)
  const questions = questionsOf(columns, dates, dateFormat)
  if (questions.length > 0 || !dateFormat)
    return { ...file, badRows: 0, customers: [], invoices: [], problems: [...questions, ...repeated] }
  const decimalMark = decideDecimalMark(cellsOf(groups.values(), columns, ["total", "balance"]))
  const { currency } = mapping
  const sheet = { headers, columns, statuses, sourceName, dateFormat, decimalMark, currency }
  const { invoices, notices } = readGroups(sheet, gathered)
  const badRows = rows - invoices.reduce((sum, invoice) => sum + invoice.rows, 0)
  const all = [...repeated, ...problems, ...notices].sort((a, b) => a.row - b.row)
  return { ...file, dateFormat, badRows, customers: customersOf(invoices), invoices, problems: all }
}
