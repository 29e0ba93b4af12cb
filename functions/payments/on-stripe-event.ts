import type Stripe from "stripe"
import type { EventOutcome } from "../../shared/stripe-events.ts"
import { followDetached, followSetup } from "../autopay/follow.ts"
import type { Ctx } from "../context.ts"
import { idOf, newsOf } from "../stripe/news.ts"
import { quarantine } from "../stripe/quarantine.ts"
import { loseAccount, refreshAccount } from "./connect.ts"
import { followIntent } from "./follow.ts"
import { settle } from "./settle.ts"

/** Of a company's own account, which is known to be this tenant's. */
type Told = { ctx: Ctx; event: Stripe.Event; accountId: string }
type Taking = (told: Told) => Promise<EventOutcome>

/** Of a page that saved a card, or of one that took money. */
const pageNews = (told: Told): Promise<EventOutcome> =>
  told.event.type === "checkout.session.completed" && told.event.data.object.mode === "setup"
    ? followSetup(told.ctx, told.event.data.object, told.accountId)
    : paymentNews(told)

async function paymentNews({ ctx, event, accountId }: Told): Promise<EventOutcome> {
  const news = newsOf(event)
  if (!news) return "ignored"
  if (news.tenantId !== ctx.tenantId) return quarantine(event, "names another tenant")
  return settle(ctx, news, accountId)
}

/** A charge, a refund or a dispute: without an intent it is not of a payment of ours. */
async function moneyBackNews({ ctx, event, accountId }: Told): Promise<EventOutcome> {
  const { payment_intent } = event.data.object as Pick<Stripe.Refund, "payment_intent">
  const intentId = idOf(payment_intent)
  return intentId ? followIntent(ctx, intentId, accountId) : "ignored"
}

async function accountNews({ ctx }: Told): Promise<EventOutcome> {
  await refreshAccount(ctx)
  return "handled"
}

async function accountLost({ ctx, accountId }: Told): Promise<EventOutcome> {
  await loseAccount(ctx, accountId)
  return "handled"
}

const takings: { [type: string]: Taking } = {
  "account.updated": accountNews,
  "account.application.deauthorized": accountLost,

  "payment_intent.succeeded": paymentNews,
  "checkout.session.completed": pageNews,
  "checkout.session.async_payment_succeeded": paymentNews,
  "checkout.session.async_payment_failed": paymentNews,
  "checkout.session.expired": paymentNews,

  "payment_method.detached": ({ ctx, event, accountId }) => followDetached(ctx, event, accountId),

  "refund.created": moneyBackNews,
  "refund.updated": moneyBackNews,
  "refund.failed": moneyBackNews,
  "charge.refunded": moneyBackNews,
  "charge.refund.updated": moneyBackNews,

  "charge.dispute.created": moneyBackNews,
  "charge.dispute.updated": moneyBackNews,
  "charge.dispute.closed": moneyBackNews,
  "charge.dispute.funds_withdrawn": moneyBackNews,
  "charge.dispute.funds_reinstated": moneyBackNews,
} satisfies Partial<Record<Stripe.Event.Type, Taking>>

/** Does what is to be done about an event of a connected account; nothing about types that are not named here. */
export const takeEvent = async (told: Told): Promise<EventOutcome> =>
  (await takings[told.event.type]?.(told)) ?? "ignored"
