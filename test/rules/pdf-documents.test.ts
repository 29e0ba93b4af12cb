import { describe, expect, test } from "vitest"
import { drawCreditNote } from "../../functions/credit-notes/pdf.ts"
import { drawEstimate } from "../../functions/estimates/pdf.ts"
import { centralBank, printedCreditNote, printedEstimate } from "../helpers/printed-documents.ts"
import { printedLines } from "../helpers/printed-invoice.ts"
import { check, pagesOf, textOf } from "../helpers/read-pdf.ts"

const plainSeller = { name: "Studio Nord", addressLines: ["Dubai"] }

describe("a tax credit note", () => {
  test("states what Art. 60 asks for: the value before, the right one, the difference, its tax and the reason", async () => {
    const pdf = await drawCreditNote(printedCreditNote())
    check(pdf)
    const text = textOf(pdf)
    for (const stated of [
      "Tax Credit Note",
      "TRN 100123456700003",
      "TRN 100987654300003",
      "CN-000007",
      "23 Nov 2026",
      "Corrects invoice",
      "INV-000123",
      "Office chair, ergonomic – model X-200/A 12 649.50 7,794.00 5% 389.70 8,183.70",
      "VAT 5% on 10,847.75 542.39",
      "Total credited AED 11,390.14",
      "Invoice value before AED 44,175.34",
      "Corrected value AED 32,785.20",
      "Difference AED 11,390.14",
      "VAT on the difference AED 542.39",
      "Reason",
      "Two chairs arrived damaged",
    ])
      expect(text).toContain(stated)
  })

  test("in another currency states the difference and its tax in dirhams, too", async () => {
    const text = textOf(
      await drawCreditNote(printedCreditNote({ currency: "USD", exchangeRateToAed: centralBank })),
    )
    expect(text).toContain("In UAE dirhams at 1 USD = 3.672500 AED (UAE Central Bank, 20 Nov 2026)")
    expect(text).toMatch(/Difference AED 41,830\.29\s+VAT on the difference AED 1,991\.93/)
  })

  test("of who is not registered is none, and says nothing of VAT", async () => {
    const lines = printedLines(2).map((line) => ({ ...line, tax: 0, taxRate: undefined }))
    const text = textOf(await drawCreditNote(printedCreditNote({ seller: plainSeller, lines, tax: 0 })))
    expect(text).toContain("Credit Note")
    expect(text).not.toMatch(/VAT|Tax/)
  })

  test("says it in Arabic", async () => {
    const text = textOf(await drawCreditNote(printedCreditNote({ language: "ar" })))
    for (const stated of [
      "إشعار دائن ضريبي",
      "قيمة الفاتورة قبل التصحيح",
      "القيمة المصححة",
      "الفرق",
      "السبب",
    ])
      expect(text).toContain(stated)
    expect(text).not.toMatch(/Credit|Reason|VAT/)
  })
})

describe("an estimate", () => {
  test("states its sum and its last day, and has room to accept", async () => {
    const pdf = await drawEstimate(printedEstimate())
    check(pdf)
    const text = textOf(pdf)
    for (const stated of [
      "Estimate",
      "Prepared for",
      "Valid until",
      "AED 11,390.14 valid until 31 Dec 2026",
      "Acceptance",
      "Signature",
    ])
      expect(text).toContain(stated)
    expect(text).not.toMatch(/Tax Invoice|Amount due/)
  })

  test("says who accepted it when, by which order", async () => {
    const accepted = { name: "Layla Haddad", purchaseOrder: "PO-2026/118", on: "2026-11-25" }
    const text = textOf(await drawEstimate(printedEstimate({ accepted, stamp: "accepted" })))
    expect(text).toContain("Layla Haddad 25 Nov 2026 PO-2026/118")
    expect(text).toContain("Accepted by Date Purchase order")
    expect(text).not.toContain("Signature")
  })

  test("that was declined is stamped and asks for nothing", async () => {
    const text = textOf(await drawEstimate(printedEstimate({ declined: true, stamp: "declined" })))
    expect(text).toContain("Declined")
    expect(text).not.toMatch(/Acceptance|Signature/)
  })

  test("keeps its last lines and its sums together, and its lines to sign on", async () => {
    for (let count = 10; count <= 40; count += 3) {
      const pages = pagesOf(await drawEstimate(printedEstimate({ language: "bilingual" }, count)))
      const last = pages.findIndex((page) => page.includes("Subtotal"))
      expect(pages[last]).toMatch(/5% [\d,.]+ [\d,.]+/)
      expect(pages.filter((page) => /Acceptance[\s\S]*Signature/.test(page))).toHaveLength(1)
    }
  })
})

test("a draft without a number says that it is one", async () => {
  const text = textOf(await drawEstimate(printedEstimate({ number: "", stamp: "draft" })))
  expect(text).toContain("Estimate Draft")
})
