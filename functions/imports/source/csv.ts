import { pipeline } from "node:stream/promises"
import { CsvError, type InfoRecord, parse } from "csv-parse"
import type { RowProblem } from "../../../shared/imports.ts"
import { decode, refuse } from "./decode.ts"

export const limits = { rows: 200_000, columns: 500, cellChars: 32_768, rowChars: 262_144 }

type CsvReader = {
  header: (cells: string[]) => void
  row: (cells: string[], row: number) => void
  problem: (problem: RowProblem) => void
}

const delimiters = [",", ";", "\t"] as const

/** The separator of the first line that is not blank; a cell in quotes does not count. Excel may state it. */
function delimiterOf(head: string): { delimiter: string; skip: number } {
  const stated = /^\s*"?sep=([,;\t])"?\n/i.exec(head)
  if (stated?.[1]) return { delimiter: stated[1], skip: stated[0].length }
  const line = (/[^\n]+/.exec(head)?.[0] ?? "").replace(/"[^"]*"/g, "")
  const counts = delimiters.map((delimiter) => line.split(delimiter).length)
  return { delimiter: delimiters[counts.indexOf(Math.max(...counts))] ?? ",", skip: 0 }
}

async function* withFirst(first: Buffer, rest: AsyncGenerator<Buffer>) {
  yield first
  yield* rest
}

const isBlank = (cells: string[]) => cells.every((cell) => cell.trim() === "")

const count = (text: string, char: string) => text.split(char).length - 1

/** Numbers rows as a spreadsheet does, the header being the first, and keeps broken ones out. */
function recordReader(reader: CsvReader, delimiter: string) {
  let [columns, swallowed] = [0, 0]

  /** A quote never closed joins rows to one cell: it then holds as many separators as a row has. */
  const joinsRows = (cell: string) =>
    cell.startsWith('"') && cell.includes("\n") && count(cell, delimiter) >= columns - 1

  function faultOf(cells: string[]) {
    if (cells.length > columns && !isBlank(cells.slice(columns))) return "too_many_cells"
    for (const cell of cells) {
      if (cell.length > limits.cellChars) return "cell_too_long"
      if (cell.charCodeAt(0) === 34 && joinsRows(cell)) {
        swallowed += count(cell.trim(), "\n")
        return "stray_quote"
      }
    }
  }

  return (cells: string[], { records }: InfoRecord) => {
    const row = records + swallowed
    if (cells.length < 2 && isBlank(cells)) return
    if (columns === 0) {
      if (cells.length > limits.columns) throw refuse("too_many_columns")
      columns = cells.length
      return reader.header(cells)
    }
    if (row > limits.rows + 1) throw refuse("too_many_rows")
    const reason = faultOf(cells)
    if (reason) reader.problem({ row, reason })
    else if (!isBlank(cells)) reader.row(cells, row)
  }
}

/** Reads any table of text, row by row, however large; throws when it is none. */
export async function readCsv(source: AsyncIterable<Uint8Array>, reader: CsvReader): Promise<void> {
  const bytes = decode(source)
  const first = (await bytes.next()).value ?? Buffer.alloc(0)
  const { delimiter, skip } = delimiterOf(first.subarray(0, 16_384).toString())
  let headerSeen = false
  const header = (cells: string[]) => {
    headerSeen = true
    reader.header(cells)
  }
  const accept = recordReader({ ...reader, header }, delimiter)
  const parser = parse({
    delimiter,
    record_delimiter: "\n",
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: limits.rowChars,
    on_record: (cells: string[], info) => {
      accept(cells, info)
      return null
    },
  })
  parser.resume()
  try {
    await pipeline(withFirst(first.subarray(skip), bytes), parser)
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    reader.problem({ row: parser.info.records + 1, reason: "unreadable_from_here" })
  }
  if (!headerSeen) throw refuse("file_empty")
}
