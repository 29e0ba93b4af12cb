import Stripe from "stripe"
import type { Money } from "../../shared/money.ts"
import type { DisputeState } from "../../shared/money-back.ts"
import { stripe } from "./client.ts"
import { moneyOf } from "./news.ts"

/** What Stripe says now of the money of one payment that went back, oldest first. */
export type MoneyBack = { refunds: RefundNews[]; disputes: DisputeNews[] }
export type RefundNews = {
  id: string
  /** Our own id for it, where it was asked for here. */
  askedAs: string | undefined
  amount: Money
  state: "pending" | "succeeded" | "failed"
  failure: string | undefined
  at: string
}
export type DisputeNews = {
  id: string
  amount: Money
  state: DisputeState
  reason: string
  dueBy: string | undefined
  evidenceSent: boolean
  at: string
  /** What the bank did with the money, whatever the dispute's state is. */
  withdrawn: boolean
  reinstated: boolean
}

const instant = (seconds: number) => new Date(seconds * 1000).toISOString()

/** The bank may still need something of the payer (`requires_action`); Stripe holds the money apart until then. */
function refundStateOf({ id, status }: Stripe.Refund): RefundNews["state"] {
  if (status === "succeeded") return "succeeded"
  if (status === "failed" || status === "canceled") return "failed"
  if (status === "pending" || status === "requires_action") return "pending"
  throw new Error(`${id} is in a state that we do not know: ${status}`)
}

const refundNews = (refund: Stripe.Refund): RefundNews => ({
  id: refund.id,
  askedAs: refund.metadata?.refundId,
  amount: moneyOf(refund.amount, refund.currency),
  state: refundStateOf(refund),
  failure: refund.failure_reason ?? (refund.status === "canceled" ? "canceled" : undefined),
  at: instant(refund.created),
})

const disputeStates: Record<string, DisputeState> = {
  needs_response: "needsResponse",
  warning_needs_response: "needsResponse",
  appeal_needs_response: "needsResponse",
  won: "won",
  lost: "lost",
  warning_closed: "closed",
  prevented: "closed",
}

const disputeNews = (dispute: Stripe.Dispute): DisputeNews => ({
  id: dispute.id,
  amount: moneyOf(dispute.amount, dispute.currency),
  // Nobody has to act on what is left, nor on a state that Stripe adds one day.
  state: disputeStates[dispute.status] ?? "underReview",
  reason: dispute.reason,
  dueBy: dispute.evidence_details.due_by ? instant(dispute.evidence_details.due_by) : undefined,
  evidenceSent: dispute.evidence_details.submission_count > 0,
  at: instant(dispute.created),
  withdrawn: dispute.balance_transactions.some(({ amount }) => amount < 0),
  reinstated: dispute.balance_transactions.some(({ amount }) => amount > 0),
})

const most = 1000

/** Asks Stripe itself: messages come late, twice and in any order, and what it says now is all that counts. */
export async function readMoneyBack(stripeAccount: string, intentId: string): Promise<MoneyBack> {
  const { refunds, disputes } = await stripe()
  const of = { payment_intent: intentId, limit: 100 }
  const [given, disputed] = await Promise.all([
    refunds.list(of, { stripeAccount }).autoPagingToArray({ limit: most }),
    disputes.list(of, { stripeAccount }).autoPagingToArray({ limit: most }),
  ])
  return { refunds: given.reverse().map(refundNews), disputes: disputed.reverse().map(disputeNews) }
}

/** Undefined where the account has no such intent, whoever says so. */
export async function findIntent(stripeAccount: string, intentId: string) {
  try {
    return await (await stripe()).paymentIntents.retrieve(intentId, {}, { stripeAccount })
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError && error.code === "resource_missing") return undefined
    throw error
  }
}
