import { crc32, deflateSync } from "node:zlib"
import fc from "fast-check"
import { expect, test } from "vitest"
import { drawCreditNote } from "../../functions/credit-notes/pdf.ts"
import { drawEstimate } from "../../functions/estimates/pdf.ts"
import { drawInvoice, type InvoicePdf } from "../../functions/invoices/pdf.ts"
import { drawReceipt } from "../../functions/payments/receipt-pdf.ts"
import { printedCreditNote, printedEstimate, printedReceipt } from "../helpers/printed-documents.ts"
import { printedInvoice, printedLogo } from "../helpers/printed-invoice.ts"
import { check, pagesOf, sourceOf, textOf } from "../helpers/read-pdf.ts"

/** The same text in every field that people fill in. */
function filledWith(text: string, language: InvoicePdf["language"] = "bilingual"): InvoicePdf {
  const party = {
    name: text,
    nameArabic: text,
    addressLines: [text, text],
    email: text,
    phone: text,
    trn: text,
  }
  const [line] = printedInvoice().lines
  const lines = line
    ? [{ ...line, description: text, descriptionArabic: text, taxRate: text, quantity: text }]
    : []
  const prose = { notes: text, terms: text, bankDetails: text, number: text, reference: text }
  return printedInvoice({ language, seller: party, customer: party, lines, ...prose })
}

const hostile: [string, string][] = [
  ["nothing", ""],
  ["blanks", " \t\n\r\n \u00a0 "],
  [
    "PDF syntax",
    ") Tj ET endstream endobj <</S/JavaScript/JS(app.alert(1))>> stream <41> [ ] { } % \\) \\\\",
  ],
  ["an action", "/OpenAction /AA /Launch /URI (http://example.test) /EmbeddedFile"],
  ["markup", "<script>alert(1)</script> &amp; {{7*7}} ../../etc/passwd"],
  ["controls", Array.from({ length: 160 }, (_, code) => String.fromCharCode(code)).join("")],
  ["direction overrides", "\u202e\u2066\u202d\u2067\u2068INV-1\u2069\u202c\u200f\u061c\u2066".repeat(40)],
  ["unpaired surrogates", "\ud800a\udc00b\udfff"],
  ["emoji", "👩‍👩‍👧‍👦 👍🏽 🇦🇪 ✈️ 1️⃣".repeat(20)],
  ["stacked marks", `Z${"\u0335\u0489\u0300\u0316".repeat(400)}algo`],
  ["a long word", "W".repeat(5_000)],
  ["a long Arabic word", "لا".repeat(5_000)],
  ["letters that take directions in turn", "aب1".repeat(2_000)],
  ["brackets", "[({<".repeat(1_500)],
  ["many lines", "line\n".repeat(20_000)],
  ["ten megabytes", "word كلمة ".repeat(1_000_000)],
  ["scripts without a glyph", "日本語 हिन्दी עברית ไทย Ελληνικά Кириллица"],
]

test.each(hostile)("%s in every field: a sound file, soon, and nothing in it acts", async (_, text) => {
  const start = performance.now()
  const pdf = await drawInvoice(filledWith(text))
  expect(performance.now() - start).toBeLessThan(5_000)
  check(pdf)
  expect(pagesOf(pdf).length).toBeLessThan(20)
  expect(pdf.length).toBeLessThan(500_000)
  // In the clear the content is codes of glyphs, so that none of these can be someone's text.
  expect(sourceOf(pdf)).not.toMatch(acting)
})

