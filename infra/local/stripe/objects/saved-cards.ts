import type Stripe from "stripe"
import { invalid } from "../http/problem.ts"
import { get, newId, put } from "../state.ts"
import type { World } from "../world.ts"
import type { Card, Decline } from "./cards.ts"
import type { NewSession } from "./checkout.ts"
import type { Attempt, Payer } from "./payments.ts"
import { newMethod, newSetup } from "./saved-card-objects.ts"
import { customerDetails, newSession } from "./session-object.ts"

const onlyForMoney = ["line_items", "payment_intent_data", "submit_type", "adaptive_pricing"] as const

/** A session that saves a card for later and moves no money. */
export function createSetupSession(world: World, account: string, params: NewSession) {
  for (const name of onlyForMoney)
    if (params[name] !== undefined)
      throw invalid(`You can not pass \`${name}\` in \`setup\` mode.`, { param: name })
  if (params.customer && params.customer_email)
    throw invalid("You may only specify one of these parameters: customer, customer_email.")
  if (!params.currency && !params.allowed_payment_method_types)
    throw invalid("You must specify either `currency` or `allowed_payment_method_types` in `setup` mode.", {
      param: "currency",
    })
  const email = params.customer && get(world.state, account, "customer", params.customer, "customer").email
  const id = newId("cs_test", 58)
  const url = `${world.pagesUrl}/c/pay/${id}`
  const created = world.seconds()
  const setup = put(world.state, account, newSetup(params, created))
  world.publish(account, "setup_intent.created", setup)
  world.state.checkouts[id] = { url, lineItems: [], intent: {}, setup: params.setup_intent_data ?? {} }
  const decided = { id, url, created, currency: params.currency ?? "", total: 0 }
  return put<Stripe.Checkout.Session>(world.state, account, {
    ...newSession({ ...params, payment_method_types: ["card"] }, decided),
    mode: "setup",
    amount_subtotal: null,
    amount_total: null,
    currency: params.currency ?? null,
    customer: params.customer ?? null,
    customer_details: email ? customerDetails(email, null) : null,
    setup_intent: setup.id,
    payment_status: "no_payment_required",
    payment_method_collection: "always",
  })
}

/** The setup page was sent. A card that cannot be charged at all is declined here already. */
export function saveCard(attempt: Attempt, payer: Payer, card: Card): "paid" | "challenge" | Decline {
  const { outcome } = card
  if (outcome.does === "decline") return outcome
  if (outcome.does.startsWith("challenge")) {
    attempt.checkout.challenged = { payer, card }
    setupOf(attempt).status = "requires_action"
    return "challenge"
  }
  return keep(attempt, payer, card)
}

export function answerSetupChallenge(attempt: Attempt, passed: boolean): "paid" | Decline {
  const { payer, card } = attempt.checkout.challenged ?? {}
  if (!payer || !card) throw new Error("no card is waiting for authentication")
  attempt.checkout.challenged = undefined
  if (passed) return keep(attempt, payer, card)
  const message =
    "We are unable to authenticate your payment method. Please choose a different payment method and try again."
  setupOf(attempt).status = "requires_payment_method"
  return { code: "setup_intent_authentication_failure", message }
}

const setupOf = ({ world, account, session }: Attempt) =>
  get(world.state, account, "setup_intent", session.setup_intent as string)

function keep(attempt: Attempt, payer: Payer, card: Card) {
  const { world, account, session } = attempt
  const setup = setupOf(attempt)
  const customer = session.customer as string | null
  const method = put(world.state, account, newMethod(world, customer, payer, card))
  world.state.savedCards[method.id] = card
  Object.assign(setup, { status: "succeeded", payment_method: method.id })
  Object.assign(session, {
    status: "complete",
    url: null,
    customer_details: customerDetails(payer.email, payer.name),
  })
  world.publish(account, "payment_method.attached", method)
  world.publish(account, "setup_intent.succeeded", setup)
  world.publish(account, "checkout.session.completed", session)
  return "paid" as const
}

/** From then on nobody can charge it, not even for the customer it was saved for. */
export function detach(world: World, account: string, id: string) {
  const method = get(world.state, account, "payment_method", id, "payment_method")
  if (!method.customer)
    throw invalid(
      "The payment method you provided is not attached to a customer so detachment is impossible.",
      { param: "payment_method" },
    )
  const previous = { customer: method.customer }
  method.customer = null
  delete world.state.savedCards[id]
  world.publish(account, "payment_method.detached", method, previous)
  return method
}
