import Stripe from "stripe"
import { type Currency, currencies, isCurrency } from "../../shared/money.ts"
import type { Tenant } from "../../shared/tenants.ts"
import { addressOf, staffHost } from "../env.ts"
import { stripe } from "./client.ts"
import { standingOf } from "./standing.ts"

export type KnownAccount = NonNullable<Tenant["stripe"]>

/** By country, and they do not change while a function lives. */
const excludedIn = new Map<string, Promise<Currency[]>>()

/** Those of our currencies that accounts of a country cannot charge in (docs.stripe.com/api/country_specs). */
async function askExcluded(country: string): Promise<Currency[]> {
  const { supported_payment_currencies: taken } = await (await stripe()).countrySpecs.retrieve(country)
  const codes = taken.map((code) => code.toUpperCase()).filter(isCurrency)
  return currencies.filter((currency) => !codes.includes(currency))
}

function excludedFor(country: string) {
  const asked = excludedIn.get(country) ?? askExcluded(country)
  excludedIn.set(country, asked)
  // What failed is asked again.
  asked.catch(() => excludedIn.delete(country))
  return asked
}

/** Charges are allowed at all, and by card. */
const takesCards = ({ charges_enabled, capabilities }: Stripe.Account) =>
  charges_enabled && capabilities?.card_payments === "active"

async function knownOf(account: Stripe.Account): Promise<KnownAccount> {
  const excluded = account.country ? await excludedFor(account.country) : []
  return {
    accountId: account.id,
    chargesEnabled: takesCards(account),
    detailsSubmitted: account.details_submitted,
    ...(excluded.length > 0 && { excluded }),
  }
}

/**
 * The company's own account: it pays Stripe's fees, bears its losses and has Stripe's whole dashboard. One for each
 * tenant however often this is called, and another one only once that was disconnected.
 */
export async function createAccount({ id, country, formerStripe = [] }: Tenant): Promise<KnownAccount> {
  const number = formerStripe.length
  const account = await (await stripe()).accounts.create(
    {
      country,
      controller: {
        fees: { payer: "account" },
        losses: { payments: "stripe" },
        requirement_collection: "stripe",
        stripe_dashboard: { type: "full" },
      },
      capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
      metadata: { tenantId: id },
    },
    { idempotencyKey: number === 0 ? `connect-${id}` : `connect-${id}-${number}` },
  )
  return knownOf(account)
}

/** Stripe's own dashboard is where a company takes our access away; from then on it answers so. */
const isOutOfReach = (error: unknown) =>
  error instanceof Stripe.errors.StripePermissionError ||
  (error instanceof Stripe.errors.StripeError && error.code === "account_invalid")

/** As Stripe has it now; undefined where it lets us see it no more. */
export async function readAccount(accountId: string) {
  try {
    const account = await (await stripe()).accounts.retrieve(accountId)
    return { known: await knownOf(account), standing: standingOf(account) }
  } catch (error) {
    if (isOutOfReach(error)) return undefined
    throw error
  }
}

/** The address of Stripe's onboarding page; it works once and for minutes only. */
export async function onboardingUrl(account: string) {
  const page = `${addressOf(staffHost)}/settings/payments`
  const link = await (await stripe()).accountLinks.create({
    account,
    type: "account_onboarding",
    return_url: `${page}?from=stripe`,
    refresh_url: `${page}?from=stripe-expired`,
  })
  return link.url
}
