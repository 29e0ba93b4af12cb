import { dateIn } from "../../shared/dates.ts"
import { conflict } from "../../shared/errors.ts"
import { newId } from "../../shared/ids.ts"
import type { Invoice } from "../../shared/invoices.ts"
import type { Payment, StartedPayment, StartPayment } from "../../shared/payments.ts"
import { next } from "../../shared/stored.ts"
import { contacts } from "../customers/store.ts"
import { event } from "../events.ts"
import { invoices } from "../invoices/store.ts"
import { log } from "../log.ts"
import { commit } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import type { Write } from "../store/table.ts"
import { createCheckout, isSameCall, refusalOf } from "../stripe/checkout.ts"
import { accountOf, chosenBy, type PayerCtx, requirePaying } from "./chosen.ts"
import { giveBack, reconcile } from "./reconcile.ts"
import { isUnderWay, lease, paysExactly, quoteAsked } from "./rules.ts"
import { settle } from "./settle.ts"
import { payments } from "./store.ts"

/** The payments that hold these invoices, as Stripe has them now. */
async function holdersOf(ctx: PayerCtx, chosen: Invoice[]): Promise<Payment[]> {
  const ids = new Set(chosen.flatMap(({ processing }) => processing?.paymentId ?? []))
  const known = await Promise.all([...ids].map((id) => payments.get(ctx, id, ctx.customerId)))
  const current = await Promise.all(known.filter(isUnderWay).map((payment) => reconcile(ctx, payment)))
  if (!current.every(isUnderWay)) throw conflict("changed", "a payment just ended")
  return current
}

type Quoted = ReturnType<typeof quoteAsked>

type Place = NonNullable<Payment["stripe"]>

function newPayment(ctx: PayerCtx, quoted: Quoted, place: Place): Payment {
  return {
    ...quoted,
    id: newId("pay", ctx.now),
    version: 1,
    customerId: ctx.customerId,
    contactId: ctx.contact.id,
    documentLinkId: ctx.documentLinkId,
    state: "started",
    method: "card",
    on: dateIn(ctx.tenant.timeZone, ctx.now),
    stripe: place,
    createdAt: ctx.now,
  }
}

/** Takes the invoices before Stripe hears of anything: of two payments that begin at once, one gets them (R39). */
export async function begin(
  ctx: PayerCtx,
  chosen: Invoice[],
  quoted: Quoted,
  place: Place,
  remembered: (paymentId: string) => Write[] = () => [],
): Promise<Payment> {
  const payment = newPayment(ctx, quoted, place)
  const { customerId, id: subjectId, amount, allocations } = payment
  const number = allocations.map((part) => part.number).join(", ")
  const facts = { minor: amount.minor, currency: amount.currency, invoices: allocations.length, number }
  await commit(
    ctx,
    payments.insert(ctx, payment),
    ...lease(chosen, payment, ctx.now).map((invoice) => invoices.replace(ctx, invoice)),
    event(ctx, "payment.started", { customerId, subjectId, facts }),
    ...remembered(subjectId),
  )
  return payment
}

/** Nobody was given the checkout's address, so nothing can be paid any more: the invoices are free again. */
async function giveUp(ctx: PayerCtx, payment: Payment, error: unknown): Promise<never> {
  const { id: paymentId, customerId, stripe } = payment
  const { tenantId, requestId } = ctx
  const failure = refusalOf(error)
  log("error", {
    message: "checkout not opened",
    tenantId,
    requestId,
    paymentId,
    error,
  })
  await settle(
    ctx,
    { tenantId, customerId, paymentId, at: ctx.now, kind: "failed", failure },
    stripe?.accountId ?? "",
  )
  throw conflict(failure)
}

/** Opens the payment's one checkout, however many requests ask: its id is the idempotency key (R44). */
export async function open(ctx: PayerCtx, payment: Payment, accountId: string): Promise<StartedPayment> {
  const starter = payment.contactId && (await contacts.find(ctx, payment.contactId, ctx.customerId))
  let session: Awaited<ReturnType<typeof createCheckout>>
  try {
    session = await createCheckout(ctx.tenant, payment, starter || ctx.contact, accountId)
  } catch (error) {
    if (isSameCall(error)) throw conflict("changed", "another request opens this checkout")
    return giveUp(ctx, payment, error)
  }
  const { id: sessionId } = session
  const url = session.url ?? ""
  await commit(ctx, payments.replace(ctx, next(payment, { stripe: { accountId, sessionId, url } })))
  return { paymentId: payment.id, url }
}

/** Pages that the asker opened and left, of which none is paid. */
const areOwnPages = ({ contact }: PayerCtx, holders: Payment[]) =>
  holders.every(
    ({ state, contactId, stripe }) => state === "started" && contactId === contact.id && stripe?.sessionId,
  )

/** Whoever changed their mind gets another page. Those they left are closed first, so that only one can be paid. */
async function closePages(ctx: PayerCtx, holders: Payment[]): Promise<never> {
  for (const holder of holders) await giveBack(ctx, holder)
  throw conflict("changed", "the pages that held these invoices are closed")
}

async function startOnce(ctx: PayerCtx, { invoiceIds, ...asked }: StartPayment): Promise<StartedPayment> {
  requirePaying(ctx)
  const chosen = await chosenBy(ctx, invoiceIds)
  const accountId = accountOf(ctx, chosen[0]?.currency)
  const quoted = quoteAsked(chosen, asked, ctx.tenant.partPayments)
  const paid = chosen.filter(({ id }) => quoted.allocations.some(({ invoiceId }) => invoiceId === id))
  const holders = await holdersOf(ctx, paid)
  const [holder, ...others] = holders
  if (!holder) return open(ctx, await begin(ctx, paid, quoted, { accountId }), accountId)
  const hasPage = holder.state === "started" && !holder.stripe?.saved
  const reusable = others.length === 0 && hasPage && paysExactly(holder, quoted)
  if (!reusable || holder.stripe?.accountId !== accountId) {
    if (areOwnPages(ctx, holders)) return closePages(ctx, holders)
    throw conflict("already_processing")
  }
  const { url } = holder.stripe
  return url ? { paymentId: holder.id, url } : open(ctx, holder, accountId)
}

/**
 * Starts the payment of some invoices, or finds the one that is open for exactly these: a double click and a second
 * tab get the same page. Throws `conflict` with the reason when they cannot be paid.
 */
export const startPayment = (ctx: PayerCtx, input: StartPayment) =>
  withFreshReads(() => startOnce(ctx, input))
