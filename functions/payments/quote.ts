import { conflict } from "../../shared/errors.ts"
import { amountDue, dueFrom, isProcessing } from "../../shared/invoice-state.ts"
import type { Invoice } from "../../shared/invoices.ts"
import type { Currency } from "../../shared/money.ts"
import { type AskQuote, type PaymentQuote, paidTogetherMax } from "../../shared/payments.ts"
import type { ContactCtx } from "../context.ts"
import { invoices } from "../invoices/store.ts"
import { accountOf, chosenBy, requirePaying } from "./chosen.ts"
import { dueOf, leastPart, oldestFirst, quoteAsked } from "./rules.ts"
import { payments } from "./store.ts"

/** Held by a payment that the asker cannot close: another's page, or money on its way. */
async function isHeld(ctx: ContactCtx, invoice: Invoice): Promise<boolean> {
  if (!invoice.processing || !isProcessing(invoice, ctx.now)) return false
  const holder = await payments.find(ctx, invoice.processing.paymentId, ctx.customerId)
  return holder?.state !== "started" || holder.contactId !== ctx.contact.id
}

const openIn = async (ctx: ContactCtx, currency: Currency) =>
  (await invoices.listed(ctx, ctx.customerId, "open")).filter((invoice) => invoice.currency === currency)

/** Those that can be paid now, what is due longest first, as many as one payment can hold. */
async function payableOf(ctx: ContactCtx, asked: Invoice[]): Promise<Invoice[]> {
  const owed = asked.filter((invoice) => amountDue(invoice).minor > 0)
  if (owed.length === 0) throw conflict("nothing_due")
  const held = await Promise.all(owed.map((invoice) => isHeld(ctx, invoice)))
  const free = owed.filter((_, at) => !held[at])
  if (free.length === 0) throw conflict("already_processing")
  return free.toSorted(oldestFirst).slice(0, paidTogetherMax)
}

/** What a payment would settle, before anything is begun. Throws as starting it would. */
export async function quotePayment(ctx: ContactCtx, asked: AskQuote): Promise<PaymentQuote> {
  requirePaying(ctx)
  const { invoiceIds = [], currency = ctx.tenant.currency } = asked
  const all = invoiceIds.length ? await chosenBy(ctx, invoiceIds) : await openIn(ctx, currency)
  accountOf(ctx, all[0]?.currency)
  const chosen = await payableOf(ctx, all)
  const { partPayments } = ctx.tenant
  const { amount, allocations } = quoteAsked(chosen, asked, partPayments)
  const due = dueOf(chosen)
  const known = new Map(chosen.map((invoice) => [invoice.id, invoice]))
  return {
    amount,
    due,
    least: (!asked.instalment && leastPart(due, partPayments)) || null,
    allocations: allocations.flatMap((part) => {
      const invoice = known.get(part.invoiceId)
      return invoice ? { ...part, dueOn: dueFrom(invoice), due: amountDue(invoice) } : []
    }),
    leftOut: all.length - chosen.length,
  }
}
