import type Stripe from "stripe"
import { checkGranularity, checkTotal } from "../api/currencies.ts"
import type { intentCreate } from "../api/tables.ts"
import { invalid, refusal } from "../http/problem.ts"
import type { Params } from "../http/rules.ts"
import { get, put } from "../state.ts"
import type { World } from "../world.ts"
import type { Card, Decline } from "./cards.ts"
import { newCharge } from "./charge-object.ts"
import { openDispute } from "./disputes.ts"
import { newIntent } from "./intent-object.ts"
import { fail, succeed } from "./outcomes.ts"

type NewIntent = Params<typeof intentCreate>

const unauthenticated: Decline = {
  code: "authentication_required",
  decline_code: "authentication_required",
  message: "Your card was declined. This transaction requires authentication.",
}

/** What this server is asked for: a saved card is charged at once, while nobody is there to be asked anything. */
function checkAway(world: World, account: string, params: NewIntent) {
  if (params.off_session && !params.confirm)
    throw invalid("You can only pass `off_session` when `confirm` is `true`.", { param: "off_session" })
  if (!params.off_session || !params.customer || !params.payment_method)
    throw invalid("This server creates payment intents with `off_session`, a customer and a card only.", {
      param: "off_session",
    })
  if (!get(world.state, world.state.platform, "account", account).charges_enabled)
    throw invalid("Your account cannot currently make live charges.", { param: "payment_method" })
  checkGranularity(params.amount, params.currency, "amount")
  checkTotal(params.amount, params.currency)
}

function methodOf(world: World, account: string, { customer = "", payment_method: id = "" }: NewIntent) {
  get(world.state, account, "customer", customer, "customer")
  const method = get(world.state, account, "payment_method", id, "payment_method")
  const card = world.state.savedCards[id]
  if (method.customer !== customer || !card)
    throw invalid(
      `The customer does not have a payment method with the ID ${id}. The payment method must be attached to the customer.`,
      { code: "resource_missing", param: "payment_method" },
    )
  return { method, card }
}

/** Why this card cannot be charged now; undefined where it can. */
function refusedBy({ outcome, expMonth, expYear }: Card, seconds: number): Decline | undefined {
  if (Date.UTC(expYear, expMonth) / 1000 <= seconds)
    return { code: "expired_card", decline_code: "expired_card", message: "Your card has expired." }
  if (outcome.does === "challengeAlways") return unauthenticated
  return outcome.does === "decline" || outcome.does === "declineCharge" ? outcome : undefined
}

export function chargeSaved(world: World, account: string, params: NewIntent): Stripe.PaymentIntent {
  checkAway(world, account, params)
  const { method, card } = methodOf(world, account, params)
  const { amount, currency, customer = null, description, metadata } = params
  const asked = { amount_total: amount, currency, payment_method_types: ["card"] }
  const intent = put(
    world.state,
    account,
    newIntent(asked, { intent: { description, metadata } }, world.seconds()),
  )
  Object.assign(intent, { customer, payment_method: method.id })
  world.publish(account, "payment_intent.created", intent)
  const { email, name } = method.billing_details
  const charge = put(world.state, account, newCharge(world, intent, { card }, { email, name }))
  charge.customer = customer
  const why = refusedBy(card, world.seconds())
  if (why) {
    fail(world, account, intent, charge, why)
    throw refusal({
      status: 402,
      type: "card_error",
      ...why,
      charge: charge.id,
      payment_intent: structuredClone(intent),
    })
  }
  succeed(world, account, intent, charge)
  if (card.outcome.does === "dispute") openDispute(world, account, charge)
  return intent
}
