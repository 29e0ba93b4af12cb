import { type Currency, decimals, type Money } from "../../shared/money.ts"
import type { CurrencyStatement } from "../../shared/statements.ts"
import { byteOrderMark, type Cell, csvRows } from "../csv.ts"
import { type Label, label } from "../pdf/parts/labels.ts"
import type { Languages } from "../pdf/parts/letter.ts"
import { movementLabels } from "./movements.ts"
import type { Stated } from "./statement.ts"

/** A number, so that spreadsheets add it up; its currency stands beside it. */
const amountIn = (currency: Currency) => (amount: Money | undefined) =>
  amount && Number(`${amount.minor}e-${decimals(currency)}`)

const wordsIn = (language: Languages) => (name: Label) =>
  language === "bilingual" ? `${label(name, "en")} / ${label(name, "ar")}` : label(name, language)

function activityRows({ from, to }: Stated, part: CurrencyStatement, language: Languages): Cell[][] {
  const { currency } = part
  const [words, amount] = [wordsIn(language), amountIn(currency)]
  const heads: Label[] = [
    "date",
    "details",
    "number",
    "reference",
    "dueOn",
    "debit",
    "credit",
    "balance",
    "currency",
  ]
  return [
    heads.map(words),
    [from, words("openingBalance"), "", "", "", null, null, amount(part.opening), currency],
    ...part.rows.map(({ on, kind, number, reference, dueOn, debit, credit, balance }): Cell[] => [
      on,
      words(movementLabels[kind]),
      number ?? "",
      reference ?? "",
      dueOn ?? "",
      amount(debit),
      amount(credit),
      amount(balance),
      currency,
    ]),
    [
      to,
      words("closingBalance"),
      "",
      "",
      "",
      amount(part.debits),
      amount(part.credits),
      amount(part.closing),
      currency,
    ],
  ]
}

function openItemRows(part: CurrencyStatement, language: Languages): Cell[][] {
  const { currency } = part
  const [words, amount] = [wordsIn(language), amountIn(currency)]
  const heads: Label[] = [
    "issuedOn",
    "number",
    "reference",
    "dueOn",
    "daysOverdue",
    "total",
    "stillDue",
    "currency",
  ]
  return [
    heads.map(words),
    ...part.openItems.map(({ issuedOn, number, reference, dueOn, daysOverdue, total, due }): Cell[] => [
      issuedOn,
      number,
      reference ?? "",
      dueOn,
      daysOverdue,
      amount(total),
      amount(due),
      currency,
    ]),
  ]
}

/** One currency of a statement as a file for spreadsheets. */
export function statementCsv(statement: Stated, part: CurrencyStatement, language: Languages): Uint8Array {
  const rows =
    statement.kind === "activity" ? activityRows(statement, part, language) : openItemRows(part, language)
  return Buffer.from(byteOrderMark + csvRows(rows))
}
