import type Stripe from "stripe"
import { newId } from "../state.ts"

export type NewSubscription = {
  customer: string
  price: Stripe.Price
  created: number
  trialDays: number | undefined
  metadata: Record<string, string>
}

export const periodEnd = (start: number, { recurring }: Stripe.Price) => {
  const at = new Date(start * 1000)
  if (recurring?.interval === "year") at.setUTCFullYear(at.getUTCFullYear() + 1)
  else at.setUTCMonth(at.getUTCMonth() + 1)
  return Math.floor(at.getTime() / 1000)
}
const daySeconds = 86_400

export const itemOf = (subscription: Stripe.Subscription) => {
  const [item] = subscription.items.data
  if (!item) throw new Error(`${subscription.id} has no item`)
  return item
}

const newItem = (subscription: string, { price, created, trialDays }: NewSubscription) =>
  ({
    id: newId("si", 14),
    object: "subscription_item",
    billing_thresholds: null,
    created,
    current_period_start: created,
    current_period_end: trialDays ? created + trialDays * daySeconds : periodEnd(created, price),
    current_trial: null,
    discounts: [],
    metadata: {},
    // Long deprecated; `price` says the same.
    plan: { id: price.id } as Stripe.Plan,
    price,
    quantity: 1,
    subscription,
    tax_rates: [],
  }) satisfies Stripe.SubscriptionItem

export function newSubscription(asked: NewSubscription): Stripe.Subscription {
  const { customer, price, created, trialDays, metadata } = asked
  const id = newId("sub", 24)
  const trialEnd = trialDays ? created + trialDays * daySeconds : null
  return {
    ...unused,
    id,
    object: "subscription",
    billing_cycle_anchor: trialEnd ?? created,
    created,
    currency: price.currency,
    customer,
    items: {
      object: "list",
      data: [newItem(id, asked)],
      has_more: false,
      url: `/v1/subscription_items?subscription=${id}`,
    },
    metadata,
    start_date: created,
    status: trialEnd ? "trialing" : "active",
    trial_end: trialEnd,
    trial_start: trialEnd ? created : null,
  }
}

/** What Portico never uses, as Stripe answers it then. */
const unused = {
  application: null,
  application_fee_percent: null,
  automatic_tax: { disabled_reason: null, enabled: false, liability: null },
  billing_cycle_anchor_config: null,
  billing_mode: { flexible: null, type: "classic" },
  billing_schedules: [],
  billing_thresholds: null,
  cancel_at: null,
  cancel_at_period_end: false,
  canceled_at: null,
  cancellation_details: { comment: null, feedback: null, feedback_option: null, reason: null },
  collection_method: "charge_automatically",
  customer_account: null,
  days_until_due: null,
  default_payment_method: null,
  default_source: null,
  default_tax_rates: [],
  description: null,
  discounts: [],
  ended_at: null,
  invoice_settings: {
    account_tax_ids: null,
    custom_fields: null,
    description: null,
    footer: null,
    issuer: { type: "self" },
  },
  latest_invoice: null,
  livemode: false,
  managed_payments: null,
  next_pending_invoice_item_invoice: null,
  on_behalf_of: null,
  pause_collection: null,
  payment_settings: null,
  pending_invoice_item_interval: null,
  pending_setup_intent: null,
  pending_update: null,
  schedule: null,
  test_clock: null,
  transfer_data: null,
  trial_settings: { end_behavior: { billing_cycle_anchor: null, missing_payment_method: "cancel" } },
} satisfies Partial<Stripe.Subscription>
