import { conflict } from "../../shared/errors.ts"
import type { StartConnect, StripeState } from "../../shared/payments.ts"
import { type Done, done } from "../../shared/sessions.ts"
import { next } from "../../shared/stored.ts"
import type { Tenant } from "../../shared/tenants.ts"
import { type Ctx, directoryCtx, type StaffCtx } from "../context.ts"
import { claimStripeAccount } from "../directory.ts"
import { event } from "../events.ts"
import { commit } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import { createAccount, type KnownAccount, onboardingUrl, readAccount } from "../stripe/accounts.ts"
import { getTenant, replaceTenant } from "../tenants/store.ts"
import { closeOpenPages } from "./release.ts"

async function connectNew(ctx: StaffCtx, tenant: Tenant): Promise<string> {
  const stripe = await createAccount(tenant)
  await commit(
    directoryCtx(ctx),
    claimStripeAccount(stripe.accountId, tenant.id),
    replaceTenant(next(tenant, { stripe })),
    event(ctx, "stripe.connectStarted", { facts: { account: stripe.accountId } }),
  )
  return stripe.accountId
}

/** The account that was disconnected last, where Stripe still lets us reach it: it is the company's already. */
async function connectFormer(ctx: StaffCtx, tenant: Tenant): Promise<string | undefined> {
  const [accountId, ...others] = tenant.formerStripe ?? []
  const read = accountId && (await readAccount(accountId))
  if (!read) return undefined
  await commit(
    ctx,
    replaceTenant(next(tenant, { stripe: read.known, formerStripe: others })),
    event(ctx, "stripe.reconnected", { facts: { account: accountId } }),
  )
  return accountId
}

async function accountOf(ctx: StaffCtx, another: boolean): Promise<string> {
  const tenant = await getTenant(ctx)
  if (tenant.stripe) return tenant.stripe.accountId
  const former = another ? undefined : await connectFormer(ctx, tenant)
  return former ?? connectNew(ctx, tenant)
}

/** Stripe's onboarding page, on an account that is made once however often this is asked. */
export async function startConnect(
  ctx: StaffCtx,
  { another = false }: StartConnect,
): Promise<{ url: string }> {
  return { url: await onboardingUrl(await withFreshReads(() => accountOf(ctx, another))) }
}

const same = (a: KnownAccount, b: KnownAccount) =>
  a.chargesEnabled === b.chargesEnabled &&
  a.detailsSubmitted === b.detailsSubmitted &&
  a.excluded?.join() === b.excluded?.join()

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

/** The account takes no new payments. Which it was is kept, so that what was under way there is still booked. */
async function putAway(ctx: Ctx, accountId: string) {
  const tenant = await getTenant(ctx)
  if (tenant.stripe?.accountId !== accountId) return
  const formerStripe = [accountId, ...(tenant.formerStripe ?? [])]
  await commit(
    ctx,
    replaceTenant(next(tenant, { stripe: undefined, formerStripe })),
    event(ctx, "stripe.disconnected", { facts: { account: accountId } }),
  )
}

/** The company took our access away in Stripe's dashboard. */
export const loseAccount = (ctx: Ctx, accountId: string) => withFreshReads(() => putAway(ctx, accountId))

/** Payment pages that are open are closed at Stripe: what is begun from now on goes to no account (R46). */
export async function disconnect(ctx: StaffCtx): Promise<Done> {
  const { stripe } = await getTenant(ctx)
  if (!stripe) throw conflict("not_connected")
  await withFreshReads(() => putAway(ctx, stripe.accountId))
  await closeOpenPages(ctx, stripe.accountId)
  return done
}

/** Asks Stripe itself: a message about an account may be older than what is known. */
export async function refreshAccount(ctx: Ctx) {
  const { stripe } = await getTenant(ctx)
  if (!stripe) return undefined
  const read = await readAccount(stripe.accountId)
  if (read) await withFreshReads(() => remember(ctx, read.known))
  else await loseAccount(ctx, stripe.accountId)
  return read
}

export async function getConnect(ctx: StaffCtx): Promise<StripeState> {
  const read = await refreshAccount(ctx)
  const { formerStripe = [] } = await getTenant(ctx)
  return {
    connected: read !== undefined,
    chargesEnabled: read?.known.chargesEnabled ?? false,
    detailsSubmitted: read?.known.detailsSubmitted ?? false,
    needs: [],
    needsUntil: null,
    reviewing: false,
    rejected: false,
    ...read?.standing,
    excluded: read?.known.excluded ?? [],
    former: formerStripe.length > 0,
  }
}
