import { conflict } from "../../shared/errors.ts"
import { type LimitName, plans } from "../../shared/plans.ts"
import type { Tenant } from "../../shared/tenants.ts"

/**
 * Throws `conflict` (`plan_…`) where the plan has no room for another one. What is there already stays and works,
 * however much it is: a smaller plan removes nothing.
 */
export function requireRoom({ plan }: Tenant, limit: LimitName, used: number) {
  if (used >= plans[plan][limit]) throw conflict(`plan_${limit}`)
}
