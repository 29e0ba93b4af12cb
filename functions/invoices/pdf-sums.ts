import { formatAmount } from "../../shared/money.ts"
import { dirhamsHeight, dirhamsOf, drawDirhams } from "../pdf/parts/dirhams.ts"
import { withCurrency } from "../pdf/parts/figures.ts"
import { dueBy, formatDate, type Label } from "../pdf/parts/labels.ts"
import { inEach, type Letter, makeRoom, sayInEach } from "../pdf/parts/letter.ts"
import { lineColumns, type Priced, taxRows } from "../pdf/parts/lines.ts"
import { drawTable } from "../pdf/parts/table.ts"
import { drawTotals, type Total, totalsHeight } from "../pdf/parts/totals.ts"
import type { InvoicePdf } from "./pdf.ts"

/** What is still to pay, and when. */
export function headlineOf(letter: Letter, { due, dueOn, currency, stamp }: InvoicePdf) {
  if (stamp === "void") return []
  if (due <= 0) return inEach(letter, "settled")
  return sayInEach(letter, (language) =>
    dueBy(withCurrency(due, currency), formatDate(dueOn, language), language),
  )
}

/** Some sources take the discount of their lines off twice in words: once in each line, once as a sum of them. */
const discountOf = ({ subtotal, discount, tax, adjustment = 0, total }: InvoicePdf) =>
  subtotal + tax + adjustment === total ? 0 : discount

const pricedOf = ({ seller, simplified, ...invoice }: InvoicePdf): Priced => ({
  ...invoice,
  discount: discountOf({ seller, ...invoice }),
  isRegistered: Boolean(seller.trn),
  isSimplified: simplified,
})

function totalsOf(letter: Letter, invoice: InvoicePdf): Total[] {
  const { currency, seller, adjustment = 0 } = invoice
  const row = (name: Label, minor: number): Total => ({
    labels: inEach(letter, name),
    value: formatAmount(minor, currency),
  })
  const unless = (isNeedless: boolean, total: Total) => (isNeedless ? [] : [total])
  const isVoid = invoice.stamp === "void"
  const discount = discountOf(invoice)
  return [
    row("subtotal", invoice.subtotal),
    ...unless(discount === 0, row("discount", -discount)),
    ...taxRows(letter, pricedOf(invoice)),
    ...unless(adjustment === 0, row("adjustment", adjustment)),
    row(seller.trn ? "totalWithVat" : "total", invoice.total),
    ...unless(isVoid || invoice.paid === 0, row("paidAmount", -invoice.paid)),
    ...unless(isVoid || invoice.credited === 0, row("credited", -invoice.credited)),
    ...unless(isVoid, {
      labels: inEach(letter, "amountDue"),
      value: withCurrency(invoice.due, currency),
      strong: true,
    }),
  ]
}

/** The lines and what they come to; the sums never stand alone on a page. */
export function drawSums(letter: Letter, invoice: InvoicePdf) {
  const priced = pricedOf(invoice)
  const totals = totalsOf(letter, invoice)
  const { tax, total } = invoice
  // Net is what is left, so that the three add up.
  const dirhams = dirhamsOf(letter, priced, (convert) => [
    ["net", convert(total) - convert(tax)],
    ["vat", convert(tax)],
    ["totalWithVat", convert(total)],
  ])
  const height = totalsHeight(letter, totals)
  drawTable(letter, lineColumns(letter, priced), invoice.lines, height)
  makeRoom(letter, height)
  drawTotals(letter, totals)
  makeRoom(letter, dirhamsHeight(letter, dirhams))
  drawDirhams(letter, dirhams)
}
