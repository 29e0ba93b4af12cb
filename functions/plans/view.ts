import {
  limitNames,
  type PlanInvoices,
  type PlanOffers,
  type PlanRecord,
  type PlanView,
  plans,
  trialDays,
} from "../../shared/plans.ts"
import type { Tenant } from "../../shared/tenants.ts"
import type { StaffCtx } from "../context.ts"
import { readInvoices, readOffers } from "../stripe/billing.ts"
import { getTenant } from "../tenants/store.ts"
import { lookAtPlan } from "./look.ts"
import { graceEndsAt, grantNow, isOver } from "./rules.ts"
import { planRecord } from "./store.ts"
import { usageOf } from "./usage.ts"

async function limitsOf(ctx: StaffCtx, tenant: Tenant): Promise<PlanView["limits"]> {
  const usage = await usageOf(ctx, tenant)
  return limitNames.map((limit) => ({
    limit,
    used: usage[limit],
    allowed: plans[tenant.plan][limit],
    premium: plans.premium[limit],
  }))
}

function paidOf({ subscription, stripeCustomer }: PlanRecord) {
  const current = subscription && !isOver(subscription) ? subscription : undefined
  return {
    subscription: current ?? null,
    graceEndsAt: (current && graceEndsAt(current)) ?? null,
    trialDays: subscription ? null : trialDays,
    isCustomer: stripeCustomer !== undefined,
  }
}

/** What the company has, how much of it is taken, and how long it lasts: as Stripe says now. */
export async function getPlan(ctx: StaffCtx): Promise<PlanView> {
  const { record } = await lookAtPlan(ctx)
  const tenant = await getTenant(ctx)
  const grantedUntil = grantNow(record, ctx.now)?.until ?? null
  return { plan: tenant.plan, limits: await limitsOf(ctx, tenant), grantedUntil, ...paidOf(record) }
}

/** What Premium costs, in Stripe's words. */
export const getOffers = async (): Promise<PlanOffers> => ({
  offers: (await readOffers()).map(({ interval, price }) => ({ interval, price })),
})

export async function getInvoices(ctx: StaffCtx): Promise<PlanInvoices> {
  const { stripeCustomer } = await planRecord(ctx)
  return { items: stripeCustomer ? await readInvoices(stripeCustomer) : [] }
}
