import type { Invoice } from "../../shared/invoices.ts"
import { zero } from "../../shared/money.ts"
import type { Payment } from "../../shared/payments.ts"
import type { EventOutcome } from "../../shared/stripe-events.ts"
import { type Ctx, tenantCtx } from "../context.ts"
import { event } from "../events.ts"
import { invoices } from "../invoices/store.ts"
import { post } from "../ledger/ledger.ts"
import { paymentPosting } from "../ledger/movements.ts"
import { log } from "../log.ts"
import { commit } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import type { News } from "../stripe/news.ts"
import { getTenant } from "../tenants/store.ts"
import { advance, type Step, suspicion } from "./rules.ts"
import { payments } from "./store.ts"

const factsOf = ({ payment }: Step) => ({
  minor: payment.amount.minor,
  currency: payment.amount.currency,
  invoices: payment.allocations.length,
  number: payment.allocations.map(({ number }) => number).join(", "),
  ...(payment.excess && { excess: payment.excess.minor }),
  ...(payment.failure && { failure: payment.failure }),
})

/** One posting for each money movement, whatever tells of it and however often (R36). */
function postingOf(ctx: Ctx, { payment, paid }: Step) {
  if (!paid) return []
  const { movement, amount, at } = paid
  const { id: documentId, customerId, on, allocations, excess = zero(amount.currency) } = payment
  return post(ctx, paymentPosting({ movement, on, at, customerId, amount, documentId }, allocations, excess))
}

async function commitStep(ctx: Ctx, step: Step) {
  const { payment } = step
  const { customerId, id: subjectId } = payment
  await commit(
    ctx,
    ...postingOf(ctx, step),
    payments.replace(ctx, payment),
    ...step.invoices.map((invoice) => invoices.replace(ctx, invoice)),
    event(ctx, step.event, { customerId, subjectId, facts: factsOf(step) }),
  )
}

export const invoicesOf = async (ctx: Ctx, payment: Payment) =>
  (
    await Promise.all(
      payment.allocations.map(({ invoiceId }) => invoices.find(ctx, invoiceId, payment.customerId)),
    )
  ).filter((invoice): invoice is Invoice => invoice !== undefined)

/** Nothing is posted, and sending it again would change nothing: somebody has to look at it. */
function setAside(ctx: Ctx, news: News, accountId: string, reason: string): "setAside" {
  const { tenantId, requestId } = ctx
  const { paymentId, kind, sessionId } = news
  const about = { tenantId, requestId, accountId, paymentId, kind, sessionId }
  log("error", { message: "news of a payment set aside", alarm: "webhook_quarantined", reason, ...about })
  return "setAside"
}

async function settleOnce(ctx: Ctx, news: News, accountId: string): Promise<EventOutcome> {
  const payment = await payments.find(ctx, news.paymentId, news.customerId)
  const reason = payment ? suspicion(payment, news, accountId) : "no such payment"
  if (!payment || reason) return setAside(ctx, news, accountId, reason ?? "")
  const { timeZone } = await getTenant(ctx)
  const step = advance(payment, await invoicesOf(ctx, payment), news, { timeZone, now: ctx.now })
  if (step) await commitStep(ctx, step)
  return "handled"
}

/**
 * Takes news of a payment to its row, its invoices and the ledger, all in one commit. Two messages about one payment
 * may race: the later finds the payment changed, reads again and has nothing left to do. Customers' own rights do not
 * reach the ledger, whoever asked.
 */
export const settle = (ctx: Ctx, news: News, accountId: string) =>
  withFreshReads(() => settleOnce(tenantCtx(ctx), news, accountId))
