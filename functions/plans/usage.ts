import type { PlanLimits } from "../../shared/plans.ts"
import type { Tenant } from "../../shared/tenants.ts"
import { apiKeys } from "../api-keys/store.ts"
import type { Ctx } from "../context.ts"
import { domains } from "../domains/store.ts"
import { staff } from "../staff-members/store.ts"

/** How much of each limit a company has taken. */
export async function usageOf(ctx: Ctx, tenant: Tenant): Promise<PlanLimits> {
  const [addresses, team, keys] = await Promise.all([
    domains.owned(ctx),
    staff.owned(ctx),
    apiKeys.owned(ctx),
  ])
  return {
    domains: addresses.filter(({ releasing }) => releasing !== "quarantine").length,
    senderDomains: tenant.sender ? 1 : 0,
    staff: team.length,
    apiKeys: keys.length,
  }
}
