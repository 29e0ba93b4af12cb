import type Stripe from "stripe"
import { newId } from "../state.ts"
import type { World } from "../world.ts"
import type { Card } from "./cards.ts"

export type Method = { card: Card } | { debit: string }
type Billing = { email: string | null; name: string | null }

export function newCharge(
  world: World,
  intent: Stripe.PaymentIntent,
  method: Method,
  { email, name }: Billing,
) {
  const id = newId("ch")
  return {
    id,
    object: "charge",
    amount: intent.amount,
    amount_captured: 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: intent.application_fee_amount,
    balance_transaction: null,
    billing_details: { address: null, email, name, phone: null, tax_id: null },
    calculated_statement_descriptor: "TEST CHECKOUT",
    captured: false,
    created: world.seconds(),
    currency: intent.currency,
    customer: null,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    fraud_details: {},
    livemode: false,
    metadata: { ...intent.metadata },
    on_behalf_of: null,
    outcome: null,
    paid: false,
    payment_intent: intent.id,
    payment_method: intent.payment_method as string | null,
    payment_method_details:
      "card" in method ? cardDetails(method.card, intent.amount) : debitDetails(method.debit),
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: `${world.pagesUrl}/receipts/${id}`,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: "pending",
    transfer_data: null,
    transfer_group: null,
  } satisfies Stripe.Charge as Stripe.Charge
}

const cardDetails = ({ brand, last4, expMonth, expYear, outcome }: Card, amount: number) =>
  ({
    type: "card",
    card: {
      amount_authorized: amount,
      authorization_code: null,
      brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: "pass" },
      country: "US",
      electronic_commerce_indicator: null,
      exp_month: expMonth,
      exp_year: expYear,
      fingerprint: newId("").slice(1, 17),
      funding: "credit",
      installments: null,
      last4,
      mandate: null,
      network: brand,
      network_transaction_id: null,
      regulated_status: "unregulated",
      three_d_secure: outcome.does.startsWith("challenge") ? authenticated : null,
      transaction_link_id: null,
      wallet: null,
    },
  }) satisfies Stripe.Charge.PaymentMethodDetails

const authenticated: Stripe.Charge.PaymentMethodDetails.Card.ThreeDSecure = {
  authentication_flow: "challenge",
  electronic_commerce_indicator: "05",
  exemption_indicator: null,
  result: "authenticated",
  result_reason: null,
  transaction_id: null,
  version: "2.2.0",
}

/** Only what a receipt prints; the account number is a test one. */
const debitDetails = (type: string) =>
  ({
    type,
    [type]: { last4: "6789", fingerprint: null, country: null },
  }) as Stripe.Charge.PaymentMethodDetails
