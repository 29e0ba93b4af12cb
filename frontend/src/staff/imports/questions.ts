import type { Import, ImportField, MapImport, RowProblem } from "../../../../shared/imports.ts"

/** Not about a row but about the file: it waits for a person's answer. */
const questions = ["missing_column", "date_format_undecided"]
const notices = ["repeated_header", "not_an_email", "email_not_ascii"]

const problemsOf = (file: Import) => file.problems ?? []

export const badRowsOf = (file: Import): RowProblem[] =>
  problemsOf(file).filter(({ reason }) => !questions.includes(reason) && !notices.includes(reason))

export const noticesOf = (file: Import): RowProblem[] =>
  problemsOf(file).filter(({ reason }) => notices.includes(reason))

export const missingOf = (file: Import) =>
  problemsOf(file).flatMap(({ reason, column }) =>
    reason === "missing_column" ? [column as ImportField] : [],
  )

export const asksDates = (file: Import) =>
  file.dateFormat === undefined || problemsOf(file).some(({ reason }) => reason === "date_format_undecided")

/** Nothing can start before these are answered. */
export const isAsking = (file: Import) => missingOf(file).length > 0 || asksDates(file)

export type Choices = Record<number, ImportField | "">

/** From our fields to the file's columns, turned round: what each column of the file feeds. */
export function choicesOf({ headers = [], columns = {} }: Import): Choices {
  const choices: Choices = Object.fromEntries(headers.map((_, at) => [at, ""]))
  for (const [field, at] of Object.entries(columns)) choices[at] = field as ImportField
  return choices
}

export function columnsOf(choices: Choices): MapImport["columns"] {
  const chosen = Object.entries(choices).flatMap(([at, field]) =>
    field ? [[field, Number(at)] as const] : [],
  )
  return Object.fromEntries(chosen)
}

/** A field is fed by one column: choosing it for another column frees the first. */
export function choose(choices: Choices, at: number, field: ImportField | ""): Choices {
  const freed = Object.entries(choices).map(([other, held]) => [other, field && held === field ? "" : held])
  return { ...Object.fromEntries(freed), [at]: field }
}
