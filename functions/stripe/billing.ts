import type Stripe from "stripe"
import { addSeconds } from "../../shared/dates.ts"
import {
  type Interval,
  intervals,
  type PlanCheckout,
  type Subscription,
  trialDays,
} from "../../shared/plans.ts"
import type { Tenant } from "../../shared/tenants.ts"
import { addressOf, staffHost } from "../env.ts"
import { stripe } from "./client.ts"
import { moneyOf } from "./news.ts"

/** By these keys the prices of Premium are found in Stripe, in every stage; what they cost is said there. */
const lookupKey = (interval: Interval) => `premium_${interval}`
const page = () => `${addressOf(staffHost)}/settings/plan`
/** Stripe wants at least 30 minutes; the spare one is for the way there. */
const checkoutSeconds = 31 * 60
const instantOf = (seconds: number) => new Date(seconds * 1000).toISOString()

/**
 * The company as a customer of Portico's. Its name comes later, so that this call is the same whenever it is repeated;
 * should Stripe forget the key, what is made a second time has no subscription and costs nothing.
 */
export async function createCustomer(tenantId: string): Promise<string> {
  const idempotencyKey = `plan-customer-${tenantId}`
  const { id } = await (await stripe()).customers.create({ metadata: { tenantId } }, { idempotencyKey })
  return id
}

/** What Stripe prints on invoices, and where it sends them. */
export const describeCustomer = async (customer: string, { name, email }: Tenant) =>
  (await stripe()).customers.update(customer, { name, email })

export async function readOffers() {
  const lookup_keys = intervals.map(lookupKey)
  const { data } = await (await stripe()).prices.list({ lookup_keys, active: true })
  return intervals.flatMap((interval) => {
    const price = data.find(({ lookup_key }) => lookup_key === lookupKey(interval))
    return price ? [{ interval, priceId: price.id, price: moneyOf(price.unit_amount, price.currency) }] : []
  })
}

/** Those that still count first, then the newest: a company has one, whatever happened in Stripe's dashboard. */
const counts = ({ status }: Stripe.Subscription) => !["canceled", "incomplete_expired"].includes(status)

function overdueSince({ status, latest_invoice }: Stripe.Subscription): string | undefined {
  if (status !== "past_due") return undefined
  if (!latest_invoice || typeof latest_invoice === "string")
    throw new Error("the last invoice was not expanded")
  return instantOf(latest_invoice.status_transitions.finalized_at ?? latest_invoice.created)
}

function subscriptionOf(subscription: Stripe.Subscription): Subscription {
  const { id, status, trial_end, cancel_at_period_end, cancel_at } = subscription
  const [item] = subscription.items.data
  if (!item) throw new Error(`${id} has no item`)
  const renewsAt = instantOf(item.current_period_end)
  const since = overdueSince(subscription)
  return {
    id,
    status: status as Subscription["status"],
    interval: item.price.recurring?.interval === "year" ? "year" : "month",
    price: moneyOf(item.price.unit_amount, item.price.currency),
    renewsAt,
    ...(trial_end && status === "trialing" && { trialEndsAt: instantOf(trial_end) }),
    ...((cancel_at_period_end || cancel_at) && { endsAt: cancel_at ? instantOf(cancel_at) : renewsAt }),
    ...(since && { overdueSince: since }),
  }
}

/** The company's subscription as it is now; undefined where it never had one. `others`: more than one counts. */
export async function readSubscription(customer: string) {
  const { data } = await (await stripe()).subscriptions.list({
    customer,
    status: "all",
    limit: 100,
    expand: ["data.latest_invoice"],
  })
  const counting = data.filter(counts)
  const chosen = counting[0] ?? data[0]
  return { subscription: chosen && subscriptionOf(chosen), others: counting.length > 1 }
}

/** Made of stored values only, so that a repeated call is the same call and its idempotency key holds. */
export async function openPlanCheckout(tenantId: string, customer: string, checkout: PlanCheckout) {
  const { attempt, priceId, trial, at } = checkout
  const metadata = { tenantId }
  return (await stripe()).checkout.sessions.create(
    {
      mode: "subscription",
      customer,
      client_reference_id: tenantId,
      line_items: [{ price: priceId, quantity: 1 }],
      subscription_data: { metadata, ...(trial && { trial_period_days: trialDays }) },
      metadata,
      success_url: `${page()}?from=checkout`,
      cancel_url: page(),
      expires_at: Math.floor(Date.parse(addSeconds(at, checkoutSeconds)) / 1000),
    },
    { idempotencyKey: `plan-checkout-${tenantId}-${attempt}` },
  )
}

export const readPlanCheckout = async (sessionId: string) =>
  (await stripe()).checkout.sessions.retrieve(sessionId)

/** Stripe refuses when somebody just finished it. */
export const endPlanCheckout = async (sessionId: string) =>
  (await stripe()).checkout.sessions.expire(sessionId)

/** The address of Stripe's customer portal: whoever has it acts for the company. */
export async function openBillingPortal(customer: string) {
  const { url } = await (await stripe()).billingPortal.sessions.create({ customer, return_url: page() })
  return { url }
}

const invoicesShown = 24

export async function readInvoices(customer: string) {
  const { data } = await (await stripe()).invoices.list({ customer, limit: invoicesShown })
  return data
    .filter(({ status }) => status === "open" || status === "paid" || status === "uncollectible")
    .map((invoice) => ({
      number: invoice.number ?? invoice.id,
      on: instantOf(invoice.created),
      total: moneyOf(invoice.total, invoice.currency),
      paid: invoice.status === "paid",
      pdfUrl: invoice.invoice_pdf ?? null,
    }))
}
