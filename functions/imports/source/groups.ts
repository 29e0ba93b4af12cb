import type { ImportField, RowProblem } from "../../../shared/imports.ts"
import { readCsv } from "./csv.ts"
import { type Columns, recognise } from "./formats.ts"
import type { Group } from "./header.ts"
import { lineFields } from "./lines.ts"

/** Repeated on every row of an invoice by most systems; later rows may leave them out but not disagree. */
const sharedFields = [
  "invoiceNumber",
  "customerId",
  "customerName",
  "status",
  "issuedOn",
  "dueOn",
  "currency",
  "total",
  "balance",
  "shipping",
  "adjustment",
  "discountTotal",
] as const satisfies ImportField[]

export type Gathered = {
  groups: Map<string, Group & { conflict?: RowProblem }>
  problems: RowProblem[]
  rows: number
}

function add(gathered: Gathered, columns: Columns, headers: string[], cells: string[], row: number) {
  gathered.rows++
  const at = (field: ImportField) => cells[columns[field] ?? -1]?.trim() ?? ""
  const key = at("invoiceId") || at("invoiceNumber")
  if (key === "") {
    const column = headers[columns.invoiceNumber ?? -1] ?? "invoiceNumber"
    gathered.problems.push({ row, column, reason: "missing_number" })
    return
  }
  const lineCells = lineFields.map((field) => cells[columns[field] ?? -1] ?? "")
  const known = gathered.groups.get(key)
  const group = known ?? { row, header: cells, lines: [], rows: 0 }
  if (!known) gathered.groups.set(key, group)
  group.rows++
  if (lineCells.some((cell) => cell.trim() !== "")) group.lines.push({ row, cells: lineCells })
  if (known) complete(known, columns, headers, cells, row)
}

function complete(
  group: Group & { conflict?: RowProblem },
  columns: Columns,
  headers: string[],
  cells: string[],
  row: number,
) {
  for (const field of sharedFields) {
    const column = columns[field] ?? -1
    const [first = "", here = ""] = [group.header[column], cells[column]]
    if (here === first || here.trim() === "" || here.trim() === first.trim()) continue
    if (first.trim() === "") group.header[column] = here
    else
      group.conflict ??= {
        row,
        column: headers[column],
        reason: "conflicting_header",
        value: here.slice(0, 60),
      }
  }
}

const sampledRows = 100
const sampleOf = (cell = "") => cell.trim().slice(0, 60)

/** Reads the file to its end, keeping of each invoice its first row and its lines. */
export async function gather(source: AsyncIterable<Uint8Array>, given: Columns | undefined) {
  const gathered: Gathered = { groups: new Map(), problems: [], rows: 0 }
  let headers: string[] = []
  let recognised: ReturnType<typeof recognise> = { columns: {} }
  let columns: Columns = {}
  const samples: string[] = []
  await readCsv(source, {
    header(cells) {
      headers = cells.map((cell) =>
        cell
          .replace(/^\ufeff/, "")
          .trim()
          .slice(0, 100),
      )
      recognised = recognise(headers)
      columns = given ?? recognised.columns
    },
    row(cells, row) {
      if (gathered.rows < sampledRows) for (const at of headers.keys()) samples[at] ||= sampleOf(cells[at])
      add(gathered, columns, headers, cells, row)
    },
    problem: (problem) => {
      gathered.rows++
      gathered.problems.push(problem)
    },
  })
  return { gathered, headers, samples, columns, format: recognised.format }
}
