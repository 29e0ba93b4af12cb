import type { CustomLinks } from "../../shared/custom-links.ts"
import { next } from "../../shared/stored.ts"
import type { StaffCtx } from "../context.ts"
import { changesBetween, event } from "../events.ts"
import { commit } from "../store/entity.ts"
import { replaceTenant } from "../tenants/store.ts"

export const getCustomLinks = async ({ tenant }: StaffCtx): Promise<CustomLinks> => ({
  items: tenant.links ?? [],
})

/** All of them at once, in their order. Throws `conflict` where somebody else just changed the settings. */
export async function putCustomLinks(ctx: StaffCtx, { items }: CustomLinks): Promise<CustomLinks> {
  const tenant = next(ctx.tenant, { links: items })
  const changes = changesBetween(ctx.tenant, tenant, ["links"])
  await commit(
    ctx,
    replaceTenant(tenant),
    event(ctx, "customLinks.updated", { facts: { count: items.length }, changes }),
  )
  return { items }
}
