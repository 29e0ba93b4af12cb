import type Stripe from "stripe"
import { newId } from "../state.ts"
import type { World } from "../world.ts"

export type Bill = {
  subscription: Stripe.Subscription
  customer: Stripe.Customer
  amount: number
  description: string
  reason: Stripe.Invoice.BillingReason
  number: string
}

/** A finalised invoice that nobody paid yet. */
export function newInvoice(world: World, bill: Bill): Stripe.Invoice {
  const { subscription, customer, amount, reason, number } = bill
  const created = world.seconds()
  const id = newId("in")
  const page = `${world.pagesUrl}/i/${id}`
  return {
    ...unused,
    id,
    object: "invoice",
    amount_due: amount,
    amount_paid: 0,
    amount_remaining: amount,
    billing_reason: reason,
    created,
    currency: subscription.currency,
    customer: customer.id,
    customer_email: customer.email,
    customer_name: customer.name ?? null,
    description: bill.description,
    effective_at: created,
    hosted_invoice_url: page,
    invoice_pdf: `${page}/pdf`,
    lines: { object: "list", data: [], has_more: false, url: `/v1/invoices/${id}/lines` },
    number,
    parent: {
      type: "subscription_details",
      quote_details: null,
      subscription_details: {
        metadata: subscription.metadata,
        subscription: subscription.id,
      },
    },
    period_end: created,
    period_start: created,
    status: "open",
    status_transitions: {
      finalized_at: created,
      marked_uncollectible_at: null,
      paid_at: null,
      voided_at: null,
    },
    subtotal: amount,
    subtotal_excluding_tax: amount,
    total: amount,
    total_excluding_tax: amount,
  }
}

/** What Portico never uses, as Stripe answers it then. */
const unused = {
  account_country: "AE",
  account_name: "Portico",
  account_tax_ids: null,
  amount_overpaid: 0,
  amount_shipping: 0,
  application: null,
  attempt_count: 0,
  attempted: false,
  auto_advance: true,
  automatic_tax: { disabled_reason: null, enabled: false, liability: null, provider: null, status: null },
  automatically_finalizes_at: null,
  collection_method: "charge_automatically",
  custom_fields: null,
  customer_account: null,
  customer_address: null,
  customer_phone: null,
  customer_shipping: null,
  customer_tax_exempt: "none",
  default_payment_method: null,
  default_source: null,
  default_tax_rates: [],
  discounts: [],
  due_date: null,
  ending_balance: 0,
  footer: null,
  from_invoice: null,
  issuer: { type: "self" },
  last_finalization_error: null,
  latest_revision: null,
  livemode: false,
  metadata: {},
  next_payment_attempt: null,
  on_behalf_of: null,
  payment_settings: { default_mandate: null, payment_method_options: null, payment_method_types: null },
  post_payment_credit_notes_amount: 0,
  pre_payment_credit_notes_amount: 0,
  receipt_number: null,
  rendering: null,
  shipping_cost: null,
  shipping_details: null,
  starting_balance: 0,
  statement_descriptor: null,
  test_clock: null,
  total_discount_amounts: [],
  total_pretax_credit_amounts: [],
  total_taxes: [],
  webhooks_delivered_at: null,
} satisfies Partial<Stripe.Invoice>
