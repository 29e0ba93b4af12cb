import type { Customer } from "../../shared/customers.ts"
import { dateIn } from "../../shared/dates.ts"
import { amountDue, daysOverdue, invoiceState } from "../../shared/invoice-state.ts"
import type { Invoice, InvoiceDetail } from "../../shared/invoices.ts"
import { money } from "../../shared/money.ts"
import type { Tenant } from "../../shared/tenants.ts"
import { attachmentViews } from "../attachments/claim.ts"
import type { Ctx } from "../context.ts"
import { creditNotes } from "../credit-notes/store.ts"
import { instalmentsOf } from "../instalments/rules.ts"
import { standingOf } from "../payments/shares.ts"
import { payments } from "../payments/store.ts"

/** What of each payment the invoice still has: what went back to the payer is owed again. */
async function paymentsOf(ctx: Ctx, invoice: Invoice): Promise<InvoiceDetail["payments"]> {
  if (invoice.paid.minor === 0) return []
  const settled = (await payments.owned(ctx, invoice.customerId)).filter(
    (payment) => payment.state === "succeeded",
  )
  return settled.flatMap((payment) =>
    standingOf(payment)
      .invoices.filter(({ invoiceId, minor }) => invoiceId === invoice.id && minor !== 0)
      .map(({ minor }) => ({
        id: payment.id,
        on: payment.on,
        amount: money(minor, invoice.currency),
        method: payment.method,
      })),
  )
}

/** Only what was issued: a draft credited nothing. */
async function creditNotesOf(ctx: Ctx, invoice: Invoice): Promise<InvoiceDetail["creditNotes"]> {
  if (invoice.credited.minor === 0) return []
  const notes = await creditNotes.owned(ctx, invoice.customerId)
  return notes
    .filter(({ invoiceId, document }) => invoiceId === invoice.id && document === "published")
    .map(({ id, number, issuedOn, total }) => ({ id, number, on: issuedOn, amount: total }))
}

/** An invoice with all that belongs to it. `payable`: its reader may start a card payment of it now. */
export async function detailOf(
  ctx: Ctx & { tenant: Tenant },
  invoice: Invoice,
  customer: Customer,
  payable = false,
): Promise<InvoiceDetail> {
  const today = dateIn(ctx.tenant.timeZone, ctx.now)
  const [paid, notes, attachments] = await Promise.all([
    paymentsOf(ctx, invoice),
    creditNotesOf(ctx, invoice),
    attachmentViews(ctx, customer.id, invoice.attachmentIds ?? []),
  ])
  return {
    invoice,
    due: amountDue(invoice),
    state: invoiceState(invoice, today, ctx.now),
    daysOverdue: daysOverdue(invoice, today),
    customer: { id: customer.id, name: customer.name, nameArabic: customer.nameArabic },
    payments: paid,
    creditNotes: notes,
    attachments,
    instalments: instalmentsOf(invoice, today),
    payable,
  }
}
