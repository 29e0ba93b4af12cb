import type Stripe from "stripe"
import { type Checkout, get, newId, put } from "../state.ts"
import type { World } from "../world.ts"
import type { Card, Decline } from "./cards.ts"
import { type Method, newCharge } from "./charge-object.ts"
import { openDispute } from "./disputes.ts"
import { newIntent } from "./intent-object.ts"
import { fail, succeed } from "./outcomes.ts"
import { customerDetails } from "./session-object.ts"

/** One open checkout and everything a step of it needs. */
export type Attempt = { world: World; account: string; session: Stripe.Checkout.Session; checkout: Checkout }
export type Payer = { email: string; name: string }

/** As Stripe's test mode: a bank debit settles three minutes later. */
const debitSeconds = 180

export function payByCard(attempt: Attempt, payer: Payer, card: Card): "paid" | "challenge" | Decline {
  const intent = startIntent(attempt, payer)
  if (card.outcome.does === "decline" || card.outcome.does === "declineCharge")
    return decline(attempt, intent, { card }, payer, card.outcome)
  if (card.outcome.does.startsWith("challenge")) return challenge(attempt, intent, payer, card)
  complete(attempt, intent, { card }, payer)
  return "paid"
}

/** The answer of the 3-D Secure page for the card that waits there. */
export function answerChallenge(attempt: Attempt, passed: boolean): "paid" | Decline {
  const { payer, card } = attempt.checkout.challenged ?? {}
  if (!payer || !card) throw new Error("no card is waiting for authentication")
  attempt.checkout.challenged = undefined
  const intent = startIntent(attempt, payer)
  intent.next_action = null
  if (passed) {
    complete(attempt, intent, { card }, payer)
    return "paid"
  }
  const message =
    "We are unable to authenticate your payment method. Please choose a different payment method and try again."
  return decline(attempt, intent, { card }, payer, { code: "payment_intent_authentication_failure", message })
}

export function payByDebit(attempt: Attempt, payer: Payer, succeeds: boolean) {
  const { world, account, session, checkout } = attempt
  const debit = session.payment_method_types.find((type) => type !== "card") ?? "us_bank_account"
  const intent = startIntent(attempt, payer)
  const charge = put(world.state, account, newCharge(world, intent, { debit }, payer))
  Object.assign(intent, { status: "processing", latest_charge: charge.id, last_payment_error: null })
  checkout.pending = { at: world.seconds() + debitSeconds, succeeds }
  close(session, payer)
  world.publish(account, "charge.pending", charge)
  world.publish(account, "payment_intent.processing", intent)
  world.publish(account, "checkout.session.completed", session)
}

/** The end of a bank debit: at its time, or earlier when asked. */
export function settle({ world, account, session, checkout }: Attempt, succeeds: boolean) {
  checkout.pending = undefined
  const intent = get(world.state, account, "payment_intent", session.payment_intent as string)
  const charge = get(world.state, account, "charge", intent.latest_charge as string)
  if (succeeds) {
    succeed(world, account, intent, charge)
    session.payment_status = "paid"
    world.publish(account, "checkout.session.async_payment_succeeded", session)
    return
  }
  const message = "The customer's bank account has insufficient funds to complete this payment."
  fail(world, account, intent, charge, { code: "payment_intent_payment_attempt_failed", message })
  world.publish(account, "checkout.session.async_payment_failed", session)
}

function startIntent({ world, account, session, checkout }: Attempt, payer: Payer) {
  session.customer_details = customerDetails(payer.email, payer.name)
  const existing = session.payment_intent as string | null
  const intent = existing
    ? get(world.state, account, "payment_intent", existing)
    : put(world.state, account, newIntent(session, checkout, world.seconds()))
  if (!existing) world.publish(account, "payment_intent.created", intent)
  session.payment_intent = intent.id
  intent.payment_method = newId("pm")
  return intent
}

function challenge(
  { world, account, session, checkout }: Attempt,
  intent: Stripe.PaymentIntent,
  payer: Payer,
  card: Card,
) {
  checkout.challenged = { payer, card }
  const url = `${checkout.url}/authenticate`
  intent.status = "requires_action"
  intent.next_action = { type: "redirect_to_url", redirect_to_url: { url, return_url: session.success_url } }
  world.publish(account, "payment_intent.requires_action", intent)
  return "challenge" as const
}

function complete(
  { world, account, session }: Attempt,
  intent: Stripe.PaymentIntent,
  method: Method,
  payer: Payer,
) {
  const charge = put(world.state, account, newCharge(world, intent, method, payer))
  close(session, payer)
  session.payment_status = "paid"
  succeed(world, account, intent, charge)
  world.publish(account, "checkout.session.completed", session)
  if ("card" in method && method.card.outcome.does === "dispute") openDispute(world, account, charge)
}

function close(session: Stripe.Checkout.Session, payer: Payer) {
  session.status = "complete"
  session.url = null
  session.customer_details = customerDetails(payer.email, payer.name)
}

function decline(
  { world, account }: Attempt,
  intent: Stripe.PaymentIntent,
  method: Method,
  payer: Payer,
  why: Decline,
) {
  const charge = put(world.state, account, newCharge(world, intent, method, payer))
  fail(world, account, intent, charge, why)
  return why
}
