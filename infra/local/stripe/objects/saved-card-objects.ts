import type Stripe from "stripe"
import { newId } from "../state.ts"
import type { World } from "../world.ts"
import type { Card } from "./cards.ts"
import type { NewSession } from "./checkout.ts"
import type { Payer } from "./payments.ts"

/** A setup intent and a payment method as the API shows them. */

export function newSetup({ customer, setup_intent_data }: NewSession, created: number) {
  const id = newId("seti")
  return {
    id,
    object: "setup_intent",
    application: null,
    allowed_payment_method_types: null,
    attach_to_self: false,
    automatic_payment_methods: null,
    cancellation_reason: null,
    client_secret: newId(`${id}_secret`),
    created,
    customer: customer ?? null,
    customer_account: null,
    description: setup_intent_data?.description ?? null,
    excluded_payment_method_types: null,
    flow_directions: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    managed_payments: null,
    mandate: null,
    metadata: setup_intent_data?.metadata ?? {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: null,
    payment_method_types: ["card"],
    single_use_mandate: null,
    status: "requires_payment_method",
    usage: "off_session",
  } satisfies Stripe.SetupIntent as Stripe.SetupIntent
}

export const newMethod = (world: World, customer: string | null, { email, name }: Payer, card: Card) =>
  ({
    id: newId("pm"),
    object: "payment_method",
    billing_details: { address: null, email, name, phone: null, tax_id: null },
    card: {
      brand: card.brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: "pass" },
      country: "US",
      display_brand: card.brand,
      exp_month: card.expMonth,
      exp_year: card.expYear,
      fingerprint: newId("").slice(1, 17),
      funding: "credit",
      generated_from: null,
      last4: card.last4,
      networks: { available: [card.brand], preferred: null },
      regulated_status: "unregulated",
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
    created: world.seconds(),
    customer,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: "card",
  }) satisfies Stripe.PaymentMethod as Stripe.PaymentMethod
