import { PDFDocument, StandardFonts } from "pdf-lib"
import { drawInvoice, type InvoicePdf } from "../../functions/invoices/pdf.ts"
import { printedInvoice, printedLogo } from "../helpers/printed-invoice.ts"

/**
 * `node test/bench/pdf.ts`: our invoices beside the same lines as pdf-lib's documentation would draw them
 * (its own Helvetica, so nothing to embed and no shaping). Rounds take turns; medians are printed.
 */
const rounds = 25
const brand = { colour: "#0f766e", logoPng: printedLogo() }

async function asDocumented({ lines }: InvoicePdf) {
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.Helvetica)
  const logo = await document.embedPng(brand.logoPng)
  let page = document.addPage([595.28, 841.89])
  page.drawImage(logo, { x: 44, y: 760, width: 132, height: 44 })
  let y = 700
  for (const { description, quantity, unitPrice, net, taxRate, tax } of lines) {
    const cells = [description, quantity, unitPrice, String(net / 100), String(taxRate), String(tax / 100)]
    for (const [index, cell] of cells.entries())
      page.drawText(cell.slice(0, 40), { x: index ? 220 + 60 * index : 44, y, size: 9, font })
    y -= 22
    if (y < 60) {
      page = document.addPage([595.28, 841.89])
      y = 780
    }
  }
  return document.save()
}

const ways: [string, () => Promise<Uint8Array>][] = [
  ["pdf-lib drawText, 30 lines", () => asDocumented(printedInvoice({}, 30))],
  ["English, 10 lines", () => drawInvoice(printedInvoice({ brand }, 10))],
  ["English, 30 lines", () => drawInvoice(printedInvoice({ brand }, 30))],
  ["Arabic, 30 lines", () => drawInvoice(printedInvoice({ brand, language: "ar" }, 30))],
  ["Bilingual, 30 lines", () => drawInvoice(printedInvoice({ brand, language: "bilingual" }, 30))],
  ["pdf-lib drawText, 300 lines", () => asDocumented(printedInvoice({}, 300))],
  ["English, 300 lines", () => drawInvoice(printedInvoice({ brand }, 300))],
]

const taken = new Map(ways.map(([name]) => [name, { times: [] as number[], bytes: 0, first: 0 }]))

for (let round = -1; round < rounds; round++)
  for (const [name, make] of ways) {
    const start = performance.now()
    const { length } = await make()
    const time = performance.now() - start
    const record = taken.get(name)
    if (!record) continue
    record.bytes = length
    if (round < 0) record.first = time
    else record.times.push(time)
  }

const median = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0

console.table(
  Object.fromEntries(
    [...taken].map(([name, { times, bytes, first }]) => [
      name,
      { "warm ms": median(times).toFixed(2), "first ms": first.toFixed(0), KB: (bytes / 1024).toFixed(1) },
    ]),
  ),
)
