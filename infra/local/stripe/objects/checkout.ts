import type Stripe from "stripe"
import { checkGranularity, checkTotal } from "../api/currencies.ts"
import type { sessionCreate } from "../api/tables.ts"
import { createSubscriptionSession } from "../billing/checkout.ts"
import { invalid } from "../http/problem.ts"
import type { Params } from "../http/rules.ts"
import { all, get, newId, put } from "../state.ts"
import type { World } from "../world.ts"
import { createSetupSession } from "./saved-cards.ts"
import { newSession } from "./session-object.ts"

export type NewSession = Params<typeof sessionCreate>
const minute = 60
const day = 24 * 60 * minute

export function createSession(world: World, account: string, params: NewSession) {
  checkCapable(world, account)
  if (params.mode === "subscription") return createSubscriptionSession(world, account, params)
  if (params.mode === "setup") return createSetupSession(world, account, params)
  const created = world.seconds()
  checkExpiry(params.expires_at, created)
  const lineItems = (params.line_items ?? []).map((line, index) =>
    newLineItem(line, `line_items[${index}]`, created),
  )
  const [first] = lineItems
  if (!first)
    throw invalid("Missing required param: line_items.", { code: "parameter_missing", param: "line_items" })
  const currency = params.currency ?? first.currency
  if (lineItems.some((line) => line.currency !== currency))
    throw invalid("You cannot combine currencies on a single Checkout Session.", { param: "line_items" })
  const total = lineItems.reduce((sum, line) => sum + line.amount_total, 0)
  checkTotal(total, currency)
  const id = newId("cs_test", 58)
  const url = `${world.pagesUrl}/c/pay/${id}`
  const { application_fee_amount: fee, ...intent } = params.payment_intent_data ?? {}
  if (fee !== undefined && fee > total)
    throw invalid("The application fee cannot be more than the amount of the payment.", {
      param: "payment_intent_data[application_fee_amount]",
    })
  world.state.checkouts[id] = { url, lineItems, intent: { ...intent, fee } }
  return put(world.state, account, newSession(params, { id, url, created, currency, total }))
}

/** In Stripe's words: a connected account that has not been onboarded has no payment method to offer. */
function checkCapable({ state }: World, account: string) {
  if (account === state.platform) return
  if (get(state, state.platform, "account", account).charges_enabled) return
  throw invalid(
    "No valid payment method types for this Checkout Session. Please ensure that you have activated payment methods compatible with your chosen currency in your dashboard (https://dashboard.stripe.com/settings/payment_methods) or specify payment_method_types.",
  )
}

function checkExpiry(expiresAt: number | undefined, created: number) {
  if (expiresAt === undefined) return
  const param = "expires_at"
  if (expiresAt - created < 30 * minute)
    throw invalid("The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.", {
      param,
    })
  if (expiresAt - created >= day)
    throw invalid("The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.", {
      param,
    })
}

function newLineItem(
  line: NonNullable<NewSession["line_items"]>[number],
  param: string,
  created: number,
): Stripe.LineItem {
  if (!line.price_data)
    throw invalid(`Missing required param: ${param}[price_data].`, { code: "parameter_missing", param })
  const { currency, unit_amount, product_data, tax_behavior } = line.price_data
  checkGranularity(unit_amount, currency, `${param}[price_data][unit_amount]`)
  const amount = unit_amount * line.quantity
  return {
    id: newId("li"),
    object: "item",
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency,
    description: product_data.name,
    metadata: {},
    price: newPrice(currency, unit_amount, tax_behavior ?? "unspecified", created),
    quantity: line.quantity,
  }
}

const newPrice = (currency: string, amount: number, tax: string, created: number): Stripe.Price => ({
  id: newId("price"),
  object: "price",
  active: false,
  billing_scheme: "per_unit",
  created,
  currency,
  custom_unit_amount: null,
  livemode: false,
  lookup_key: null,
  metadata: {},
  nickname: null,
  product: newId("prod", 14),
  recurring: null,
  tax_behavior: tax,
  tiers_mode: null,
  transform_quantity: null,
  type: "one_time",
  unit_amount: amount,
  // The SDK's Decimal class is how it reads this; on the wire it is a string.
  unit_amount_decimal: String(amount) as unknown as Stripe.Decimal,
})

export function expireSession(world: World, account: string, id: string) {
  const session = get(world.state, account, "checkout.session", id, "session")
  if (session.status !== "open")
    throw invalid(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`,
    )
  return expire(world, account, session)
}

export function expire(world: World, account: string, session: Stripe.Checkout.Session) {
  session.status = "expired"
  session.url = null
  if (typeof session.payment_intent === "string") {
    const intent = get(world.state, account, "payment_intent", session.payment_intent)
    const change = {
      status: "canceled",
      canceled_at: world.seconds(),
      cancellation_reason: "automatic",
    } as const
    Object.assign(intent, change, { next_action: null })
    world.publish(account, "payment_intent.canceled", intent)
  }
  world.publish(account, "checkout.session.expired", session)
  return session
}

export const sessionOf = (world: World, account: string, intent: string) =>
  all(world.state, account, "checkout.session").find((session) => session.payment_intent === intent)
