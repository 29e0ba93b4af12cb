import { addSeconds } from "../../shared/dates.ts"
import type { Payment } from "../../shared/payments.ts"
import type { Ctx } from "../context.ts"
import { endCheckout, readCheckout } from "../stripe/checkout.ts"
import { type News, newsOfSession } from "../stripe/news.ts"
import { findCharge, newsOfCharge } from "../stripe/saved-cards.ts"
import { isUnderWay } from "./rules.ts"
import { settle } from "./settle.ts"
import { payments } from "./store.ts"

/** Until then a payment without a checkout may be one that a request is just opening. */
const openingSeconds = 60

const gone = (ctx: Ctx, payment: Payment): News => ({
  tenantId: ctx.tenantId,
  customerId: payment.customerId,
  paymentId: payment.id,
  at: ctx.now,
  kind: "expired",
})

/** Nobody was given a page, and what was to make the charge has ended. */
const neverMade = (ctx: Ctx, payment: Payment) =>
  addSeconds(payment.createdAt, openingSeconds) < ctx.now ? gone(ctx, payment) : undefined

async function newsOfSaved(ctx: Ctx, payment: Payment): Promise<News | undefined> {
  const intent = await findCharge(payment)
  return intent ? newsOfCharge(intent, payment, ctx.tenantId, ctx.now) : neverMade(ctx, payment)
}

/** A checkout whose address nobody was ever given cannot be paid: there is nothing to ask Stripe. */
async function newsFromStripe(ctx: Ctx, payment: Payment): Promise<News | undefined> {
  const { accountId = "", sessionId, saved } = payment.stripe ?? {}
  if (saved) return newsOfSaved(ctx, payment)
  if (sessionId) return newsOfSession(await readCheckout({ accountId, sessionId }), ctx.now)
  return neverMade(ctx, payment)
}

/** The payment as it is after Stripe was asked; unchanged while its checkout is open. */
export async function reconcile(ctx: Ctx, payment: Payment): Promise<Payment> {
  if (!isUnderWay(payment)) return payment
  const news = await newsFromStripe(ctx, payment)
  if (news) await settle(ctx, news, payment.stripe?.accountId ?? "")
  return payments.get(ctx, payment.id, payment.customerId)
}

/** Closes a checkout that outlived its lease; a saved card has none, and ends as Stripe says. Throws when Stripe says that it was paid in this very moment. */
export async function giveBack(ctx: Ctx, payment: Payment) {
  const { accountId = "", sessionId, saved } = payment.stripe ?? {}
  if (saved) return
  if (sessionId) await endCheckout({ accountId, sessionId })
  await settle(ctx, gone(ctx, payment), accountId)
}
