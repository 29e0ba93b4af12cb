import { stringify } from "csv-stringify/sync"

export type Cell = string | number | boolean | null | undefined

/** Where some spreadsheet, in some language, begins a new cell or line inside a quoted one. */
const breaks = /(\r\n|[\r\n\t;\v\f\u0085\u2028\u2029])/
/** What is not seen, and what spreadsheets pass over, before a formula. */
const unseen = /^[\s\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]+/u
const triggers = /^[=+\-@\u2212]/

/** Full-width and small signs are folded first: spreadsheets of East Asian languages read them alike. */
const startsFormula = (text: string) => triggers.test(text.normalize("NFKC").replace(unseen, ""))

/**
 * Text that no spreadsheet runs (R54): each part that could become a cell, or start a line of one, and begins as a
 * formula does, gets an apostrophe in front. Numbers need none, because they are numbers by type.
 */
export function harmless(text: string) {
  const guarded = text
    .split(breaks)
    .map((part) => (startsFormula(part) ? `'${part}` : part))
    .join("")
  return /^[\t\r\n]/.test(guarded) ? `'${guarded}` : guarded
}

/** Rows as CSV (RFC 4180): every text quoted and harmless. */
export const csvRows = (rows: Cell[][]) =>
  stringify(
    rows.map((row) => row.map((cell) => (typeof cell === "string" ? harmless(cell) : cell))),
    { quoted_string: true, record_delimiter: "windows", cast: { boolean: String } },
  )

/** Excel takes a file without it for one in the machine's old character set. */
export const byteOrderMark = "\ufeff"
