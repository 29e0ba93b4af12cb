import { PDFDocument, StandardFonts } from "pdf-lib"
import { drawInvoice, type InvoicePdf } from "../../functions/invoices/pdf.ts"
import { median, pairedRatio, takeTurns } from "../helpers/measure.ts"
import { printedInvoice, printedLogo } from "../helpers/printed-invoice.ts"

/**
 * Our invoices beside the same lines as pdf-lib's documentation would draw them (its own Helvetica, so nothing to
 * embed, no shaping and no tags). Rounds take turns, so that what they cost each other carries over.
 */
const rounds = 25
/** A bilingual invoice of five lines may cost this much more than five lines of pdf-lib's own text. */
const ratioMax = 3
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

const languages = { English: "en", Arabic: "ar", bilingual: "bilingual" } as const
const counts = [5, 300]
const plain = (count: number) => `pdf-lib's drawText, ${count} lines`

const ways: [string, () => Promise<Uint8Array>][] = counts.flatMap((count) => [
  [plain(count), () => asDocumented(printedInvoice({}, count))],
  ...Object.entries(languages).map(([name, language]): [string, () => Promise<Uint8Array>] => [
    `${name}, ${count} lines`,
    () => drawInvoice(printedInvoice({ brand, language }, count)),
  ]),
])

const startedAt = performance.now()
await drawInvoice(printedInvoice({ brand, language: "bilingual" }))
console.log(`the first of a process, bilingual: ${Math.round(performance.now() - startedAt)} ms`)

const bytes = new Map<string, number>()
const taken = await takeTurns(
  ways.map(([name, make]) => [
    name,
    async () => {
      bytes.set(name, (await make()).length)
    },
  ]),
  rounds,
)
const rows = [...taken].map(([name, times]) => ({
  document: name,
  "median ms": Number(median(times).toFixed(1)),
  "a second": Math.round(1000 / median(times)),
  "× drawText": Number(pairedRatio(times, taken.get(plain(name.includes("300") ? 300 : 5)) ?? []).toFixed(2)),
  KB: Number(((bytes.get(name) ?? 0) / 1024).toFixed(1)),
}))
console.table(rows)
const ratio = rows.find(({ document }) => document === "bilingual, 5 lines")?.["× drawText"] ?? 0
console.log(`bilingual, 5 lines: ${ratio} × drawText (at most ${ratioMax}), n = ${rounds}`)
if (ratio > ratioMax) process.exitCode = 1
