import type Stripe from "stripe"
import type { disputeUpdate } from "../api/tables.ts"
import { invalid } from "../http/problem.ts"
import type { Params } from "../http/rules.ts"
import { get, newId, put } from "../state.ts"
import type { World } from "../world.ts"
import { newTransaction } from "./transaction-object.ts"

const evidenceSeconds = 9 * 24 * 60 * 60
const disputeFee = 1500

/** The bank takes the money back first and asks afterwards. */
export function openDispute(world: World, account: string, charge: Stripe.Charge) {
  const taken = newTransaction(world, charge, { amount: -charge.amount, fee: disputeFee, type: "adjustment" })
  const dispute = put(world.state, account, newDispute(world, charge, put(world.state, account, taken)))
  charge.disputed = true
  world.publish(account, "charge.dispute.created", dispute)
  world.publish(account, "charge.dispute.funds_withdrawn", dispute)
}

const newDispute = (world: World, charge: Stripe.Charge, taken: Stripe.BalanceTransaction) =>
  ({
    id: newId("du"),
    object: "dispute",
    amount: charge.amount,
    balance_transactions: [taken],
    charge: charge.id,
    created: world.seconds(),
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: { uncategorized_text: null } as Stripe.Dispute.Evidence,
    evidence_details: {
      due_by: world.seconds() + evidenceSeconds,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: null as unknown as string,
    },
    intended_submission_method: null,
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    reason: "fraudulent",
    status: "needs_response",
  }) satisfies Stripe.Dispute as Stripe.Dispute

/** As in Stripe's test mode, the words of the evidence decide: `winning_evidence` or `losing_evidence`. */
export function updateDispute(
  world: World,
  account: string,
  id: string,
  params: Params<typeof disputeUpdate>,
) {
  const dispute = openOne(world, account, id)
  Object.assign(dispute.metadata, params.metadata)
  const text = params.evidence?.uncategorized_text
  if (!text) return dispute
  dispute.evidence.uncategorized_text = text
  dispute.evidence_details.has_evidence = true
  if (params.submit === false) return dispute
  dispute.evidence_details.submission_count += 1
  dispute.status = "under_review"
  world.publish(account, "charge.dispute.updated", dispute)
  if (text === "winning_evidence") return finish(world, account, dispute, "won")
  return text === "losing_evidence" ? finish(world, account, dispute, "lost") : dispute
}

/** Closing is giving in. */
export const closeDispute = (world: World, account: string, id: string) =>
  finish(world, account, openOne(world, account, id), "lost")

function openOne({ state }: World, account: string, id: string) {
  const dispute = get(state, account, "dispute", id, "dispute")
  if (dispute.status === "won" || dispute.status === "lost") throw invalid("This dispute is already closed")
  return dispute
}

function finish(world: World, account: string, dispute: Stripe.Dispute, status: "won" | "lost") {
  dispute.status = status
  if (status === "won") {
    const back = newTransaction(world, dispute, {
      amount: dispute.amount,
      fee: -disputeFee,
      type: "adjustment",
    })
    dispute.balance_transactions.push(put(world.state, account, back))
    world.publish(account, "charge.dispute.funds_reinstated", dispute)
  }
  world.publish(account, "charge.dispute.closed", dispute)
  return dispute
}
