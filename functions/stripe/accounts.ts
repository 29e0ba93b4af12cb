import type Stripe from "stripe"
import type { Tenant } from "../../shared/tenants.ts"
import { addressOf, staffHost } from "../env.ts"
import { stripe } from "./client.ts"

export type KnownAccount = NonNullable<Tenant["stripe"]>

const knownOf = (account: Stripe.Account): KnownAccount => ({
  accountId: account.id,
  chargesEnabled: account.charges_enabled,
  detailsSubmitted: account.details_submitted,
})

/**
 * The company's own account: it pays Stripe's fees, bears its losses and has Stripe's whole dashboard. One for each
 * tenant, however often this is called.
 */
export async function createAccount({ id, country }: Tenant): Promise<KnownAccount> {
  const account = await (await stripe()).accounts.create(
    {
      country,
      controller: {
        fees: { payer: "account" },
        losses: { payments: "stripe" },
        requirement_collection: "stripe",
        stripe_dashboard: { type: "full" },
      },
      metadata: { tenantId: id },
    },
    { idempotencyKey: `connect-${id}` },
  )
  return knownOf(account)
}

export const readAccount = async (accountId: string) =>
  knownOf(await (await stripe()).accounts.retrieve(accountId))

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
