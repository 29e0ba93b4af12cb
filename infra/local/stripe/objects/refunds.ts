import type Stripe from "stripe"
import { formatAmount } from "../api/currencies.ts"
import type { refundCreate } from "../api/tables.ts"
import { invalid } from "../http/problem.ts"
import type { Params } from "../http/rules.ts"
import { get, newId, put } from "../state.ts"
import type { World } from "../world.ts"
import { newTransaction } from "./transaction-object.ts"

const failureSeconds = 180

export function createRefund(world: World, account: string, params: Params<typeof refundCreate>) {
  const charge = chargeOf(world, account, params)
  const left = charge.amount_captured - charge.amount_refunded
  const amount = params.amount ?? left
  checkRefundable(charge, amount, left)
  const refund = put(world.state, account, newRefund(world, charge, amount, params))
  const paidBack = newTransaction(world, refund, { amount: -amount, fee: 0, type: "refund" })
  refund.balance_transaction = put(world.state, account, paidBack).id
  const previous = { amount_refunded: charge.amount_refunded, refunded: charge.refunded }
  charge.amount_refunded += amount
  charge.refunded = charge.amount_refunded === charge.amount_captured
  if (charge.payment_method_details?.card?.last4 === "5126")
    world.state.failingRefunds[refund.id] = world.seconds() + failureSeconds
  world.publish(account, "refund.created", refund)
  world.publish(account, "charge.refunded", charge, previous)
  return refund
}

function chargeOf(
  { state }: World,
  account: string,
  { charge, payment_intent }: Params<typeof refundCreate>,
) {
  if (!charge === !payment_intent)
    throw invalid(
      "One of the following params should be provided for this request: payment_intent or charge.",
      {
        code: "parameter_missing",
      },
    )
  if (charge) return get(state, account, "charge", charge, "charge")
  const intent = get(state, account, "payment_intent", payment_intent as string, "payment_intent")
  if (intent.status === "succeeded") return get(state, account, "charge", intent.latest_charge as string)
  throw invalid(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`, {
    param: "payment_intent",
  })
}

function checkRefundable(charge: Stripe.Charge, amount: number, left: number) {
  if (charge.refunded)
    throw invalid(`Charge ${charge.id} has already been refunded.`, { code: "charge_already_refunded" })
  if (charge.status !== "succeeded")
    throw invalid(`Charge ${charge.id} has not been captured and cannot be refunded.`)
  if (charge.disputed)
    throw invalid(`Charge ${charge.id} has been charged back; cannot issue a refund.`, {
      code: "charge_disputed",
    })
  if (amount <= left) return
  const [asked, most] = [formatAmount(amount, charge.currency), formatAmount(left, charge.currency)]
  throw invalid(`Refund amount (${asked}) is greater than unrefunded amount on charge (${most})`, {
    param: "amount",
  })
}

const newRefund = (
  world: World,
  charge: Stripe.Charge,
  amount: number,
  { reason, metadata }: Params<typeof refundCreate>,
) =>
  ({
    id: newId("re"),
    object: "refund",
    amount,
    balance_transaction: null,
    charge: charge.id,
    created: world.seconds(),
    currency: charge.currency,
    customer: null,
    customer_account: null,
    destination_details: { type: charge.payment_method_details?.type ?? "card" },
    metadata: metadata ?? {},
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: "succeeded",
    transfer_reversal: null,
  }) satisfies Stripe.Refund as Stripe.Refund

/** The test card …5126: the bank sends the money back some minutes after the refund looked done. */
export function failRefund(world: World, account: string, refund: Stripe.Refund) {
  const charge = get(world.state, account, "charge", refund.charge as string)
  const back = newTransaction(world, refund, { amount: refund.amount, fee: 0, type: "refund_failure" })
  Object.assign(refund, { status: "failed", failure_reason: "expired_or_canceled_card" })
  refund.failure_balance_transaction = put(world.state, account, back).id
  charge.amount_refunded -= refund.amount
  charge.refunded = false
  world.publish(account, "refund.updated", refund, { status: "succeeded" })
  world.publish(account, "charge.refund.updated", refund, { status: "succeeded" })
  world.publish(account, "refund.failed", refund)
}
