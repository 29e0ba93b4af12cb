import * as z from "zod"
import { line } from "../../shared/fields.ts"
import { type PlanLimits, type PlanName, type PlanRecord, plans } from "../../shared/plans.ts"
import { type Ctx, systemCtx } from "../context.ts"
import { tenantsPage } from "../tenants/every.ts"
import { getTenant } from "../tenants/store.ts"
import { planRecord } from "./store.ts"
import { usageOf } from "./usage.ts"

/** What the operator hands to the function to see who has which plan. */
export const ListPlans = z.strictObject({
  do: z.literal("plans"),
  /** What the page before ended with. */
  after: z.string().max(300).optional(),
  operator: line(120),
  reason: line(300),
})
type ListPlans = z.infer<typeof ListPlans>

/** Nothing here is of a company's customers, and nothing that it keeps to itself. */
type Line = {
  slug: string
  name: string
  since: string
  plan: PlanName
  grant: PlanRecord["grant"]
  usage: Record<keyof PlanLimits, string>
}
export type PlanPage = { tenants: Line[]; after: string | null }

const pageSize = 25

async function lineOf(ctx: Ctx): Promise<Line> {
  const [tenant, { grant }] = await Promise.all([getTenant(ctx), planRecord(ctx)])
  const { slug, name, plan, createdAt: since } = tenant
  const taken = Object.entries(await usageOf(ctx, tenant))
  const shown = taken.map(([limit, used]) => [limit, `${used} of ${plans[plan][limit as keyof PlanLimits]}`])
  return { slug, name, since, plan, grant, usage: Object.fromEntries(shown) }
}

/** One page of all companies, in no order that means anything. */
export async function listPlans({ after }: ListPlans, requestId: string): Promise<PlanPage> {
  const page = await tenantsPage(after, pageSize)
  const tenants = await Promise.all(page.tenantIds.map((tenantId) => lineOf(systemCtx(tenantId, requestId))))
  return { tenants, after: page.after }
}
