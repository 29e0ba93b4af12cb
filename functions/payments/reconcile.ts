import { addSeconds } from "../../shared/dates.ts"
import type { Payment } from "../../shared/payments.ts"
import type { Ctx } from "../context.ts"
import { endCheckout, readCheckout } from "../stripe/checkout.ts"
import { type News, newsOfSession } from "../stripe/news.ts"
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

/** A checkout whose address nobody was ever given cannot be paid: there is nothing to ask Stripe. */
async function newsFromStripe(ctx: Ctx, payment: Payment): Promise<News | undefined> {
  const { accountId = "", sessionId } = payment.stripe ?? {}
  if (sessionId) return newsOfSession(await readCheckout({ accountId, sessionId }), ctx.now)
  return addSeconds(payment.createdAt, openingSeconds) < ctx.now ? gone(ctx, payment) : undefined
}

/** The payment as it is after Stripe was asked; unchanged while its checkout is open. */
export async function reconcile(ctx: Ctx, payment: Payment): Promise<Payment> {
  if (!isUnderWay(payment)) return payment
  const news = await newsFromStripe(ctx, payment)
  if (news) await settle(ctx, news, payment.stripe?.accountId ?? "")
  return payments.get(ctx, payment.id, payment.customerId)
}

/** Closes a checkout that outlived its lease. Throws when Stripe says that it was paid in this very moment. */
export async function giveBack(ctx: Ctx, payment: Payment) {
  const { accountId = "", sessionId } = payment.stripe ?? {}
  if (sessionId) await endCheckout({ accountId, sessionId })
  await settle(ctx, gone(ctx, payment), accountId)
}
