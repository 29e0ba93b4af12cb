import Stripe from "stripe"
import type { Autopay, SavedCard } from "../../shared/autopay.ts"
import type { Contact } from "../../shared/customers.ts"
import { addSeconds } from "../../shared/dates.ts"
import type { Payment } from "../../shared/payments.ts"
import type { Tenant } from "../../shared/tenants.ts"
import { portalAddress } from "../tenants/hosts.ts"
import { chargeable } from "./amounts.ts"
import { stripe } from "./client.ts"
import { idOf, type News, newsOfIntent } from "./news.ts"

/** Stripe wants at least 30 minutes; the spare one is for the way there. */
const pageSeconds = 31 * 60

/**
 * The page on which the card is given, for a customer of the company's account that is made for this consent alone.
 * Both calls are made of stored values, so that each, repeated, is the same call.
 */
export async function openSetup(tenant: Tenant, autopay: Autopay, contact: Contact) {
  const { customerId, consentId, currency } = autopay
  const stripeAccount = autopay.stripe.accountId
  const client = await stripe()
  const metadata = { tenantId: tenant.id, customerId, autopay: currency }
  const payer = await client.customers.create(
    { email: contact.email, name: contact.name, metadata },
    { stripeAccount, idempotencyKey: `${consentId}-customer` },
  )
  const page = `${portalAddress(tenant)}/autopay`
  const session = await client.checkout.sessions.create(
    {
      mode: "setup",
      customer: payer.id,
      currency: currency.toLowerCase(),
      allowed_payment_method_types: ["card"],
      client_reference_id: consentId,
      locale: contact.language === "en" ? "en" : "auto",
      metadata,
      setup_intent_data: { metadata },
      success_url: `${page}?from=checkout&currency=${currency}`,
      cancel_url: page,
      expires_at: Math.floor(Date.parse(addSeconds(autopay.changedAt, pageSeconds)) / 1000),
    },
    { stripeAccount, idempotencyKey: `${consentId}-page` },
  )
  return { customerId: payer.id, sessionId: session.id, url: session.url ?? "" }
}

type Saved = { paymentMethodId: string; card: SavedCard }

/** The card that was given on a page; undefined while, or where, there is none that can be charged later. */
export async function readSetup(stripeAccount: string, sessionId: string): Promise<Saved | undefined> {
  const session = await (await stripe()).checkout.sessions.retrieve(
    sessionId,
    { expand: ["setup_intent.payment_method"] },
    { stripeAccount },
  )
  const { setup_intent: intent, status } = session
  if (status !== "complete" || !intent || typeof intent === "string" || intent.status !== "succeeded")
    return undefined
  const method = intent.payment_method
  if (!method || typeof method === "string" || !method.card) return undefined
  const { brand, last4, exp_month: expMonth, exp_year: expYear } = method.card
  return { paymentMethodId: method.id, card: { brand, last4, expMonth, expYear } }
}

const isGone = (error: unknown) =>
  error instanceof Stripe.errors.StripeInvalidRequestError ||
  error instanceof Stripe.errors.StripePermissionError

/** Afterwards nobody can charge it. One that is gone already, or whose account is, needs nothing more. */
export async function forgetCard(stripeAccount: string, paymentMethodId: string) {
  try {
    await (await stripe()).paymentMethods.detach(paymentMethodId, {}, { stripeAccount })
  } catch (error) {
    if (!isGone(error)) throw error
  }
}

const failureOf = ({ code, decline_code }: Stripe.PaymentIntent.LastPaymentError) =>
  code === "authentication_required" || decline_code === "authentication_required"
    ? "authentication_required"
    : "card_declined"

/** From a charge as it is now; undefined while Stripe has not decided. */
export function newsOfCharge(
  intent: Stripe.PaymentIntent,
  payment: Payment,
  tenantId: string,
  at: string,
): News | undefined {
  if (intent.status === "succeeded") return newsOfIntent(intent, at)
  if (intent.status === "processing") return undefined
  const { customerId, id: paymentId } = payment
  const failure = intent.last_payment_error ? failureOf(intent.last_payment_error) : "card_declined"
  return { tenantId, customerId, paymentId, at, kind: "failed", failure }
}

type Charge = { payment: Payment; tenantId: string; at: string }

/**
 * Charges a saved card while its owner is away. The payment's id is the idempotency key, and everything in the call
 * is stored: a call that is repeated charges nothing more (R44). Throws where nobody knows what became of it.
 */
export async function chargeCard({ payment, tenantId, at }: Charge): Promise<News | undefined> {
  const { id: paymentId, customerId, amount, allocations, stripe: place } = payment
  if (!place?.saved) throw new Error(`${paymentId} is not paid from a saved card`)
  const failed = (failure: string): News => ({ tenantId, customerId, paymentId, at, kind: "failed", failure })
  try {
    const intent = await (await stripe()).paymentIntents.create(
      {
        amount: chargeable(amount).minor,
        currency: amount.currency.toLowerCase(),
        customer: place.saved.customerId,
        payment_method: place.saved.paymentMethodId,
        allowed_payment_method_types: ["card"],
        off_session: true,
        confirm: true,
        metadata: { tenantId, customerId, paymentId },
        description: allocations
          .map(({ number }) => number)
          .join(", ")
          .slice(0, 1000),
      },
      { idempotencyKey: paymentId, stripeAccount: place.accountId },
    )
    return newsOfCharge(intent, payment, tenantId, at)
  } catch (error) {
    const { StripeCardError, StripeInvalidRequestError } = Stripe.errors
    if (error instanceof StripeCardError)
      return failed(failureOf(error as Stripe.PaymentIntent.LastPaymentError))
    if (isGone(error))
      return failed(
        error instanceof StripeInvalidRequestError && error.code === "resource_missing"
          ? "card_removed"
          : "not_payable",
      )
    throw error
  }
}

/** Our clock and Stripe's may differ. */
const skewSeconds = 300

/** What Stripe has of a charge whose answer was lost: the customer it was made for has no others. */
export async function findCharge({ id, createdAt, stripe: place }: Payment) {
  const gte = Math.floor(Date.parse(addSeconds(createdAt, -skewSeconds)) / 1000)
  const made = (await stripe()).paymentIntents.list(
    { customer: place?.saved?.customerId ?? "", created: { gte }, limit: 100 },
    { stripeAccount: place?.accountId ?? "" },
  )
  for await (const intent of made) if (intent.metadata.paymentId === id) return intent
  return undefined
}

/** The card that a message says was taken away. */
export const detachedIn = (event: Stripe.Event) =>
  event.type === "payment_method.detached" ? idOf(event.data.object) : undefined
