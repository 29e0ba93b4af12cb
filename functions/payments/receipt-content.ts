import type { Customer } from "../../shared/customers.ts"
import { offeredOnPaper } from "../../shared/languages.ts"
import type { Payment } from "../../shared/payments.ts"
import type { Tenant } from "../../shared/tenants.ts"
import { type Printed, partiesOf } from "../documents/printed.ts"
import type { Languages } from "../pdf/parts/letter.ts"
import { drawReceipt, type ReceiptPdf } from "./receipt-pdf.ts"

const receiptContent = (
  tenant: Tenant,
  customer: Customer,
  payment: Payment,
  language: Languages,
): Omit<ReceiptPdf, "brand"> => ({
  language: offeredOnPaper(tenant, language),
  ...partiesOf(tenant, customer),
  number: payment.number ?? payment.id,
  paidOn: payment.on,
  method: payment.method,
  reference: payment.reference,
  currency: payment.amount.currency,
  amount: payment.amount.minor,
  allocations: payment.allocations.map(({ number, amount }) => ({ number, amount: amount.minor })),
  excess: payment.excess?.minor,
})

export function printedReceipt(
  tenant: Tenant,
  customer: Customer,
  payment: Payment,
  language: Languages,
): Printed {
  const content = receiptContent(tenant, customer, payment, language)
  const { id, customerId } = payment
  const draw: Printed["draw"] = (brand, report) => drawReceipt({ ...content, brand }, report)
  return { kind: "receipt", id, customerId, number: content.number, isIssued: true, content, draw }
}
