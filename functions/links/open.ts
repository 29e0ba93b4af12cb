import { notFound } from "../../shared/errors.ts"
import type { LinkPurpose } from "../../shared/links.ts"
import type { Tenant } from "../../shared/tenants.ts"
import type { Ctx, PublicCtx } from "../context.ts"
import { ctxOf, kindAt } from "../logins/find.ts"
import { tenantOfHost } from "../tenants/face.ts"
import { getTenant } from "../tenants/store.ts"
import { readLinkToken } from "./links.ts"
import { type Link, links } from "./store.ts"

/** A link works for its purpose only, and on a host of its own tenant. Throws `not_found` for everything else. */
export async function openLink(
  request: PublicCtx,
  token: string,
  purpose: LinkPurpose,
): Promise<{ ctx: Ctx; tenant: Tenant; link: Link }> {
  const { tenantId, linkId } = await readLinkToken(token, purpose)
  const ctx = ctxOf(request, tenantId)
  const tenant = kindAt(request) === "staff" ? await getTenant(ctx) : await tenantOfHost(request)
  if (tenant.id !== tenantId) throw notFound()
  return { ctx, tenant, link: await links.get(ctx, linkId) }
}
