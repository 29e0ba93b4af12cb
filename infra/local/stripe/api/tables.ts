import { subscriptionData } from "../billing/tables.ts"
import * as rule from "../http/rules.ts"

const { string, integer, oneOf, hash, list, required, url, email, currency, boolean, metadata, range } = rule

/** Checkout has no Arabic: `ar` is refused here as it is by Stripe. */
const checkoutLocales = [
  ...["auto", "bg", "cs", "da", "de", "el", "en", "en-GB", "es", "es-419", "et", "fi", "fil", "fr", "fr-CA"],
  ...["hi-IN", "hr", "hu", "id", "it", "ja", "ko", "lt", "lv", "ms", "mt", "nb", "nl", "pl", "pt", "pt-BR"],
  ...["ro", "ru", "sk", "sl", "sv", "th", "tr", "vi", "zh", "zh-HK", "zh-TW"],
]

const unitAmountMax = 99_999_999
const requested = hash({ requested: boolean })
const paging = { limit: integer(1, 100), starting_after: string(), ending_before: string() } as const
const page = { ...paging, created: range } as const

export const noParams = {} as const

export const accountCreate = {
  type: oneOf("custom", "express", "standard"),
  controller: hash({
    fees: hash({ payer: oneOf("account", "application") }),
    losses: hash({ payments: oneOf("application", "stripe") }),
    requirement_collection: oneOf("application", "stripe"),
    stripe_dashboard: hash({ type: oneOf("express", "full", "none") }),
  }),
  country: string(2),
  email,
  default_currency: currency,
  business_type: oneOf("company", "government_entity", "individual", "non_profit"),
  business_profile: hash({
    name: string(),
    url,
    mcc: string(4),
    support_email: email,
    product_description: string(),
  }),
  capabilities: hash({ card_payments: requested, transfers: requested }),
  metadata,
} as const

export const accountLinkCreate = {
  account: required(string()),
  type: required(oneOf("account_onboarding", "account_update")),
  refresh_url: required(url),
  return_url: required(url),
  collection_options: hash({
    fields: oneOf("currently_due", "eventually_due"),
    future_requirements: oneOf("include", "omit"),
  }),
} as const

const lineItem = hash({
  price: string(),
  price_data: hash({
    currency: required(currency),
    unit_amount: required(integer(0, unitAmountMax)),
    product_data: required(
      hash({ name: required(string()), description: string(40_000), images: list(url, 8), metadata }),
    ),
    tax_behavior: oneOf("exclusive", "inclusive", "unspecified"),
  }),
  quantity: required(integer(1, 999_999)),
})

export const sessionCreate = {
  mode: required(oneOf("payment", "setup", "subscription")),
  customer: string(),
  subscription_data: subscriptionData,
  ui_mode: oneOf("hosted_page"),
  line_items: list(lineItem),
  success_url: required(url),
  cancel_url: url,
  client_reference_id: string(200),
  currency,
  customer_creation: oneOf("always", "if_required"),
  customer_email: email,
  expires_at: integer(0),
  locale: oneOf(...checkoutLocales),
  metadata,
  payment_intent_data: hash({
    application_fee_amount: integer(0),
    description: string(1000),
    metadata,
    receipt_email: email,
    statement_descriptor: string(22),
    statement_descriptor_suffix: string(22),
  }),
  setup_intent_data: hash({ description: string(1000), metadata }),
  allowed_payment_method_types: list(oneOf("card"), 1),
  payment_method_types: list(oneOf("bacs_debit", "card", "sepa_debit", "us_bank_account"), 4),
  adaptive_pricing: hash({ enabled: boolean }),
  billing_address_collection: oneOf("auto", "required"),
  submit_type: oneOf("auto", "book", "donate", "pay"),
} as const

export const sessionList = {
  ...page,
  payment_intent: string(),
  status: oneOf("complete", "expired", "open"),
  customer_details: hash({ email: required(email) }),
} as const

export const lineItemList = paging

export const intentList = { ...page, customer: string() } as const
/** What is charged while the payer is away, and nothing else: everybody who is there pays on Checkout. */
export const intentCreate = {
  amount: required(integer(1, unitAmountMax)),
  currency: required(currency),
  customer: string(),
  payment_method: string(),
  allowed_payment_method_types: list(oneOf("card"), 1),
  confirm: boolean,
  off_session: boolean,
  description: string(1000),
  metadata,
} as const
export const chargeList = { ...page, payment_intent: string() } as const
export const disputeList = { ...page, charge: string(), payment_intent: string() } as const
export const refundList = { ...page, charge: string(), payment_intent: string() } as const
export const transactionList = { ...page, currency, source: string(), type: string() } as const
export const eventList = { ...page, type: string(), types: list(string(), 20) } as const

export const refundCreate = {
  charge: string(),
  payment_intent: string(),
  amount: integer(1),
  reason: oneOf("duplicate", "fraudulent", "requested_by_customer"),
  refund_application_fee: boolean,
  metadata,
} as const

export const disputeUpdate = {
  evidence: hash({ uncategorized_text: string(20_000) }),
  metadata,
  submit: boolean,
} as const
