import type { Currency } from "../../shared/money.ts"
import type { CurrencyStatement, Statement } from "../../shared/statements.ts"
import { readable } from "../pdf/colour.ts"
import { finish } from "../pdf/file/container.ts"
import { drawFacts, type Fact } from "../pdf/parts/facts.ts"
import { withCurrency } from "../pdf/parts/figures.ts"
import { drawHeadline } from "../pdf/parts/headline.ts"
import { formatDate, inFavourOn, label, owedOn } from "../pdf/parts/labels.ts"
import {
  drawFooters,
  inEach,
  type Languages,
  type Letter,
  newLetter,
  sayInEach,
} from "../pdf/parts/letter.ts"
import { type Brand, drawLetterhead, nameIn, type Party } from "../pdf/parts/letterhead.ts"
import { drawParties } from "../pdf/parts/parties.ts"
import { typefaces } from "../pdf/text/typeface.ts"
import { drawActivity, drawAgeing, drawOpenItems } from "./pdf-tables.ts"

/** One currency of a statement as it is printed. */
export type StatementPdf = Pick<Statement, "from" | "to" | "kind" | "madeOn"> & {
  language: Languages
  seller: Party
  brand: Brand
  customer: Party
  customerNumber?: string | undefined
  currency: Currency
  part: CurrencyStatement
}

function factsOf({ first }: Letter, { from, to, madeOn, currency, customerNumber }: StatementPdf): Fact[] {
  return [
    { label: "from", value: formatDate(from, first) },
    { label: "until", value: formatDate(to, first) },
    { label: "currency", value: currency },
    { label: "issuedOn", value: formatDate(madeOn, first) },
    ...(customerNumber ? [{ label: "customerNumber", value: customerNumber } as const] : []),
  ]
}

function headlineOf(letter: Letter, { part: { closing }, currency, to }: StatementPdf) {
  if (closing.minor === 0) return inEach(letter, "settled")
  const say = closing.minor > 0 ? owedOn : inFavourOn
  const amount = withCurrency(Math.abs(closing.minor), currency)
  return sayInEach(letter, (language) => say(amount, formatDate(to, language), language))
}

/** Draws a statement of one currency: what moved, or what is open, with the ages of what is open. */
export async function drawStatement(
  statement: StatementPdf,
  report: (letters: string[]) => void = () => {},
): Promise<Uint8Array> {
  const { seller, customer, brand, part, currency, language, madeOn, kind } = statement
  const letter = newLetter(await typefaces(), language, readable(brand.colour))
  const name = nameIn(letter.first, seller)
  const heading = `${label("statement", letter.first)} ${currency}`
  letter.running = { start: name, end: heading }
  drawLetterhead(letter, { sender: seller, logoPng: brand.logoPng, title: "statement" })
  drawParties(letter, ["from", seller], ["statementFor", customer])
  drawFacts(letter, factsOf(letter, statement))
  drawHeadline(letter, headlineOf(letter, statement))
  if (kind === "activity") drawActivity(letter, part)
  else drawOpenItems(letter, part)
  drawAgeing(letter, part)
  drawFooters(letter)
  if (letter.sheet.missing.size) report([...letter.sheet.missing])
  return finish(letter.sheet, { title: heading, author: name, language: letter.first, on: madeOn })
}
