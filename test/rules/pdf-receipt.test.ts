import { expect, test } from "vitest"
import { drawReceipt } from "../../functions/payments/receipt-pdf.ts"
import { printedReceipt } from "../helpers/printed-documents.ts"
import { check, textOf } from "../helpers/read-pdf.ts"

test("a receipt states what was paid, when, how and for which invoices", async () => {
  const pdf = await drawReceipt(printedReceipt({ method: "bankTransfer", reference: "FT26327" }))
  check(pdf)
  const text = textOf(pdf)
  for (const stated of [
    "Payment receipt",
    "Received from",
    "RCP-000009",
    "AED 15,000.00 received 23 Nov 2026",
    "Bank transfer",
    "FT26327",
    "INV-000123 12,000.50",
    "INV-000124 2,999.50",
    "Amount received AED 15,000.00",
  ])
    expect(text).toContain(stated)
  expect(text).not.toMatch(/Tax Invoice|Kept as credit/)
})

test("what came in beyond the invoices is stated, in each language", async () => {
  const text = textOf(await drawReceipt(printedReceipt({ language: "bilingual", excess: 10_00 })))
  for (const stated of ["Kept as credit 10.00 رصيد دائن", "إيصال دفع", "المبلغ المستلم"])
    expect(text).toContain(stated)
})

test("a way to pay that we have no word for is other", async () => {
  expect(textOf(await drawReceipt(printedReceipt({ method: "barter" })))).toContain("Other")
})
