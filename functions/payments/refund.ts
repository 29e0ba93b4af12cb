import { addSeconds } from "../../shared/dates.ts"
import { conflict, invalid } from "../../shared/errors.ts"
import { newId } from "../../shared/ids.ts"
import { money } from "../../shared/money.ts"
import type { Refund } from "../../shared/money-back.ts"
import { isRefundable, refundableOf } from "../../shared/payment-state.ts"
import type { Payment, RefundPayment } from "../../shared/payments.ts"
import { next } from "../../shared/stored.ts"
import { type Ctx, type StaffCtx, tenantCtx } from "../context.ts"
import { event } from "../events.ts"
import { log } from "../log.ts"
import { madeBefore, rememberMade } from "../store/asked-once.ts"
import { commit } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import { chargeable } from "../stripe/amounts.ts"
import { isSameCall } from "../stripe/checkout.ts"
import { createRefund, finalRefusalOf } from "../stripe/refunds.ts"
import { backFacts, followMoneyBack } from "./follow.ts"
import { payments } from "./store.ts"

/** Stripe forgets keys after a day: from then on the same call could refund a second time (R44). */
const keyHoldsSeconds = 23 * 60 * 60

type Written = { payment: Payment; refund: Refund }

const withRefund = (payment: Payment, refund: Refund) =>
  next(payment, {
    refunds: [...(payment.refunds ?? []).filter(({ id }) => id !== refund.id), refund],
  })

/** Throws the reason why so much of a payment cannot be given back. */
export function requireRefundable(payment: Payment, minor: number) {
  if (!isRefundable(payment)) throw conflict(payment.disputes?.length ? "disputed" : "not_refundable")
  const amount = money(minor, payment.amount.currency)
  if (minor > refundableOf(payment).minor) throw invalid({ minor: "more_than_paid" })
  if (chargeable(amount).minor !== minor) throw invalid({ minor: "not_in_tens" })
  return amount
}

async function writeDownOnce(ctx: StaffCtx, asked: RefundPayment): Promise<Written> {
  const { customerId, paymentId, idempotencyKey: key, ...input } = asked
  const payment = await payments.get(ctx, paymentId, customerId)
  const once = { customerId, key, what: "refund", input: { paymentId, ...input } }
  const madeId = await madeBefore(ctx, once)
  const made = payment.refunds?.find(({ id }) => id === madeId)
  if (made) return { payment, refund: made }
  const amount = requireRefundable(payment, input.minor)
  const refund: Refund = {
    id: newId("rfd", ctx.now),
    amount,
    state: "asked",
    reason: input.reason || undefined,
    by: ctx.staff.name,
    at: ctx.now,
  }
  const changed = withRefund(payment, refund)
  await commit(
    ctx,
    payments.replace(ctx, changed),
    rememberMade(ctx, once, refund.id),
    event(ctx, "payment.refundAsked", {
      customerId,
      subjectId: paymentId,
      facts: backFacts(payment, refund),
    }),
  )
  return { payment: changed, refund }
}

/** Nothing went back, and nothing will: the amount can be asked for again. */
async function giveUpOnce(ctx: Ctx, { payment: { id, customerId }, refund }: Written, failure: string) {
  const payment = await payments.get(ctx, id, customerId)
  const known = payment.refunds?.find((each) => each.id === refund.id)
  if (known?.state !== "asked") return
  const refused: Refund = { ...known, state: "refused", failure }
  await commit(
    ctx,
    payments.replace(ctx, withRefund(payment, refused)),
    event(ctx, "payment.refundFailed", { customerId, subjectId: id, facts: backFacts(payment, refused) }),
  )
}
const giveUp = (ctx: Ctx, written: Written, failure: string) =>
  withFreshReads(() => giveUpOnce(tenantCtx(ctx), written, failure))

/** Throws where Stripe refuses, or did not answer: then the same call is made again, until its answer is known. */
async function send(ctx: Ctx, written: Written) {
  const { payment, refund } = written
  try {
    await createRefund(ctx.tenantId, payment, refund)
  } catch (error) {
    if (isSameCall(error)) throw conflict("try_again")
    const failure = finalRefusalOf(error)
    const { tenantId, requestId } = ctx
    const about = { tenantId, requestId, paymentId: payment.id, refundId: refund.id, failure, error }
    log("error", { message: "refund not made", ...about })
    if (failure) await giveUp(ctx, written, failure)
    throw conflict(failure ?? "stripe_unavailable")
  }
}

/**
 * Gives money of a card payment back. It is written down before Stripe hears of it, so that the amount is taken from
 * what is left whoever else asks, and so that a lost answer can be asked for again.
 */
export async function refundPayment(ctx: StaffCtx, asked: RefundPayment): Promise<Payment> {
  const written = await withFreshReads(() => writeDownOnce(ctx, asked))
  if (written.refund.state === "asked") await send(ctx, written)
  return followMoneyBack(ctx, written.payment)
}

/** Until then somebody's request may be asking Stripe. */
const askingSeconds = 60

export const hasUnansweredRefund = ({ refunds = [] }: Payment, now: string) =>
  refunds.some(({ state, at }) => state === "asked" && addSeconds(at, askingSeconds) < now)

/** What Stripe says now is taken; refunds that it never heard of are sent again, or given up when that is too late. */
export async function refreshMoneyBack(
  ctx: Ctx,
  which: Pick<Payment, "customerId" | "id">,
): Promise<Payment> {
  const payment = await followMoneyBack(ctx, which)
  const waiting = (payment.refunds ?? []).filter(({ state }) => state === "asked")
  if (waiting.length === 0) return payment
  for (const refund of waiting) {
    const isLate = addSeconds(refund.at, keyHoldsSeconds) < ctx.now
    await (isLate ? giveUp(ctx, { payment, refund }, "not_sent") : send(ctx, { payment, refund }))
  }
  return followMoneyBack(ctx, which)
}
