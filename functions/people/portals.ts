import { type PersonCtx, systemCtx } from "../context.ts"
import { tenantsJoined } from "../directory.ts"
import { portalAddress } from "../tenants/hosts.ts"
import { getTenant } from "../tenants/store.ts"

/** Each is read with the rights of its own tenant, which have to be taken on first. */
const portalsMax = 20

/**
 * The other companies' portals that this very address has joined, by its mailbox each time. Only for the contact
 * themselves: staff, support and previews must not learn who else somebody buys from.
 */
export async function otherPortals(ctx: PersonCtx, email: string) {
  if (!("contact" in ctx) || ctx.looksOnly || ctx.contact.email !== email) return []
  const others = (await tenantsJoined(email)).filter((tenantId) => tenantId !== ctx.tenantId)
  const tenants = await Promise.all(
    others.slice(0, portalsMax).map((tenantId) => getTenant(systemCtx(tenantId, ctx.requestId, ctx.now))),
  )
  return tenants
    .filter(({ portal }) => portal.enabled)
    .map((tenant) => ({ name: tenant.name, nameArabic: tenant.nameArabic, url: portalAddress(tenant) }))
}
