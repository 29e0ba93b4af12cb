import { decimals, formatAmount } from "../../shared/money.ts"
import { set } from "../pdf/block.ts"
import { muted } from "../pdf/colour.ts"
import { formatDecimal, toDirhams, withCurrency } from "../pdf/parts/figures.ts"
import { dueBy, formatDate, inDirhams, type Label, label, taxOn } from "../pdf/parts/labels.ts"
import { contentWidth, inEach, type Letter, makeRoom, margin, put, sayInEach } from "../pdf/parts/letter.ts"
import { type Column, drawTable } from "../pdf/parts/table.ts"
import { drawTotals, type Total, totalsHeight } from "../pdf/parts/totals.ts"
import type { InvoicePdf, InvoicePdfLine } from "./pdf.ts"

/** What is still to pay, and when: the one thing most readers look for. */
export function drawHeadline(letter: Letter, { due, dueOn, currency, stamp }: InvoicePdf) {
  if (stamp === "void") return
  const words =
    due > 0
      ? sayInEach(letter, (language) =>
          dueBy(withCurrency(due, currency), formatDate(dueOn, language), language),
        )
      : inEach(letter, "settled")
  const [first = "", second] = words
  const style = { weight: "semiBold", size: 14, leading: 20 } as const
  put(letter, set(letter.sheet, first, style), margin)
  if (second) put(letter, set(letter.sheet, second, style), margin, contentWidth, "end")
  letter.top += 32
}

const sumOf = (lines: InvoicePdfLine[], part: "net" | "tax" | "discount") =>
  lines.reduce((sum, line) => sum + line[part], 0)

function columnsOf(invoice: InvoicePdf, letter: Letter): Column<InvoicePdfLine>[] {
  const { currency, seller } = invoice
  const isTaxed = Boolean(seller.trn) || invoice.tax !== 0
  const figures = (name: Label, text: (line: InvoicePdfLine) => string): Column<InvoicePdfLine> => ({
    label: name,
    kind: "figures",
    cell: (line) => ({ text: text(line) }),
  })
  const amount = (name: Label, minor: (line: InvoicePdfLine) => number) =>
    figures(name, (line) => formatAmount(minor(line), currency))
  const words = ({ description, descriptionArabic }: InvoicePdfLine) =>
    letter.first === "ar"
      ? { text: descriptionArabic || description }
      : { text: description, second: descriptionArabic }
  return [
    { label: "description", kind: "words", cell: words },
    figures("quantity", (line) => formatDecimal(line.quantity)),
    figures("unitPrice", (line) => formatDecimal(line.unitPrice, decimals(currency))),
    ...(invoice.lines.some((line) => line.discount !== 0)
      ? [amount("discount", (line) => line.discount)]
      : []),
    amount(isTaxed ? "net" : "amount", (line) => line.net),
    ...(isTaxed
      ? [
          figures(seller.trn ? "vatRate" : "taxRate", ({ taxRate }) =>
            taxRate ? `${formatDecimal(taxRate)}%` : "–",
          ),
          amount(seller.trn ? "vatShort" : "tax", (line) => line.tax),
          amount("lineTotal", (line) => line.net + line.tax),
        ]
      : []),
  ]
}

/** One row per rate where the lines explain the whole tax, else one row for all. */
function taxRows(letter: Letter, invoice: InvoicePdf): Total[] {
  const { lines, currency, tax, seller } = invoice
  if (!seller.trn && tax === 0) return []
  const name = seller.trn ? "vat" : "tax"
  const rates = Map.groupBy(lines, (line) => (line.taxRate ? formatDecimal(line.taxRate) : undefined))
  const areExplained = !rates.has(undefined) && sumOf(lines, "tax") === tax && invoice.discount === 0
  if (!areExplained) return [{ labels: inEach(letter, name), value: formatAmount(tax, currency) }]
  return [...rates].map(([rate = "", taxed]) => ({
    labels: sayInEach(letter, (language) =>
      taxOn(label(name, language), `${rate}%`, formatAmount(sumOf(taxed, "net"), currency), language),
    ),
    value: formatAmount(sumOf(taxed, "tax"), currency),
  }))
}

function totalsOf(letter: Letter, invoice: InvoicePdf): Total[] {
  const { currency, seller, adjustment = 0 } = invoice
  const row = (name: Label, minor: number): Total => ({
    labels: inEach(letter, name),
    value: formatAmount(minor, currency),
  })
  const unless = (isNeedless: boolean, total: Total) => (isNeedless ? [] : [total])
  const isVoid = invoice.stamp === "void"
  return [
    row("subtotal", invoice.subtotal),
    ...unless(invoice.discount === 0, row("discount", -invoice.discount)),
    ...taxRows(letter, invoice),
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

/** A tax invoice in another currency states its tax in dirhams, and the rate it used (Art. 59 and 69). */
function dirhamsOf(letter: Letter, invoice: InvoicePdf): Total[] {
  const { currency, exchangeRateToAed, seller, tax, total } = invoice
  if (currency === "AED" || !exchangeRateToAed || !seller.trn) return []
  const row = (name: Label, minor: number) => ({
    labels: inEach(letter, name),
    value: withCurrency(toDirhams(minor, currency, exchangeRateToAed.rate), "AED"),
  })
  return [row("vat", tax), row("totalWithVat", total)]
}

function drawDirhams(letter: Letter, invoice: InvoicePdf, totals: Total[]) {
  const rate = invoice.exchangeRateToAed
  if (!rate || !totals.length) return
  letter.top += 12
  const words = sayInEach(letter, (language) =>
    inDirhams(
      `1 ${invoice.currency} = ${rate.rate} AED`,
      rate.source,
      formatDate(rate.on, language),
      language,
    ),
  )
  for (const one of words) {
    put(letter, set(letter.sheet, one, { size: 8, colour: muted }), margin, contentWidth, "end")
    letter.top += 12
  }
  drawTotals(letter, totals)
}

/** The lines and what they come to; the sums never stand alone on a page. */
export function drawSums(letter: Letter, invoice: InvoicePdf) {
  const totals = totalsOf(letter, invoice)
  const dirhams = dirhamsOf(letter, invoice)
  const dirhamsHeight = dirhams.length ? totalsHeight(letter, dirhams) + 36 : 0
  const height = totalsHeight(letter, totals) + dirhamsHeight
  drawTable(letter, columnsOf(invoice, letter), invoice.lines, height)
  makeRoom(letter, height)
  drawTotals(letter, totals)
  drawDirhams(letter, invoice, dirhams)
}
