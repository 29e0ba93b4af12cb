import { daysBetween } from "./dates.ts"
import { lateFrom, standingParts, unpaidOf } from "./instalment-parts.ts"
import type { Invoice, InvoiceState } from "./invoices.ts"
import { type Money, money, sum } from "./money.ts"

/** What is left to pay: nil on drafts and void documents. */
export function amountDue(invoice: Pick<Invoice, "document" | "total" | "paid" | "credited">): Money {
  const settled = invoice.paid.minor + invoice.credited.minor
  const left = invoice.document === "published" ? Math.max(0, invoice.total.minor - settled) : 0
  return money(left, invoice.total.currency)
}

export const isOpen = (invoice: Pick<Invoice, "document" | "total" | "paid" | "credited">) =>
  amountDue(invoice).minor > 0

/** When what is owed is due: on the date of the oldest instalment that is not paid, where there are any. */
export const dueFrom = (invoice: Invoice) => lateFrom(invoice, amountDue(invoice))

const daysLate = (dueOn: string, today: string) => Math.max(0, daysBetween(dueOn, today))

/** Days since it was due, in the tenant's calendar; nil while not due or nothing is owed. */
export const daysOverdue = (invoice: Invoice, today: string) =>
  isOpen(invoice) ? daysLate(dueFrom(invoice), today) : 0

/** What is owed by its age: each instalment by its own date, all of it by the due date where there are none. */
export const owedByAge = (invoice: Invoice, today: string) =>
  unpaidOf(standingParts(invoice, amountDue(invoice))).map(({ dueOn, left }) => ({
    days: daysLate(dueOn, today),
    owed: left,
  }))

/** What of it should have been paid by now. */
export const amountOverdue = (invoice: Invoice, today: string): Money =>
  sum(
    invoice.currency,
    owedByAge(invoice, today).flatMap(({ days, owed }) => (days > 0 ? [owed] : [])),
  )

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
