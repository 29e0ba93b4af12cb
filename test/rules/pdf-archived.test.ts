import fc from "fast-check"
import { expect, test } from "vitest"
import { drawCreditNote } from "../../functions/credit-notes/pdf.ts"
import { drawEstimate } from "../../functions/estimates/pdf.ts"
import { drawInvoice } from "../../functions/invoices/pdf.ts"
import { drawReceipt } from "../../functions/payments/receipt-pdf.ts"
import { standardRgb } from "../../functions/pdf/file/colour-profile.ts"
import { descriptionAsXml } from "../../functions/pdf/file/description.ts"
import { elementsOf, faultsOf } from "../helpers/archived-pdf.ts"
import { printedCreditNote, printedEstimate, printedReceipt } from "../helpers/printed-documents.ts"
import { printedInvoice, printedLogo } from "../helpers/printed-invoice.ts"
import { structureOf } from "../helpers/read-pdf.ts"

const brand = { colour: "#0f766e", logoPng: printedLogo() }

test.each(["en", "ar", "bilingual"] as const)(
  "every document in %s has what PDF/A-3 and tags ask for",
  async (language) => {
    const notes = "First line.\nالسطر الثاني\nThird line."
    const all = [
      await drawInvoice(printedInvoice({ language, brand, notes, terms: notes }, 60)),
      await drawCreditNote(printedCreditNote({ language, brand })),
      await drawEstimate(printedEstimate({ language, brand, notes }, 30)),
      await drawReceipt(printedReceipt({ language, brand })),
    ]
    for (const pdf of all) expect(await faultsOf(pdf)).toEqual([])
  },
)

test("whatever people write", async () => {
  const anyText = fc.string({ unit: "binary", maxLength: 200 })
  await fc.assert(
    fc.asyncProperty(anyText, fc.constantFrom("en", "ar", "bilingual"), async (text, language) => {
      const seller = { name: text, nameArabic: text, addressLines: [text] }
      const changes = { language, seller, number: text, notes: text }
      expect(await faultsOf(await drawInvoice(printedInvoice(changes, 1)))).toEqual([])
    }),
    { numRuns: 40 },
  )
})

test("what a file says of itself in the clear can be taken for nothing else", () => {
  const title = "endstream endobj <</JS (app)>> & stream"
  const xml = descriptionAsXml({ title, author: title, producer: "Portico", on: "2026-11-23" })
  expect(xml).not.toMatch(/endstream|endobj|<<|\/JS/)
  expect(xml).toContain("<rdf:li>en&#100;stream en&#100;obj &#60;&#60;&#47;JS &#40;app&#41;")
})

test("screen readers hear a heading, tables with heads, and Arabic in its order", async () => {
  const pdf = await drawInvoice(printedInvoice({ language: "bilingual", brand }, 2))
  const tree = structureOf(pdf)
  expect(tree).toMatch(/Document\s+Figure/)
  expect(tree).toMatch(/H1 \(block\)\s+"Tax Invoice"/)
  expect(tree).toMatch(/Table \(block\)\s+TR\s+TH:?\s+\/Scope \/Column\s+"Description"/)
  expect(tree).toMatch(/TH:?\s+\/Scope \/Row\s+"Subtotal"[\s\S]{0,40}TD\s+"10,847\.75"/)
  const arabic = (await elementsOf(pdf)).filter(({ language }) => language === "ar")
  expect(arabic).toEqual(
    expect.arrayContaining([
      { role: "Span", language: "ar", actual: "فاتورة ضريبية" },
      { role: "Span", language: "ar", actual: "ورق طباعة A4 وزن 80 جم [كرتون 5 رزم]" },
    ]),
  )
})

test("heads that are repeated, running heads and page numbers are heard once or never", async () => {
  const tree = structureOf(await drawInvoice(printedInvoice({}, 120)))
  expect(tree.match(/"Description"/g)).toHaveLength(1)
  expect(tree).not.toMatch(/Page \d/)
  expect(tree.match(/^ +TR$/gm)?.length).toBeGreaterThan(120)
})

test("the colour profile's red, green and blue add up to its white", () => {
  const profile = Buffer.from(standardRgb)
  const places = Array.from({ length: profile.readUInt32BE(128) }, (_, at) => 132 + at * 12)
  const pointOf = (name: string) => {
    const at = places.find((place) => profile.toString("latin1", place, place + 4) === name) ?? 0
    const from = profile.readUInt32BE(at + 4)
    return [8, 12, 16].map((offset) => profile.readInt32BE(from + offset) / 65_536)
  }
  const [red, green, blue] = [pointOf("rXYZ"), pointOf("gXYZ"), pointOf("bXYZ")]
  for (const [axis, white] of pointOf("wtpt").entries())
    expect((red[axis] ?? 0) + (green[axis] ?? 0) + (blue[axis] ?? 0)).toBeCloseTo(white, 3)
  for (const at of places)
    expect(profile.readUInt32BE(at + 4) + profile.readUInt32BE(at + 8)).toBeLessThanOrEqual(profile.length)
})
