import { conflict, notFound } from "../../shared/errors.ts"
import type { PortalFace, Tenant } from "../../shared/tenants.ts"
import { type PublicCtx, systemCtx } from "../context.ts"
import { findHost } from "../directory.ts"
import { mainHost, portalAddress, servesAt } from "./hosts.ts"
import { getTenant } from "./store.ts"

/** Whose portal is or was at a host. Throws `not_found`. */
export async function tenantAt({ host, requestId, now }: PublicCtx): Promise<Tenant> {
  const known = await findHost(host)
  if (!known) throw notFound()
  return getTenant(systemCtx(known.tenantId, requestId, now))
}

/** The tenant whose portal is served at a host. Throws `not_found`, `conflict` (portal_moved) where it was before. */
export async function tenantOfHost(request: PublicCtx): Promise<Tenant> {
  const tenant = await tenantAt(request)
  if (!servesAt(tenant, request.host)) throw conflict("portal_moved")
  return tenant
}

export const faceOf = (tenant: Tenant, host = mainHost(tenant)): PortalFace => ({
  name: tenant.name,
  nameArabic: tenant.nameArabic,
  colour: tenant.brand.colour,
  logoUrl: tenant.brand.logoVersion ? `/api/auth/logo?v=${tenant.brand.logoVersion}` : null,
  language: tenant.language,
  languages: tenant.languages,
  title: tenant.brand.title,
  welcome: tenant.brand.welcome,
  enabled: tenant.portal.enabled,
  movedTo: host === mainHost(tenant) ? null : portalAddress(tenant),
  ...(!tenant.portal.enabled && { contact: { email: tenant.email, phone: tenant.phone } }),
})

export const getFace = async (request: PublicCtx) => faceOf(await tenantAt(request), request.host)
