import { type Currency, formatAmount } from "../../shared/money.ts"
import { readable } from "../pdf/colour.ts"
import { finish } from "../pdf/file/container.ts"
import { drawFacts, type Fact, numberIn } from "../pdf/parts/facts.ts"
import { withCurrency } from "../pdf/parts/figures.ts"
import { drawHeadline } from "../pdf/parts/headline.ts"
import { formatDate, label, validThrough } from "../pdf/parts/labels.ts"
import {
  drawFooters,
  inEach,
  type Languages,
  type Letter,
  makeRoom,
  newLetter,
  sayInEach,
} from "../pdf/parts/letter.ts"
import { type Brand, drawLetterhead, nameIn, type Party, type Stamp } from "../pdf/parts/letterhead.ts"
import { lineColumns, type PrintedLine, taxRows } from "../pdf/parts/lines.ts"
import { drawParties } from "../pdf/parts/parties.ts"
import { drawProse } from "../pdf/parts/prose.ts"
import { drawTable } from "../pdf/parts/table.ts"
import { drawTotals, type Total, totalsHeight } from "../pdf/parts/totals.ts"
import { typefaces } from "../pdf/text/typeface.ts"
import { type Acceptance, drawAcceptance } from "./pdf-acceptance.ts"

/** An estimate as it is printed. */
export type EstimatePdf = {
  language: Languages
  seller: Party
  brand: Brand
  customer: Party
  number: string
  issuedOn: string
  expiresOn: string
  reference?: string | undefined
  currency: Currency
  pricesIncludeTax: boolean
  lines: PrintedLine[]
  subtotal: number
  discount: number
  tax: number
  total: number
  notes?: string | undefined
  terms?: string | undefined
  /** Absent while nobody has decided: there is room to sign, then. */
  accepted?: Acceptance | undefined
  declined?: boolean | undefined
  stamp?: Stamp | undefined
}

const discountOf = ({ subtotal, discount, tax, total }: EstimatePdf) =>
  subtotal + tax === total ? 0 : discount

const pricedOf = (estimate: EstimatePdf) => ({
  ...estimate,
  discount: discountOf(estimate),
  isRegistered: Boolean(estimate.seller.trn),
})

function totalsOf(letter: Letter, estimate: EstimatePdf): Total[] {
  const { currency, subtotal, total, seller } = estimate
  const discount = discountOf(estimate)
  const labels = inEach(letter, seller.trn ? "totalWithVat" : "total")
  return [
    { labels: inEach(letter, "subtotal"), value: formatAmount(subtotal, currency) },
    ...(discount ? [{ labels: inEach(letter, "discount"), value: formatAmount(-discount, currency) }] : []),
    ...taxRows(letter, pricedOf(estimate)),
    { labels, value: withCurrency(total, currency), strong: true },
  ]
}

function factsOf(letter: Letter, { number, issuedOn, expiresOn, reference }: EstimatePdf): Fact[] {
  return [
    { label: "estimateNumber", value: numberIn(letter, number) },
    { label: "issuedOn", value: formatDate(issuedOn, letter.first) },
    { label: "validUntil", value: formatDate(expiresOn, letter.first) },
    ...(reference ? [{ label: "reference", value: reference } as const] : []),
  ]
}

function headlineOf(letter: Letter, { total, currency, expiresOn }: EstimatePdf) {
  return sayInEach(letter, (language) =>
    validThrough(withCurrency(total, currency), formatDate(expiresOn, language), language),
  )
}

/** Draws an estimate: an offer with its last day, and who accepted it when. */
export async function drawEstimate(
  estimate: EstimatePdf,
  report: (letters: string[]) => void = () => {},
): Promise<Uint8Array> {
  const { seller, customer, brand, stamp } = estimate
  const letter = newLetter(await typefaces(), estimate.language, readable(brand.colour))
  const name = nameIn(letter.first, seller)
  const heading = `${label("estimate", letter.first)} ${numberIn(letter, estimate.number)}`
  letter.running = { start: name, end: heading }
  drawLetterhead(letter, { sender: seller, logoPng: brand.logoPng, title: "estimate", stamp })
  drawParties(letter, ["from", seller], ["preparedFor", customer])
  drawFacts(letter, factsOf(letter, estimate))
  drawHeadline(letter, headlineOf(letter, estimate))
  const totals = totalsOf(letter, estimate)
  const height = totalsHeight(letter, totals)
  drawTable(letter, lineColumns(letter, pricedOf(estimate)), estimate.lines, height)
  makeRoom(letter, height)
  drawTotals(letter, totals)
  drawProse(letter, "notes", estimate.notes)
  drawProse(letter, "terms", estimate.terms)
  if (!estimate.declined && stamp !== "void") drawAcceptance(letter, estimate.accepted)
  drawFooters(letter)
  if (letter.sheet.missing.size) report([...letter.sheet.missing])
  return finish(letter.sheet, { title: heading, author: name, language: letter.first, on: estimate.issuedOn })
}
