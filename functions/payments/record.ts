import { dateIn } from "../../shared/dates.ts"
import { conflict, invalid } from "../../shared/errors.ts"
import { newId } from "../../shared/ids.ts"
import { isProcessing } from "../../shared/invoice-state.ts"
import type { RecordPayment } from "../../shared/invoices.ts"
import { add, type Money, money } from "../../shared/money.ts"
import type { Payment, PaymentView } from "../../shared/payments.ts"
import { next } from "../../shared/stored.ts"
import type { StaffCtx } from "../context.ts"
import { customers } from "../customers/store.ts"
import { event } from "../events.ts"
import { invoices } from "../invoices/store.ts"
import { post } from "../ledger/ledger.ts"
import { recordedPaymentPosting } from "../ledger/movements.ts"
import { takeNumber } from "../numbering/store.ts"
import { madeBefore, rememberMade } from "../store/asked-once.ts"
import { commit } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import type { Write } from "../store/table.ts"
import { requirePayable, spread } from "./rules.ts"
import { payments } from "./store.ts"

/** Of the 100 writes of a commit, the payment's own rows take ten. */
const invoicesMax = 90

/** Named ones as they are now; a draft is nothing to pay, and one that a card is paying has to wait. */
async function chosen(ctx: StaffCtx, customerId: string, ids: string[], { currency }: Money) {
  const found = await Promise.all([...new Set(ids)].map((id) => invoices.get(ctx, id, customerId)))
  requirePayable(found, currency)
  if (found.some((invoice) => isProcessing(invoice, ctx.now))) throw conflict("already_processing")
  return found
}

/** All that is open in this currency, but for what a card is paying already. */
async function open(ctx: StaffCtx, customerId: string, { currency }: Money) {
  const owed = await invoices.listed(ctx, customerId, "open")
  return owed.filter((invoice) => invoice.currency === currency && !isProcessing(invoice, ctx.now))
}

type Spread = ReturnType<typeof spread>
type Recorded = RecordPayment & { customerId: string }

function paymentOf(ctx: StaffCtx, typed: Recorded, { parts, excess }: Spread): Payment {
  const { customerId, method, on, reference, minor, currency } = typed
  return {
    id: newId("pay", ctx.now),
    version: 1,
    customerId,
    amount: money(minor, currency),
    allocations: parts.map((part) => ({
      invoiceId: part.invoice.id,
      number: part.invoice.number,
      amount: part.amount,
    })),
    state: "succeeded",
    method,
    on,
    reference: reference || undefined,
    excess: excess.minor > 0 ? excess : undefined,
    createdAt: ctx.now,
    succeededAt: ctx.now,
  }
}

const settled = (ctx: StaffCtx, { parts }: Spread) =>
  parts.map(({ invoice, amount }) =>
    invoices.replace(ctx, next(invoice, { paid: add(invoice.paid, amount) })),
  )

function told(ctx: StaffCtx, { id, customerId, amount, allocations, number = "", method, excess }: Payment) {
  const facts = {
    number,
    minor: amount.minor,
    currency: amount.currency,
    method,
    invoices: allocations.length,
    ...(excess && { excess: excess.minor }),
  }
  return event(ctx, "payment.recorded", { customerId, subjectId: id, facts })
}

/** What the money settles, oldest first, and what of it nobody owes. */
async function spreadOver(ctx: StaffCtx, { customerId, invoiceIds, minor, currency }: Recorded) {
  const amount = money(minor, currency)
  const owed =
    invoiceIds.length > 0 ? chosen(ctx, customerId, invoiceIds, amount) : open(ctx, customerId, amount)
  const { parts, excess } = spread(amount, await owed)
  const settling = parts.filter((part) => part.amount.minor > 0)
  if (settling.length > invoicesMax) throw conflict("too_many_invoices")
  return { parts: settling, excess }
}

function writesOf(ctx: StaffCtx, payment: Payment, parts: Spread): Write[] {
  const { id: movement, customerId, on, amount, number, reference, allocations } = payment
  const about = { movement, on, at: ctx.now, customerId, amount, documentId: movement, number, reference }
  return [
    payments.insert(ctx, payment),
    ...settled(ctx, parts),
    ...post(ctx, recordedPaymentPosting(about, allocations, parts.excess)),
    told(ctx, payment),
  ]
}

async function recordOnce(ctx: StaffCtx, typed: Recorded): Promise<PaymentView> {
  const { customerId, idempotencyKey: key, ...input } = typed
  await customers.get(ctx, customerId, customerId)
  const asked = { customerId, key, what: "payment", input }
  const madeId = await madeBefore(ctx, asked)
  if (madeId) return payments.get(ctx, madeId, customerId)
  if (typed.on > dateIn(ctx.tenant.timeZone, ctx.now)) throw invalid({ on: "in_the_future" })
  const parts = await spreadOver(ctx, typed)
  const unnumbered = paymentOf(ctx, typed, parts)
  const { id: documentId } = unnumbered
  const { number, writes } = await takeNumber(ctx, "receipt", { documentId, customerId })
  const payment = { ...unnumbered, number }
  const remembered = rememberMade(ctx, asked, documentId)
  await commit(ctx, ...writesOf(ctx, payment, parts), ...writes, remembered)
  return payment
}

/**
 * Money that reached the company by bank transfer, in cash or by cheque: one payment, one posting and one receipt,
 * spread over the chosen invoices or else over all that is open, oldest first. What exceeds them becomes the
 * customer's credit.
 */
export const recordPayment = (ctx: StaffCtx, input: Recorded) => withFreshReads(() => recordOnce(ctx, input))
