import { expect, test } from "vitest"
import { drawReceipt, type ReceiptPdf } from "../../functions/payments/receipt-pdf.ts"
import { printedInvoice } from "../helpers/printed-invoice.ts"
import { check, textOf } from "../helpers/read-pdf.ts"

function receipt(changes: Partial<ReceiptPdf> = {}): ReceiptPdf {
  const { seller, brand, customer } = printedInvoice()
  return {
    language: "en",
    seller,
    brand,
    customer,
    number: "pay_01",
    paidOn: "2026-11-23",
    method: "Visa ending 4242",
    currency: "AED",
    amount: 15_000_00,
    allocations: [
      { number: "INV-000123", amount: 12_000_50 },
      { number: "INV-000124", amount: 2_999_50 },
    ],
    ...changes,
  }
}

test("a receipt states what was paid, when, how and for which invoices", async () => {
  const pdf = await drawReceipt(receipt())
  check(pdf)
  const text = textOf(pdf)
  for (const stated of [
    "Payment receipt",
    "Received from",
    "23 Nov 2026",
    "Visa ending 4242",
    "INV-000123 12,000.50",
    "INV-000124 2,999.50",
    "Amount received AED 15,000.00",
  ])
    expect(text).toContain(stated)
  expect(text).not.toMatch(/Tax Invoice|Kept as credit/)
})

test("what came in beyond the invoices is stated, in each language", async () => {
  const text = textOf(await drawReceipt(receipt({ language: "bilingual", excess: 10_00 })))
  for (const stated of ["Kept as credit 10.00 رصيد دائن", "إيصال دفع", "المبلغ المستلم"])
    expect(text).toContain(stated)
})
