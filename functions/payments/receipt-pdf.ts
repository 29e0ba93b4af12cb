import { type Currency, formatAmount } from "../../shared/money.ts"
import { readable } from "../pdf/colour.ts"
import { finish } from "../pdf/file/container.ts"
import { drawFacts, type Fact } from "../pdf/parts/facts.ts"
import { withCurrency } from "../pdf/parts/figures.ts"
import { drawHeadline } from "../pdf/parts/headline.ts"
import { formatDate, type Label, label, receivedOn } from "../pdf/parts/labels.ts"
import {
  drawFooters,
  inEach,
  type Languages,
  type Letter,
  makeRoom,
  newLetter,
  sayInEach,
} from "../pdf/parts/letter.ts"
import { type Brand, drawLetterhead, nameIn, type Party } from "../pdf/parts/letterhead.ts"
import { drawParties } from "../pdf/parts/parties.ts"
import { type Column, drawTable } from "../pdf/parts/table.ts"
import { drawTotals, type Total, totalsHeight } from "../pdf/parts/totals.ts"
import { typefaces } from "../pdf/text/typeface.ts"

/** A payment as its receipt prints it: amounts are whole minor units of `currency`. */
export type ReceiptPdf = {
  language: Languages
  seller: Party
  brand: Brand
  customer: Party
  number: string
  paidOn: string
  /** A name of ours for it, such as `bankTransfer`. */
  method: string
  reference?: string | undefined
  currency: Currency
  amount: number
  allocations: { number: string; amount: number }[]
  /** What came in beyond what the invoices still owed. */
  excess?: number | undefined
}

type Allocation = ReceiptPdf["allocations"][number]

const methods: Record<string, Label> = {
  card: "byCard",
  bank: "byBankDebit",
  bankTransfer: "byBankTransfer",
  cash: "byCash",
  cheque: "byCheque",
  other: "byOther",
}

function factsOf({ first }: Letter, { number, paidOn, method, reference }: ReceiptPdf): Fact[] {
  const inWords = label(methods[method] ?? "byOther", first)
  return [
    { label: "paymentNumber", value: number },
    { label: "paidOn", value: formatDate(paidOn, first) },
    { label: "method", value: inWords },
    ...(reference ? [{ label: "reference", value: reference } as const] : []),
  ]
}

const columnsOf = ({ currency }: ReceiptPdf): Column<Allocation>[] => [
  { label: "invoiceNumber", kind: "words", cell: ({ number }) => ({ text: number }) },
  {
    label: "appliedAmount",
    kind: "figures",
    cell: ({ amount }) => ({ text: formatAmount(amount, currency) }),
  },
]

function totalsOf(letter: Letter, { currency, amount, excess = 0 }: ReceiptPdf): Total[] {
  const received = {
    labels: inEach(letter, "amountReceived"),
    value: withCurrency(amount, currency),
    strong: true,
  }
  const kept = { labels: inEach(letter, "excess"), value: formatAmount(excess, currency) }
  return excess ? [kept, received] : [received]
}

const headlineOf = (letter: Letter, { amount, currency, paidOn }: ReceiptPdf) =>
  sayInEach(letter, (language) =>
    receivedOn(withCurrency(amount, currency), formatDate(paidOn, language), language),
  )

/** Draws a receipt: proof of one payment and of the invoices it settled. It is not a tax invoice. */
export async function drawReceipt(
  receipt: ReceiptPdf,
  report: (letters: string[]) => void = () => {},
): Promise<Uint8Array> {
  const { seller, customer, brand } = receipt
  const letter = newLetter(await typefaces(), receipt.language, readable(brand.colour))
  const name = nameIn(letter.first, seller)
  const heading = `${label("receipt", letter.first)} ${receipt.number}`
  letter.running = { start: name, end: heading }
  drawLetterhead(letter, { sender: seller, logoPng: brand.logoPng, title: "receipt" })
  drawParties(letter, ["from", seller], ["receivedFrom", customer])
  drawFacts(letter, factsOf(letter, receipt))
  drawHeadline(letter, headlineOf(letter, receipt))
  const totals = totalsOf(letter, receipt)
  const height = totalsHeight(letter, totals)
  drawTable(letter, columnsOf(receipt), receipt.allocations, height)
  makeRoom(letter, height)
  drawTotals(letter, totals)
  drawFooters(letter)
  if (letter.sheet.missing.size) report([...letter.sheet.missing])
  return finish(letter.sheet, { title: heading, author: name, language: letter.first, on: receipt.paidOn })
}
