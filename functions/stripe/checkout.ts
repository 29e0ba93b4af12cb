import Stripe from "stripe"
import type { Contact } from "../../shared/customers.ts"
import { addSeconds } from "../../shared/dates.ts"
import type { Payment } from "../../shared/payments.ts"
import type { Tenant } from "../../shared/tenants.ts"
import { documentToken } from "../document-links/token.ts"
import { portalAddress } from "../tenants/hosts.ts"
import { chargeable } from "./amounts.ts"
import { stripe } from "./client.ts"

/** Stripe wants at least 30 minutes; the spare one is for the way there. */
const checkoutSeconds = 31 * 60
const nameMax = 250

const invoiceName = {
  en: (number: string) => `Invoice ${number}`,
  ar: (number: string) => `فاتورة ${number}`,
}

const onAccountName = { en: "Payment on account", ar: "دفعة على الحساب" }

/** One line for each invoice; what is paid on account names none. */
const linesOf = ({ allocations, amount }: Payment, language: Contact["language"]) =>
  allocations.length === 0
    ? [{ name: onAccountName[language], amount }]
    : allocations.map((part) => ({ name: invoiceName[language](part.number), amount: part.amount }))

/** Where Stripe sends people back to: who came by a document's link has no other page. */
async function returnTo(tenant: Tenant, { customerId, documentLinkId, id, allocations }: Payment) {
  const portal = portalAddress(tenant)
  if (documentLinkId) {
    const token = await documentToken(tenant.id, { customerId, id: documentLinkId })
    return { success_url: `${portal}/view?from=checkout#${token}`, cancel_url: `${portal}/view#${token}` }
  }
  const only = allocations.length === 1 ? `/${allocations[0]?.invoiceId}` : ""
  const left = allocations.length === 0 ? "/payments" : `/invoices${only}`
  return {
    success_url: `${portal}/payments/${id}?from=checkout`,
    cancel_url: `${portal}${left}`,
  }
}

/**
 * Made of stored values only, so that a repeated call is the same call and its idempotency key holds.
 * Stripe has no Arabic: `auto` lets the browser decide.
 */
async function sessionOf(
  tenant: Tenant,
  payment: Payment,
  contact: Contact,
): Promise<Stripe.Checkout.SessionCreateParams> {
  const { allocations, customerId, id: paymentId } = payment
  const metadata = { tenantId: tenant.id, customerId, paymentId }
  return {
    mode: "payment",
    submit_type: "pay",
    client_reference_id: paymentId,
    customer_email: contact.email,
    locale: contact.language === "en" ? "en" : "auto",
    line_items: linesOf(payment, contact.language).map(({ name, amount }) => ({
      quantity: 1,
      price_data: {
        currency: amount.currency.toLowerCase(),
        unit_amount: chargeable(amount).minor,
        product_data: { name: name.slice(0, nameMax) },
      },
    })),
    // The company is owed this currency and no other.
    adaptive_pricing: { enabled: false },
    metadata,
    payment_intent_data: {
      metadata,
      description:
        allocations
          .map(({ number }) => number)
          .join(", ")
          .slice(0, 1000) || onAccountName[contact.language],
    },
    ...(await returnTo(tenant, payment)),
    expires_at: Math.floor(Date.parse(addSeconds(payment.createdAt, checkoutSeconds)) / 1000),
  }
}

type Place = { accountId: string; sessionId: string }

export async function createCheckout(tenant: Tenant, payment: Payment, contact: Contact, accountId: string) {
  return (await stripe()).checkout.sessions.create(await sessionOf(tenant, payment, contact), {
    idempotencyKey: payment.id,
    stripeAccount: accountId,
  })
}

export const readCheckout = async ({ accountId, sessionId }: Place) =>
  (await stripe()).checkout.sessions.retrieve(
    sessionId,
    { expand: ["payment_intent"] },
    { stripeAccount: accountId },
  )

/** From then on nobody can pay it. Stripe refuses when somebody just did. */
export const endCheckout = async ({ accountId, sessionId }: Place) =>
  (await stripe()).checkout.sessions.expire(sessionId, {}, { stripeAccount: accountId })

/** The very same call is under way, or was made with other words: another request of ours opens this checkout. */
export const isSameCall = (error: unknown) =>
  error instanceof Stripe.errors.StripeIdempotencyError ||
  (error instanceof Stripe.errors.StripeError && error.code === "idempotency_key_in_use")

/** Why Stripe will not open a checkout, as a reason that the portal can say. */
export function refusalOf(error: unknown): "below_minimum" | "not_payable" | "stripe_unavailable" {
  if (!(error instanceof Stripe.errors.StripeError)) return "stripe_unavailable"
  if (error.code === "amount_too_small") return "below_minimum"
  const { StripeInvalidRequestError, StripePermissionError } = Stripe.errors
  const final = error instanceof StripeInvalidRequestError || error instanceof StripePermissionError
  return final ? "not_payable" : "stripe_unavailable"
}
