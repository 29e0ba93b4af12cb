import type { Dispute, Refund } from "../../shared/money-back.ts"
import type { Payment } from "../../shared/payments.ts"
import type { EventOutcome } from "../../shared/stripe-events.ts"
import { type Ctx, tenantCtx } from "../context.ts"
import { event } from "../events.ts"
import { invoices } from "../invoices/store.ts"
import { post } from "../ledger/ledger.ts"
import { log } from "../log.ts"
import { commit } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import { findIntent, readMoneyBack } from "../stripe/money-back.ts"
import { aboutOf, newsOfIntent } from "../stripe/news.ts"
import { getTenant } from "../tenants/store.ts"
import { type BackStep, follow, suspicionOf } from "./money-back.ts"
import { invoicesOf, settle } from "./settle.ts"
import { payments } from "./store.ts"

export const backFacts = ({ allocations }: Payment, about: Refund | Dispute) => ({
  minor: about.amount.minor,
  currency: about.amount.currency,
  number: allocations.map(({ number }) => number).join(", "),
  movement: about.id,
  ...(about.reason && { reason: about.reason }),
  ...("failure" in about && about.failure && { failure: about.failure }),
})

async function commitStep(ctx: Ctx, { payment, posting, event: type, about, ...step }: BackStep) {
  const { customerId, id: subjectId } = payment
  await commit(
    ctx,
    ...(posting ? post(ctx, posting) : []),
    payments.replace(ctx, payment),
    ...step.invoices.map((invoice) => invoices.replace(ctx, invoice)),
    event(ctx, type, { customerId, subjectId, facts: backFacts(payment, about) }),
  )
}

function setAside({ tenantId, requestId }: Ctx, reason: string, about: object): "setAside" {
  const message = "money that went back set aside"
  log("error", { message, alarm: "webhook_quarantined", reason, tenantId, requestId, ...about })
  return "setAside"
}

/**
 * The payment is read before Stripe is asked: what Stripe says is then never older than what the payment knows, and a
 * commit that overtakes this one makes it begin anew. One movement a commit: two would add to the same sums.
 */
async function followOnce(ctx: Ctx, customerId: string, paymentId: string) {
  let payment = await payments.get(ctx, paymentId, customerId)
  const { accountId = "", paymentIntentId } = payment.stripe ?? {}
  if (!paymentIntentId) return payment
  const [{ timeZone }, back] = await Promise.all([getTenant(ctx), readMoneyBack(accountId, paymentIntentId)])
  const reason = suspicionOf(payment, back)
  if (reason) setAside(ctx, reason, { accountId, paymentId, paymentIntentId })
  const step = async () =>
    reason ? undefined : follow(payment, await invoicesOf(ctx, payment), back, { timeZone, now: ctx.now })
  for (let change = await step(); change; change = await step()) {
    await commitStep(ctx, change)
    payment = change.payment
  }
  return payment
}

/** Takes what Stripe says now of a payment's refunds and disputes to its row, its invoices and the ledger. */
export const followMoneyBack = (ctx: Ctx, { customerId, id }: Pick<Payment, "customerId" | "id">) =>
  withFreshReads(() => followOnce(tenantCtx(ctx), customerId, id))

/**
 * The same for a payment intent of which something is told. Its own words say which payment it is: a refund made in
 * Stripe's dashboard says nothing. News of the payment itself may be lost, or still on its way: then it comes first.
 */
export async function followIntent(ctx: Ctx, intentId: string, accountId: string): Promise<EventOutcome> {
  const intent = await findIntent(accountId, intentId)
  if (!intent) return setAside(ctx, "no such payment intent", { accountId, intentId })
  const about = aboutOf(intent.metadata)
  if (!about || intent.status !== "succeeded") return "ignored"
  const { tenantId, customerId, paymentId } = about
  if (tenantId !== ctx.tenantId) return setAside(ctx, "names another tenant", { accountId, intentId })
  const news = newsOfIntent(intent, new Date(intent.created * 1000).toISOString())
  if (news) await settle(ctx, news, accountId)
  const payment = await payments.find(tenantCtx(ctx), paymentId, customerId)
  const known = payment?.stripe
  if (known?.accountId !== accountId || known.paymentIntentId !== intentId)
    return setAside(ctx, "another payment", { accountId, intentId, paymentId })
  await followMoneyBack(ctx, { customerId, id: paymentId })
  return "handled"
}
