import { type Currency, formatAmount, type Money } from "../../shared/money.ts"
import type { CurrencyStatement, OpenItem, StatementRow } from "../../shared/statements.ts"
import { drawFacts } from "../pdf/parts/facts.ts"
import { withCurrency } from "../pdf/parts/figures.ts"
import { formatDate, type Label, type Language, label } from "../pdf/parts/labels.ts"
import { inEach, type Letter, makeRoom } from "../pdf/parts/letter.ts"
import { type Cell, type Column, drawTable } from "../pdf/parts/table.ts"
import { drawTotals, type Total, totalsHeight } from "../pdf/parts/totals.ts"
import { type Phrase, phrase } from "../pdf/text/clean.ts"
import { movementLabels } from "./movements.ts"

const ages: [keyof CurrencyStatement["ageing"], Label][] = [
  ["current", "notYetDue"],
  ["days30", "days30"],
  ["days60", "days60"],
  ["days90", "days90"],
  ["older", "older"],
]

/** Their names in two languages, and the amounts. */
const ageingHeight = 64

const shown = (amount: Money | undefined) => (amount ? formatAmount(amount.minor, amount.currency) : "")

const total = (letter: Letter, name: Label, { minor, currency }: Money, strong = false): Total => ({
  labels: inEach(letter, name),
  value: strong ? withCurrency(minor, currency) : formatAmount(minor, currency),
  strong,
})

/** Figures that belong together stay on one page. */
function drawSums(letter: Letter, totals: Total[]) {
  makeRoom(letter, totalsHeight(letter, totals))
  drawTotals(letter, totals)
}

/** What happened, or nothing but the balance it began with. */
type Line = Partial<StatementRow> & { balance: Money }

function said({ kind, number, reference }: Line, language: Language) {
  const name = label(kind ? movementLabels[kind] : "openingBalance", language)
  if (number && reference) return phrase`${name} ${number} · ${reference}`
  const more = number ?? reference
  return more ? phrase`${name} ${more}` : phrase`${name}`
}

/** All of it are values, whose own direction does not count: a mark says in which it is read. */
const words = (line: Line, language: Language): Phrase => ({
  ready: (language === "ar" ? "\u200f" : "\u200e") + said(line, language).ready,
})

function detailsOf(letter: Letter, line: Line): Cell {
  const { first, second } = letter
  return { text: words(line, first), second: second && words(line, second) }
}

const amountColumn = <Row>(name: Label, cell: (row: Row) => Money | undefined): Column<Row> => ({
  label: name,
  kind: "figures",
  cell: (row) => ({ text: shown(cell(row)) }),
})

const dateColumn = <Row>(
  letter: Letter,
  name: Label,
  cell: (row: Row) => string | undefined,
): Column<Row> => ({
  label: name,
  kind: "dates",
  cell: (row) => {
    const date = cell(row)
    return { text: date ? formatDate(date, letter.first) : "" }
  },
})

export function drawActivity(letter: Letter, part: CurrencyStatement) {
  const columns: Column<Line>[] = [
    dateColumn(letter, "date", ({ on }) => on),
    { label: "details", kind: "words", cell: (line) => detailsOf(letter, line) },
    amountColumn("debit", ({ debit }) => debit),
    amountColumn("credit", ({ credit }) => credit),
    amountColumn("balance", ({ balance }) => balance),
  ]
  const totals = [
    total(letter, "openingBalance", part.opening),
    total(letter, "totalDebits", part.debits),
    total(letter, "totalCredits", part.credits),
    total(letter, "closingBalance", part.closing, true),
  ]
  drawTable(letter, columns, [{ balance: part.opening }, ...part.rows], totalsHeight(letter, totals))
  drawSums(letter, totals)
}

const openTotal = ({ openItems, currency }: CurrencyStatement): Money => ({
  minor: openItems.reduce((sum, { due }) => sum + due.minor, 0),
  currency,
})

export function drawOpenItems(letter: Letter, part: CurrencyStatement) {
  const columns: Column<OpenItem>[] = [
    dateColumn(letter, "issuedOn", ({ issuedOn }) => issuedOn),
    {
      label: "details",
      kind: "words",
      cell: ({ number, reference }) => ({
        text: reference ? phrase`${number} · ${reference}` : phrase`${number}`,
      }),
    },
    dateColumn(letter, "dueOn", ({ dueOn }) => dueOn),
    {
      label: "daysOverdue",
      kind: "figures",
      cell: ({ daysOverdue }) => ({ text: String(daysOverdue || "–") }),
    },
    amountColumn("total", (item) => item.total),
    amountColumn("stillDue", ({ due }) => due),
  ]
  const totals = [
    total(letter, "openInvoices", openTotal(part)),
    ...(part.credit.minor === 0
      ? []
      : [total(letter, "creditBalance", { ...part.credit, minor: -part.credit.minor })]),
    total(letter, "closingBalance", part.closing, true),
  ]
  if (part.openItems.length > 0) drawTable(letter, columns, part.openItems, totalsHeight(letter, totals))
  drawSums(letter, totals)
}

/** How late what is open is, at a glance. */
export function drawAgeing(
  letter: Letter,
  { ageing, currency }: { ageing: CurrencyStatement["ageing"]; currency: Currency },
) {
  const facts = ages.map(([age, name]) => ({ label: name, value: formatAmount(ageing[age].minor, currency) }))
  letter.top += 14
  makeRoom(letter, ageingHeight)
  drawFacts(letter, facts)
}
