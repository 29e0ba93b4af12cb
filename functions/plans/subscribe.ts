import { addSeconds } from "../../shared/dates.ts"
import { AppError, conflict } from "../../shared/errors.ts"
import type { Interval, PlanCheckout, PlanRecord, Subscribe } from "../../shared/plans.ts"
import { directoryCtx, type StaffCtx } from "../context.ts"
import { claimStripeAccount } from "../directory.ts"
import { event } from "../events.ts"
import { commit } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import {
  createCustomer,
  describeCustomer,
  endPlanCheckout,
  openBillingPortal,
  openPlanCheckout,
  readOffers,
  readPlanCheckout,
} from "../stripe/billing.ts"
import { lookAtPlan } from "./look.ts"
import { isOver } from "./rules.ts"
import { changeRecord, planRecord } from "./store.ts"

/** While its checkout can still be paid by somebody in another tab. */
const openSeconds = 32 * 60

/** One for each company, however often this is asked. */
function ensureCustomer(ctx: StaffCtx): Promise<string> {
  return withFreshReads(async () => {
    const known = await planRecord(ctx)
    if (known.stripeCustomer) return known.stripeCustomer
    const stripeCustomer = await createCustomer(ctx.tenantId)
    await commit(
      directoryCtx(ctx),
      claimStripeAccount(stripeCustomer, ctx.tenantId),
      changeRecord(ctx, known, { stripeCustomer }),
      event(ctx, "plan.customerMade", { facts: { customer: stripeCustomer } }),
    )
    return stripeCustomer
  })
}

async function priceIdOf(interval: Interval): Promise<string> {
  const offer = (await readOffers()).find((each) => each.interval === interval)
  if (!offer) throw new AppError("internal", `Stripe has no active price for a ${interval} of Premium`)
  return offer.priceId
}

/** The checkout that this company may use now: the one that is under way, or, once that is closed, another. */
async function nextCheckout(ctx: StaffCtx, known: PlanRecord, interval: Interval): Promise<PlanCheckout> {
  const { checkout: before } = known
  const mayBeOpen = before && addSeconds(before.at, openSeconds) > ctx.now
  if (mayBeOpen && before.interval === interval) {
    const { status } = before.sessionId ? await readPlanCheckout(before.sessionId) : { status: "open" }
    if (status === "open") return before
  } else if (mayBeOpen) {
    const id =
      before.sessionId ?? (await openPlanCheckout(ctx.tenantId, known.stripeCustomer ?? "", before)).id
    if ((await readPlanCheckout(id)).status === "open") await endPlanCheckout(id)
  }
  const attempt = (before?.attempt ?? 0) + 1
  return { attempt, interval, priceId: await priceIdOf(interval), trial: !known.subscription, at: ctx.now }
}

/** Written before Stripe is called, so that whoever asks at the same time makes the very same call (R44). */
async function beginCheckout(ctx: StaffCtx, interval: Interval): Promise<PlanCheckout> {
  const known = await planRecord(ctx)
  const checkout = await nextCheckout(ctx, known, interval)
  if (checkout === known.checkout) return checkout
  const begun = event(ctx, "plan.checkoutBegun", { facts: { interval } })
  await commit(ctx, changeRecord(ctx, known, { checkout }), begun)
  return checkout
}

async function noteSession(ctx: StaffCtx, { attempt }: PlanCheckout, sessionId: string) {
  const known = await planRecord(ctx)
  if (known.checkout?.attempt !== attempt || known.checkout.sessionId) return
  await commit(ctx, changeRecord(ctx, known, { checkout: { ...known.checkout, sessionId } }))
}

/** Stripe's page to begin a subscription. Throws `conflict` (already_subscribed) where there is one. */
export async function subscribe(ctx: StaffCtx, { interval }: Subscribe): Promise<{ url: string }> {
  const customer = await ensureCustomer(ctx)
  const { record } = await lookAtPlan(ctx)
  if (record.subscription && !isOver(record.subscription)) throw conflict("already_subscribed")
  await describeCustomer(customer, ctx.tenant)
  const checkout = await withFreshReads(() => beginCheckout(ctx, interval))
  const { id, url } = await openPlanCheckout(ctx.tenantId, customer, checkout)
  await withFreshReads(() => noteSession(ctx, checkout, id))
  if (!url) throw conflict("already_subscribed")
  return { url }
}

/** Stripe's page to change the card, the interval or the end. Throws `conflict` (no_subscription). */
export async function manage(ctx: StaffCtx): Promise<{ url: string }> {
  const { stripeCustomer } = await planRecord(ctx)
  if (!stripeCustomer) throw conflict("no_subscription")
  return openBillingPortal(stripeCustomer)
}
