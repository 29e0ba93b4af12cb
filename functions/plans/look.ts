import type { PlanRecord } from "../../shared/plans.ts"
import type { Ctx } from "../context.ts"
import { event } from "../events.ts"
import { log } from "../log.ts"
import { readSubscription } from "../stripe/billing.ts"
import { keepPlan } from "./keep.ts"
import { newsOf } from "./news.ts"
import { trialEndToTell } from "./rules.ts"
import { planRecord } from "./store.ts"

async function learn(ctx: Ctx, known: PlanRecord): Promise<Partial<PlanRecord>> {
  if (!known.stripeCustomer) return {}
  const { subscription, others } = await readSubscription(known.stripeCustomer)
  if (others) {
    const { tenantId } = ctx
    log("error", { message: "two subscriptions", alarm: "webhook_quarantined", tenantId })
  }
  const told = trialEndToTell({ ...known, subscription }, ctx.now)
  return { subscription, ...(told && { trialEndTold: told }) }
}

/**
 * Asks Stripe how the company's subscription stands now, whatever made somebody ask: a message, in whatever order and
 * however often, somebody who looks at the page, or the night.
 */
export const lookAtPlan = (ctx: Ctx) =>
  keepPlan(ctx, {
    learn: (known) => learn(ctx, known),
    tell: (kept) => newsOf(kept).map(({ type, ...told }) => event(ctx, type, told)),
  })

/** Each night: what no message told, gifts that ended, and days of grace that are over. */
export async function lookAtPlanDaily(ctx: Ctx): Promise<void> {
  const { version } = await planRecord(ctx)
  if (version > 0) await lookAtPlan(ctx)
}
