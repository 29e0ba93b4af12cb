import { expect, test } from "vitest"
import { drawInvoice, type InvoicePdf } from "../../functions/invoices/pdf.ts"
import { printedInvoice, printedLines, printedLogo } from "../helpers/printed-invoice.ts"
import { check, fontsOf, information, pagesOf, textOf } from "../helpers/read-pdf.ts"

const draw = (changes: Partial<InvoicePdf> = {}, count?: number) =>
  drawInvoice(printedInvoice(changes, count))

const numbered = (count: number) =>
  printedLines(count).map((line, index) => ({ ...line, description: `Item number ${index + 1}.` }))

test("a tax invoice states what the law asks for", async () => {
  const text = textOf(await draw())
  for (const stated of [
    "Tax Invoice",
    "Gulf Office Supplies Trading L.L.C",
    "TRN 100123456700003",
    "Al Noor Retail Group (Branch 7)",
    "TRN 100987654300003",
    "INV-000123",
    "22 Nov 2026",
    "20 Nov 2026",
    "22 Dec 2026",
    "PO-77/2026",
    "Office chair, ergonomic – model X-200/A 12 649.50 7,794.00 5% 389.70 8,183.70",
    "Subtotal 42,071.75",
    "VAT 5% on 42,071.75 2,103.59",
    "Total including VAT 44,175.34",
    "Amount due AED 44,175.34",
    "AED 44,175.34 due 22 Dec 2026",
    "Page 1 of 1",
  ])
    expect(text).toContain(stated)
})

test("without a tax registration it is an invoice, and says nothing of VAT", async () => {
  const lines = printedLines(2).map((line) => ({ ...line, tax: 0, taxRate: undefined }))
  const text = textOf(await draw({ lines, seller: { name: "Studio", addressLines: [] } }))
  expect(text).toContain("Invoice")
  expect(text).not.toMatch(/Tax Invoice|VAT|Tax/)
  expect(text).toContain("Description Qty Unit price Amount")
})

test.each([
  ["JPY", 1234567, "JPY 1,234,567"],
  ["USD", 1234567, "USD 12,345.67"],
  ["KWD", 1234567, "KWD 1,234.567"],
  ["AED", -5, "AED -0.05"],
] as const)("%s prints with its own decimals", async (currency, due, printed) => {
  expect(textOf(await draw({ currency, due }))).toContain(`Amount due ${printed}`)
})

test("in another currency the tax and the total are also stated in dirhams, at the published rate", async () => {
  const exchangeRateToAed = { rate: "3.672500", on: "2026-11-20", source: "UAE Central Bank" }
  const text = textOf(await draw({ currency: "USD", exchangeRateToAed }))
  expect(text).toContain("In UAE dirhams at 1 USD = 3.672500 AED (UAE Central Bank, 20 Nov 2026)")
  expect(text).toMatch(/Net AED 154,508\.51\s+VAT AED 7,725\.43\s+Total including VAT AED 162,233\.94/)
  // What each line comes to, too (Art. 59).
  expect(text).toContain("AED 30,054.64")
  expect(textOf(await draw({ exchangeRateToAed }))).not.toContain("In UAE dirhams")
})

test("a line says what was taken off it, in per cent where it was agreed so", async () => {
  const lines = printedLines(2).map((line, at) =>
    at ? line : { ...line, unitPrice: "700", discountPercent: "7.50", discount: 630_00, net: 7_770_00 },
  )
  const text = textOf(await draw({ lines }))
  expect(text).toContain("Description Qty Unit price Discount Net VAT % VAT Total")
  expect(text).toMatch(/12 700\.00 630\.00 7,770\.00[\s\S]*7\.5%/)
  expect(text).toMatch(/35 87\.25 – 3,053\.75/)
})

test("a discount that only adds up what the lines say is not taken off again", async () => {
  const text = textOf(await draw({ discount: 630_00 }))
  expect(text).not.toMatch(/^ ?Discount -/m)
  expect(textOf(await draw({ discount: 630_00, total: 43_545_34 }))).toMatch(/Discount -630\.00/)
})

test("prices with tax say so, and the net beside them is without", async () => {
  const [first] = printedLines(1)
  const lines = first ? [{ ...first, quantity: "1", unitPrice: "105", net: 100_00, tax: 5_00 }] : []
  const text = textOf(await draw({ lines, pricesIncludeTax: true }))
  expect(text).toContain("Unit price incl. tax")
  expect(text).toContain("1 105.00 100.00 5% 5.00 105.00")
})

