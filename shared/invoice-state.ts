import { daysBetween } from "./dates.ts"
import type { Invoice, InvoiceState } from "./invoices.ts"
import { type Money, money } from "./money.ts"

/** What is left to pay: nil on drafts and void documents. */
export function amountDue(invoice: Pick<Invoice, "document" | "total" | "paid" | "credited">): Money {
  const settled = invoice.paid.minor + invoice.credited.minor
  const left = invoice.document === "published" ? Math.max(0, invoice.total.minor - settled) : 0
  return money(left, invoice.total.currency)
}

export const isOpen = (invoice: Pick<Invoice, "document" | "total" | "paid" | "credited">) =>
  amountDue(invoice).minor > 0

/** Days since the due date, in the tenant's calendar; nil while not due or nothing is owed. */
export const daysOverdue = (invoice: Invoice, today: string) =>
  isOpen(invoice) ? Math.max(0, daysBetween(invoice.dueOn, today)) : 0

export const isProcessing = (invoice: Invoice, now: string) =>
  invoice.processing !== undefined && invoice.processing.until > now

/** The one word that lists and documents show. `today` is the tenant's calendar date, `now` the instant. */
export function invoiceState(invoice: Invoice, today: string, now: string): InvoiceState {
  if (invoice.document !== "published") return invoice.document
  if (!isOpen(invoice)) return "paid"
  if (isProcessing(invoice, now)) return "processing"
  if (daysOverdue(invoice, today) > 0) return "overdue"
  return invoice.paid.minor + invoice.credited.minor > 0 ? "partPaid" : "open"
}
