import { dateIn } from "../../shared/dates.ts"
import { conflict, notFound } from "../../shared/errors.ts"
import { newId } from "../../shared/ids.ts"
import type { Invoice } from "../../shared/invoices.ts"
import type { Payment, StartedPayment, StartPayment } from "../../shared/payments.ts"
import { next } from "../../shared/stored.ts"
import type { ContactCtx, Ctx } from "../context.ts"
import { contacts } from "../customers/store.ts"
import { event } from "../events.ts"
import { invoices } from "../invoices/store.ts"
import { log } from "../log.ts"
import { commit } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import { createCheckout, isSameCall, refusalOf } from "../stripe/checkout.ts"
import { requireVisible } from "../tenants/visibility.ts"
import { reconcile } from "./reconcile.ts"
import { isUnderWay, lease, paysExactly, quote } from "./rules.ts"
import { settle } from "./settle.ts"
import { payments } from "./store.ts"

/** Somebody who may pay for a customer: signed in, or holding a link to the one document. */
type PayerCtx = Ctx &
  Pick<ContactCtx, "tenant" | "customer" | "customerId" | "contact"> & { documentLinkId?: string }

/** The account that takes the money. Throws where the company hides paying or cannot take cards. */
function accountOf(ctx: PayerCtx): string {
  requireVisible(ctx, "onlinePayment")
  requireVisible(ctx, "invoices")
  const { stripe } = ctx.tenant
  if (!stripe?.chargesEnabled) throw conflict("not_payable")
  return stripe.accountId
}

/** Drafts and other customers' invoices do not exist. */
async function chosenBy(ctx: PayerCtx, ids: string[]): Promise<Invoice[]> {
  const found = await Promise.all([...new Set(ids)].map((id) => invoices.get(ctx, id, ctx.customerId)))
  if (found.some(({ document }) => document === "draft")) throw notFound()
  return found
}

/** The payments that hold these invoices, as Stripe has them now. */
async function holdersOf(ctx: PayerCtx, chosen: Invoice[]): Promise<Payment[]> {
  const ids = new Set(chosen.flatMap(({ processing }) => processing?.paymentId ?? []))
  const known = await Promise.all([...ids].map((id) => payments.get(ctx, id, ctx.customerId)))
  const current = await Promise.all(known.filter(isUnderWay).map((payment) => reconcile(ctx, payment)))
  if (!current.every(isUnderWay)) throw conflict("changed", "a payment just ended")
  return current
}

function newPayment(ctx: PayerCtx, chosen: Invoice[], accountId: string): Payment {
  return {
    ...quote(chosen),
    id: newId("pay", ctx.now),
    version: 1,
    customerId: ctx.customerId,
    contactId: ctx.contact.id,
    documentLinkId: ctx.documentLinkId,
    state: "started",
    method: "card",
    on: dateIn(ctx.tenant.timeZone, ctx.now),
    stripe: { accountId },
    createdAt: ctx.now,
  }
}

/** Takes the invoices before Stripe hears of anything: of two payments that begin at once, one gets them (R39). */
async function begin(ctx: PayerCtx, chosen: Invoice[], accountId: string): Promise<Payment> {
  const payment = newPayment(ctx, chosen, accountId)
  const { customerId, id: subjectId, amount, allocations } = payment
  const number = allocations.map((part) => part.number).join(", ")
  const facts = { minor: amount.minor, currency: amount.currency, invoices: allocations.length, number }
  await commit(
    ctx,
    payments.insert(ctx, payment),
    ...lease(chosen, payment, ctx.now).map((invoice) => invoices.replace(ctx, invoice)),
    event(ctx, "payment.started", { customerId, subjectId, facts }),
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
async function open(ctx: PayerCtx, payment: Payment, accountId: string): Promise<StartedPayment> {
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

async function startOnce(ctx: PayerCtx, { invoiceIds }: StartPayment): Promise<StartedPayment> {
  const accountId = accountOf(ctx)
  const chosen = await chosenBy(ctx, invoiceIds)
  const [holder, ...others] = await holdersOf(ctx, chosen)
  if (!holder) return open(ctx, await begin(ctx, chosen, accountId), accountId)
  const reusable = others.length === 0 && holder.state === "started" && paysExactly(holder, chosen)
  if (!reusable || holder.stripe?.accountId !== accountId) throw conflict("already_processing")
  const { url } = holder.stripe
  return url ? { paymentId: holder.id, url } : open(ctx, holder, accountId)
}

/**
 * Starts the payment of some invoices, or finds the one that is open for exactly these: a double click and a second
 * tab get the same page. Throws `conflict` with the reason when they cannot be paid.
 */
export const startPayment = (ctx: PayerCtx, input: StartPayment) =>
  withFreshReads(() => startOnce(ctx, input))
