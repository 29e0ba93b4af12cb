import type Stripe from "stripe"
import { invalid } from "../http/problem.ts"
import type { Card, Decline } from "../objects/cards.ts"
import type { NewSession } from "../objects/checkout.ts"
import type { Attempt, Payer } from "../objects/payments.ts"
import { customerDetails, newSession } from "../objects/session-object.ts"
import { get, newId, put } from "../state.ts"
import type { World } from "../world.ts"
import { neverCharged, subscribe } from "./cycle.ts"

function priceOf(world: World, account: string, { line_items }: NewSession) {
  const [line, ...more] = line_items ?? []
  if (!line?.price || line.price_data || more.length > 0)
    throw invalid("In `subscription` mode this server takes one line item with a `price`.", {
      param: "line_items",
    })
  return get(world.state, account, "price", line.price, "line_items[0][price]")
}

/** A session that ends in a subscription of one price, for a customer that is there. */
export function createSubscriptionSession(world: World, account: string, params: NewSession) {
  const { subscription_data: data = {}, customer = "" } = params
  for (const name of ["payment_intent_data", "submit_type", "customer_email"] as const)
    if (params[name] !== undefined)
      throw invalid(`You can not pass \`${name}\` in \`subscription\` mode.`, { param: name })
  get(world.state, account, "customer", customer, "customer")
  const price = priceOf(world, account, params)
  const id = newId("cs_test", 58)
  const url = `${world.pagesUrl}/c/pay/${id}`
  const total = data.trial_period_days ? 0 : (price.unit_amount ?? 0)
  const decided = { id, url, created: world.seconds(), currency: price.currency, total }
  const lines = [lineOf(price, total)]
  world.state.checkouts[id] = {
    url,
    lineItems: lines,
    intent: {},
    subscription: { price: price.id, trialDays: data.trial_period_days, metadata: data.metadata ?? {} },
  }
  return put<Stripe.Checkout.Session>(world.state, account, {
    ...newSession({ ...params, payment_method_types: ["card"] }, decided),
    mode: "subscription",
    customer,
    customer_creation: null,
    invoice_creation: null,
    payment_method_collection: "always",
  })
}

const lineOf = (price: Stripe.Price, total: number): Stripe.LineItem => ({
  id: newId("li"),
  object: "item",
  adjustable_quantity: null,
  amount_discount: 0,
  amount_subtotal: total,
  amount_tax: 0,
  amount_total: total,
  currency: price.currency,
  description: "Portico Premium",
  metadata: {},
  price,
  quantity: 1,
})

const declined: Decline = {
  code: "card_declined",
  decline_code: "generic_decline",
  message: "Your card was declined.",
}

/** The card was given: without a trial it pays the first period now. What it is asked for later, is asked then. */
export function subscribeByCard(attempt: Attempt, payer: Payer, card: Card): "paid" | Decline {
  const { world, account, session, checkout } = attempt
  const { price = "", trialDays, metadata = {} } = checkout.subscription ?? {}
  const onlySaved = card.last4 === neverCharged && trialDays !== undefined
  if (card.outcome.does === "decline" && !onlySaved) return declined
  const customer = session.customer as string
  world.state.cards[customer] = card.last4
  const subscription = subscribe(world, account, {
    customer,
    price: get(world.state, account, "price", price),
    created: world.seconds(),
    trialDays,
    metadata,
  })
  Object.assign(session, {
    status: "complete",
    url: null,
    payment_status: trialDays ? "no_payment_required" : "paid",
    subscription: subscription.id,
    customer_details: customerDetails(payer.email, payer.name),
  })
  world.publish(account, "checkout.session.completed", session)
  return "paid"
}
