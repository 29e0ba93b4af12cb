import type { Currency } from "../../shared/money.ts"
import { readable } from "../pdf/colour.ts"
import { finish } from "../pdf/file/container.ts"
import { drawFacts, type Fact, numberIn } from "../pdf/parts/facts.ts"
import { drawHeadline } from "../pdf/parts/headline.ts"
import { formatDate, type Label, label } from "../pdf/parts/labels.ts"
import { drawFooters, type Languages, type Letter, newLetter } from "../pdf/parts/letter.ts"
import { type Brand, drawLetterhead, nameIn, type Party, type Stamp } from "../pdf/parts/letterhead.ts"
import type { PrintedLine, PrintedRate } from "../pdf/parts/lines.ts"
import { drawParties } from "../pdf/parts/parties.ts"
import { drawProse } from "../pdf/parts/prose.ts"
import { typefaces } from "../pdf/text/typeface.ts"
import { drawSums, headlineOf } from "./pdf-sums.ts"

export type InvoicePdfLine = PrintedLine

/** An invoice as it is printed: dates are `yyyy-mm-dd`, amounts whole minor units of `currency`. */
export type InvoicePdf = {
  language: Languages
  seller: Party
  brand: Brand
  customer: Party
  number: string
  issuedOn: string
  /** Printed where it differs from the day of issue. */
  suppliedOn?: string | undefined
  dueOn: string
  reference?: string | undefined
  currency: Currency
  /** Unit prices and discounts are with tax. */
  pricesIncludeTax?: boolean | undefined
  /** States totals with tax only, which the law allows for small sums and unregistered buyers. */
  simplified?: boolean | undefined
  lines: InvoicePdfLine[]
  subtotal: number
  discount: number
  tax: number
  adjustment?: number | undefined
  total: number
  paid: number
  credited: number
  due: number
  exchangeRateToAed?: PrintedRate | undefined
  notes?: string | undefined
  terms?: string | undefined
  bankDetails?: string | undefined
  stamp?: Stamp | undefined
}

/** Only a registered supplier may call it a tax invoice (UAE Cabinet Decision 52/2017, Art. 59). */
const titleOf = ({ seller }: InvoicePdf): Label => (seller.trn ? "taxInvoice" : "invoice")

function factsOf(letter: Letter, invoice: InvoicePdf): Fact[] {
  const { number, issuedOn, suppliedOn, dueOn, reference } = invoice
  const facts: Fact[] = [
    { label: "invoiceNumber", value: numberIn(letter, number) },
    { label: "issuedOn", value: formatDate(issuedOn, letter.first) },
  ]
  if (suppliedOn && suppliedOn !== issuedOn)
    facts.push({ label: "suppliedOn", value: formatDate(suppliedOn, letter.first) })
  facts.push({ label: "dueOn", value: formatDate(dueOn, letter.first) })
  if (reference) facts.push({ label: "reference", value: reference })
  return facts
}

/**
 * Draws an invoice on A4. Equal values give equal bytes. Letters that cannot be drawn are printed as "?"
 * (copying still gives them back) and handed to `report`.
 */
export async function drawInvoice(
  invoice: InvoicePdf,
  report: (letters: string[]) => void = () => {},
): Promise<Uint8Array> {
  const letter = newLetter(await typefaces(), invoice.language, readable(invoice.brand.colour))
  const title = titleOf(invoice)
  const name = nameIn(letter.first, invoice.seller)
  const heading = `${label(title, letter.first)} ${numberIn(letter, invoice.number)}`
  letter.running = { start: name, end: heading }
  const { seller, customer, brand, stamp } = invoice
  const subtitle = seller.trn && invoice.simplified ? "simplified" : undefined
  drawLetterhead(letter, { sender: seller, logoPng: brand.logoPng, title, subtitle, stamp })
  drawParties(letter, ["from", seller], ["billTo", customer])
  drawFacts(letter, factsOf(letter, invoice))
  drawHeadline(letter, headlineOf(letter, invoice))
  drawSums(letter, invoice)
  drawProse(letter, "bankDetails", invoice.bankDetails)
  drawProse(letter, "notes", invoice.notes)
  drawProse(letter, "terms", invoice.terms)
  drawFooters(letter)
  if (letter.sheet.missing.size) report([...letter.sheet.missing])
  return finish(letter.sheet, { title: heading, author: name, language: letter.first, on: invoice.issuedOn })
}