test("a simplified tax invoice states what is to pay per line, and the tax once", async () => {
  const text = textOf(await draw({ simplified: true }))
  for (const stated of ["Tax Invoice", "Simplified", "Total incl. VAT", "VAT 5% on 42,071.75 2,103.59"])
    expect(text).toContain(stated)
  expect(text).toContain("Office chair, ergonomic – model X-200/A 12 649.50 8,183.70")
  const unregistered = { name: "Studio", addressLines: [] }
  expect(textOf(await draw({ simplified: true, seller: unregistered }))).not.toMatch(/Simplified|VAT/)
})

test("stamps say what became of it", async () => {
  for (const [stamp, word] of [
    ["paid", "Paid"],
    ["void", "Void"],
    ["draft", "Draft"],
  ] as const)
    expect(textOf(await draw({ stamp, paid: 0 }))).toContain(word)
})

test("discounts, adjustments, payments and credits appear when there are any", async () => {
  const sums = { discount: 100_00, adjustment: -3, paid: 500_00, credited: 20_50 }
  const text = textOf(await draw(sums))
  for (const row of [
    "Discount -100.00",
    "VAT 2,103.59",
    "Adjustment -0.03",
    "Paid -500.00",
    "Credited -20.50",
  ])
    expect(text).toContain(row)
  expect(textOf(await draw())).not.toMatch(/Discount|Adjustment|Credited/)
})

test("a void invoice is stamped and asks for nothing", async () => {
  const text = textOf(await draw({ stamp: "void" }))
  expect(text).toContain("Void")
  expect(text).not.toMatch(/Amount due|due 22/)
})

test("300 lines: every line once and in order, heads repeated, pages counted", async () => {
  const pdf = await draw({ lines: numbered(300), brand: { colour: "#0f766e", logoPng: printedLogo() } })
  check(pdf)
  const pages = pagesOf(pdf)
  const printed = [...pages.join("").matchAll(/Item number (\d+)\./g)].map((match) => Number(match[1]))
  expect(printed).toEqual(Array.from({ length: 300 }, (_, index) => index + 1))
  for (const [index, page] of pages.entries()) {
    expect(page).toContain(`Page ${index + 1} of ${pages.length}`)
    expect(page.match(/Description Qty Unit price/g)).toHaveLength(1)
    if (index) expect(page).toMatch(/Gulf Office Supplies Trading L\.L\.C +Tax Invoice INV-000123/)
  }
})

test("however many lines, the sums share a page with the last two", async () => {
  for (let count = 12; count <= 44; count++) {
    const page = pagesOf(await draw({ lines: numbered(count), paid: 100 })).at(-1) ?? ""
    expect(page).toContain("Subtotal")
    expect(page).toContain("Amount due")
    expect(page).toContain(`Item number ${count - 1}.`)
  }
})

test("notes and terms of many lines go on over pages", async () => {
  const terms = Array.from({ length: 150 }, (_, index) => `Term ${index + 1} holds.`).join("\n")
  const pages = pagesOf(await draw({ terms }))
  expect(pages.length).toBeGreaterThan(2)
  expect(pages.join("").match(/Term \d+ holds/g)).toHaveLength(150)
})

test("fonts are embedded, reduced and readable, and the file is sound", async () => {
  for (const language of ["en", "ar", "bilingual"] as const) {
    const pdf = await draw({ language, brand: { colour: "#1d4ed8", logoPng: printedLogo() } })
    expect(check(pdf)).toContain("No syntax or stream encoding errors")
    expect(fontsOf(pdf).every((flags) => flags === "yes yes yes")).toBe(true)
    expect(pdf.length).toBeLessThan(45_000)
  }
})

test("equal invoices make equal bytes, whatever was drawn before", async () => {
  const first = await draw()
  await draw({ language: "ar", customer: { name: "Škoda čğł", addressLines: [] } })
  expect(Buffer.compare(await draw(), first)).toBe(0)
  expect(information(first)).toMatch(/Title: +Tax Invoice INV-000123\nAuthor: +Gulf Office Supplies/)
  expect(information(first)).toContain("2026")
})
