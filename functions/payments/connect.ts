import type { StripeState } from "../../shared/payments.ts"
import { next } from "../../shared/stored.ts"
import { type Ctx, directoryCtx, type StaffCtx } from "../context.ts"
import { claimStripeAccount } from "../directory.ts"
import { event } from "../events.ts"
import { commit } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import { createAccount, type KnownAccount, onboardingUrl, readAccount } from "../stripe/accounts.ts"
import { getTenant, replaceTenant } from "../tenants/store.ts"

async function accountOf(ctx: StaffCtx): Promise<string> {
  const tenant = await getTenant(ctx)
  if (tenant.stripe) return tenant.stripe.accountId
  const stripe = await createAccount(tenant)
  await commit(
    directoryCtx(ctx),
    claimStripeAccount(stripe.accountId, tenant.id),
    replaceTenant(next(tenant, { stripe })),
    event(ctx, "stripe.connectStarted", { facts: { account: stripe.accountId } }),
  )
  return stripe.accountId
}

/** Stripe's onboarding page, on an account that is made once however often this is asked. */
export async function startConnect(ctx: StaffCtx): Promise<{ url: string }> {
  return { url: await onboardingUrl(await withFreshReads(() => accountOf(ctx))) }
}

const same = (a: KnownAccount, b: KnownAccount) =>
  a.chargesEnabled === b.chargesEnabled && a.detailsSubmitted === b.detailsSubmitted

async function remember(ctx: Ctx, stripe: KnownAccount) {
  const tenant = await getTenant(ctx)
  if (tenant.stripe?.accountId !== stripe.accountId || same(tenant.stripe, stripe)) return
  const { chargesEnabled, detailsSubmitted } = stripe
  await commit(
    ctx,
    replaceTenant(next(tenant, { stripe })),
    event(ctx, "stripe.updated", { facts: { chargesEnabled, detailsSubmitted } }),
  )
}

/** Asks Stripe itself: a message about an account may be older than what is known. */
export async function refreshAccount(ctx: Ctx): Promise<KnownAccount | undefined> {
  const { stripe } = await getTenant(ctx)
  if (!stripe) return undefined
  const now = await readAccount(stripe.accountId)
  await withFreshReads(() => remember(ctx, now))
  return now
}

export async function getConnect(ctx: StaffCtx): Promise<StripeState> {
  const known = await refreshAccount(ctx)
  return {
    connected: known !== undefined,
    chargesEnabled: known?.chargesEnabled ?? false,
    detailsSubmitted: known?.detailsSubmitted ?? false,
  }
}