/** The other documents that people's words are printed in, each with the same text in every field. */
const others: Record<string, (text: string) => Promise<Uint8Array>> = {
  "a credit note": (text) => {
    const { seller, customer, lines, number, notes: reason = "" } = filledWith(text)
    return drawCreditNote(
      printedCreditNote({ seller, customer, lines, number, reason, invoiceNumber: number }),
    )
  },
  "an estimate": (text) => {
    const { seller, customer, lines, number, notes, terms } = filledWith(text)
    return drawEstimate(printedEstimate({ seller, customer, lines, number, notes, terms }))
  },
  "a receipt": (text) => {
    const { seller, customer, number } = filledWith(text)
    return drawReceipt(
      printedReceipt({ seller, customer, number, allocations: [{ number, amount: 15_000_00 }] }),
    )
  },
}
const acting = /\/(JS|JavaScript|AA|OpenAction|Launch|URI|EmbeddedFiles?|Annots|AcroForm)\b/

test.each(Object.entries(others))(
  "%s of hostile texts acts no more than an invoice does",
  async (_, draw) => {
    // The longest ones take their time, and are the invoice's: how text is laid out is the same for all.
    for (const [name, text] of hostile.filter(([, each]) => each.length < 1_700)) {
      const pdf = await draw(text)
      check(pdf)
      expect(pagesOf(pdf).length, name).toBeLessThan(20)
      expect(sourceOf(pdf), name).not.toMatch(acting)
    }
  },
)

test("any text at all makes a sound file", async () => {
  const anyText = fc.string({ unit: "binary", maxLength: 300 })
  await fc.assert(
    fc.asyncProperty(anyText, fc.constantFrom("en", "ar", "bilingual"), async (text, language) => {
      check(await drawInvoice(filledWith(text, language)))
    }),
    { numRuns: 60 },
  )
}, 60_000)

test("letters without a glyph are reported, show something, and copy as they were", async () => {
  const reported: string[] = []
  const customer = { name: "Кириллица 日本 Dağ", addressLines: [] }
  const pdf = await drawInvoice(printedInvoice({ customer }), (letters) => reported.push(...letters))
  expect(reported).toEqual(expect.arrayContaining(["К", "日", "本", "ğ"]))
  expect(textOf(pdf)).toContain("Кириллица 日本 Dağ")
})

test("one field cannot turn its neighbours round", async () => {
  const [line] = printedInvoice().lines
  const lines = line ? [{ ...line, description: "\u202eevil\u2067 desrever" }] : []
  const text = textOf(await drawInvoice(printedInvoice({ lines, reference: "\u202eGPJ.exe" })))
  expect(text).toContain("evil desrever")
  expect(text).toContain("GPJ.exe")
  expect(text).toContain("12 649.50 7,794.00 5% 389.70 8,183.70")
})

function chunk(type: string, data: Uint8Array) {
  const [length, sum, body] = [Buffer.alloc(4), Buffer.alloc(4), Buffer.concat([Buffer.from(type), data])]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** A sound PNG of 10 KB, white, with 64 million pixels of one bit. */
function bomb(side = 8_000) {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header[8] = 1
  const rows = deflateSync(Buffer.alloc(side * (1 + side / 8)))
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return new Uint8Array(
    Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", rows), chunk("IEND", Buffer.alloc(0))]),
  )
}

test.each([
  ["empty", new Uint8Array()],
  ["not a picture", new TextEncoder().encode("<svg onload=alert(1)>".repeat(9))],
  ["cut short", printedLogo().subarray(0, 200)],
  ["a bomb", bomb()],
  ["compressed nonsense", new Uint8Array(deflateSync(Buffer.alloc(5_000, 7)))],
])("a logo that is %s leaves the invoice as it is without one", async (_, logoPng) => {
  const brand = { colour: "#0f766e" }
  const plain = await drawInvoice(printedInvoice({ brand }))
  const start = performance.now()
  const pdf = await drawInvoice(printedInvoice({ brand: { ...brand, logoPng } }))
  expect(performance.now() - start).toBeLessThan(500)
  expect(Buffer.compare(pdf, plain)).toBe(0)
})

test("a huge logo is made smaller", async () => {
  const pdf = await drawInvoice(
    printedInvoice({ brand: { colour: "#0f766e", logoPng: printedLogo(3_000, 1_000) } }),
  )
  check(pdf)
  expect(sourceOf(pdf)).toContain("/Width 1000")
})
