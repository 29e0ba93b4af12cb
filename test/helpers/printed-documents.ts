import type { CreditNotePdf } from "../../functions/credit-notes/pdf.ts"
import type { EstimatePdf } from "../../functions/estimates/pdf.ts"
import type { ReceiptPdf } from "../../functions/payments/receipt-pdf.ts"
import { printedInvoice } from "./printed-invoice.ts"

/** The other documents of the company that `printedInvoice` is of, about the same goods. */

export const centralBank = { rate: "3.672500", on: "2026-11-20", source: "UAE Central Bank" }

function pricedContent(count: number) {
  const { language, seller, brand, customer, currency, lines, subtotal, tax, total } = printedInvoice(
    {},
    count,
  )
  const prices = { currency, pricesIncludeTax: false, lines, subtotal, tax, total }
  return { language, seller, brand, customer, ...prices }
}

export function printedCreditNote(changes: Partial<CreditNotePdf> = {}, count = 2): CreditNotePdf {
  const content = pricedContent(count)
  return {
    ...content,
    number: "CN-000007",
    issuedOn: "2026-11-23",
    invoiceNumber: "INV-000123",
    reason: "Two chairs arrived damaged",
    corrected: { before: 44_175_34, after: 44_175_34 - content.total },
    ...changes,
  }
}

export const printedEstimate = (changes: Partial<EstimatePdf> = {}, count = 2): EstimatePdf => ({
  ...pricedContent(count),
  number: "EST-000042",
  issuedOn: "2026-11-23",
  expiresOn: "2026-12-31",
  discount: 0,
  ...changes,
})

export function printedReceipt(changes: Partial<ReceiptPdf> = {}): ReceiptPdf {
  const { language, seller, brand, customer } = printedInvoice()
  return {
    language,
    seller,
    brand,
    customer,
    number: "RCP-000009",
    paidOn: "2026-11-23",
    method: "card",
    currency: "AED",
    amount: 15_000_00,
    allocations: [
      { number: "INV-000123", amount: 12_000_50 },
      { number: "INV-000124", amount: 2_999_50 },
    ],
    ...changes,
  }
}
