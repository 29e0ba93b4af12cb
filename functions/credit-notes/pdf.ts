import { type Currency, formatAmount } from "../../shared/money.ts"
import { readable } from "../pdf/colour.ts"
import { finish } from "../pdf/file/container.ts"
import { dirhamsHeight, dirhamsOf, drawDirhams } from "../pdf/parts/dirhams.ts"
import { drawFacts, numberIn } from "../pdf/parts/facts.ts"
import { withCurrency } from "../pdf/parts/figures.ts"
import { formatDate, type Label, label } from "../pdf/parts/labels.ts"
import { drawFooters, inEach, type Languages, type Letter, makeRoom, newLetter } from "../pdf/parts/letter.ts"
import { type Brand, drawLetterhead, nameIn, type Party, type Stamp } from "../pdf/parts/letterhead.ts"
import { lineColumns, type Priced, type PrintedLine, type PrintedRate, taxRows } from "../pdf/parts/lines.ts"
import { drawParties } from "../pdf/parts/parties.ts"
import { drawProse } from "../pdf/parts/prose.ts"
import { drawTable } from "../pdf/parts/table.ts"
import { drawTotals, type Total, totalsHeight } from "../pdf/parts/totals.ts"
import { typefaces } from "../pdf/text/typeface.ts"

/** A credit note as it is printed. Its amounts are positive: the words say which way they go. */
export type CreditNotePdf = {
  language: Languages
  seller: Party
  brand: Brand
  customer: Party
  number: string
  issuedOn: string
  invoiceNumber: string
  reason: string
  currency: Currency
  pricesIncludeTax: boolean
  lines: PrintedLine[]
  subtotal: number
  tax: number
  total: number
  /** What the invoice was worth before it and is worth after it; absent on a draft. */
  corrected?: { before: number; after: number } | undefined
  exchangeRateToAed?: PrintedRate | undefined
  stamp?: Stamp | undefined
}

const pricedOf = ({ seller, ...note }: CreditNotePdf): Priced => ({
  ...note,
  discount: 0,
  isRegistered: Boolean(seller.trn),
})

function totalsOf(letter: Letter, note: CreditNotePdf): Total[] {
  const { currency, subtotal, total } = note
  const sum = { labels: inEach(letter, "subtotal"), value: formatAmount(subtotal, currency) }
  const credited = {
    labels: inEach(letter, "totalCredited"),
    value: withCurrency(total, currency),
    strong: true,
  }
  return [sum, ...taxRows(letter, pricedOf(note)), credited]
}

/** The value that was invoiced, the right one and their difference, and the tax on it (Art. 60). */
function correctionOf(letter: Letter, { currency, corrected, total, tax, seller }: CreditNotePdf): Total[] {
  if (!corrected) return []
  const row = (name: Label, minor: number) => ({
    labels: inEach(letter, name),
    value: withCurrency(minor, currency),
  })
  return [
    row("valueBefore", corrected.before),
    row("valueAfter", corrected.after),
    row("difference", total),
    ...(seller.trn ? [row("taxOnDifference", tax)] : []),
  ]
}

const gap = 10

/** Lines, sums and what they correct; none of the sums stands alone on a page. */
function drawSums(letter: Letter, note: CreditNotePdf) {
  const priced = pricedOf(note)
  const [totals, correction] = [totalsOf(letter, note), correctionOf(letter, note)]
  const dirhams = dirhamsOf(letter, priced, (convert) => [
    ["difference", convert(note.total)],
    ["taxOnDifference", convert(note.tax)],
  ])
  const height = totalsHeight(letter, totals)
  drawTable(letter, lineColumns(letter, priced), note.lines, height)
  makeRoom(letter, height)
  drawTotals(letter, totals)
  if (correction.length) {
    makeRoom(letter, totalsHeight(letter, correction) + gap)
    letter.top += gap
    drawTotals(letter, correction)
  }
  makeRoom(letter, dirhamsHeight(letter, dirhams))
  drawDirhams(letter, dirhams)
}

/** Draws a credit note; only a registered seller may call it a tax credit note (Cabinet Decision 52/2017, Art. 60). */
export async function drawCreditNote(
  note: CreditNotePdf,
  report: (letters: string[]) => void = () => {},
): Promise<Uint8Array> {
  const { seller, customer, brand, stamp } = note
  const letter = newLetter(await typefaces(), note.language, readable(brand.colour))
  const title = seller.trn ? "taxCreditNote" : "creditNote"
  const name = nameIn(letter.first, seller)
  const heading = `${label(title, letter.first)} ${numberIn(letter, note.number)}`
  letter.running = { start: name, end: heading }
  drawLetterhead(letter, { sender: seller, logoPng: brand.logoPng, title, stamp })
  drawParties(letter, ["from", seller], ["creditTo", customer])
  drawFacts(letter, [
    { label: "creditNoteNumber", value: numberIn(letter, note.number) },
    { label: "issuedOn", value: formatDate(note.issuedOn, letter.first) },
    { label: "correctedInvoice", value: note.invoiceNumber },
  ])
  drawSums(letter, note)
  drawProse(letter, "reason", note.reason)
  drawFooters(letter)
  if (letter.sheet.missing.size) report([...letter.sheet.missing])
  return finish(letter.sheet, { title: heading, author: name, language: letter.first, on: note.issuedOn })
}
