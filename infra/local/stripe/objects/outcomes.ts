import type Stripe from "stripe"
import { put } from "../state.ts"
import type { World } from "../world.ts"
import type { Decline } from "./cards.ts"
import { newTransaction } from "./transaction-object.ts"

export function succeed(world: World, account: string, intent: Stripe.PaymentIntent, charge: Stripe.Charge) {
  const fee = Math.min(charge.amount, Math.round((charge.amount * 29) / 1000) + 100)
  const paid = newTransaction(world, charge, { amount: charge.amount, fee, type: "charge" })
  put(world.state, account, paid)
  Object.assign(charge, { status: "succeeded", paid: true, captured: true, amount_captured: charge.amount })
  charge.balance_transaction = paid.id
  charge.outcome = outcome("approved_by_network", "authorized", "Payment complete.")
  Object.assign(intent, { status: "succeeded", amount_received: intent.amount, last_payment_error: null })
  intent.latest_charge = charge.id
  world.publish(account, "charge.succeeded", charge)
  world.publish(account, "payment_intent.succeeded", intent)
}

export function fail(
  world: World,
  account: string,
  intent: Stripe.PaymentIntent,
  charge: Stripe.Charge,
  why: Decline,
) {
  const { code, decline_code, message } = why
  Object.assign(charge, { status: "failed", failure_code: code, failure_message: message })
  charge.outcome = outcome("declined_by_network", "issuer_declined", message, decline_code)
  Object.assign(intent, { status: "requires_payment_method", latest_charge: charge.id, payment_method: null })
  intent.last_payment_error = { type: "card_error", code, decline_code, message, charge: charge.id }
  world.publish(account, "charge.failed", charge)
  world.publish(account, "payment_intent.payment_failed", intent)
}

const outcome = (
  network_status: string,
  type: string,
  seller_message: string,
  reason?: string,
): Stripe.Charge.Outcome => ({
  advice_code: null,
  network_advice_code: null,
  network_decline_code: null,
  network_status,
  reason: reason ?? null,
  risk_level: "normal",
  risk_score: 20,
  seller_message,
  type,
})
