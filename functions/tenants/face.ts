import { notFound } from "../../shared/errors.ts"
import type { PortalFace, Tenant } from "../../shared/tenants.ts"
import { type PublicCtx, systemCtx } from "../context.ts"
import { findHost } from "../directory.ts"
import { getTenant } from "./store.ts"

/** The tenant that a portal host belongs to. Throws `not_found`. */
export async function tenantOfHost({ host, requestId, now }: PublicCtx): Promise<Tenant> {
  const known = await findHost(host)
  if (!known) throw notFound()
  return getTenant(systemCtx(known.tenantId, requestId, now))
}

export const faceOf = (tenant: Tenant): PortalFace => ({
  name: tenant.name,
  nameArabic: tenant.nameArabic,
  colour: tenant.brand.colour,
  logoUrl: tenant.brand.logoVersion ? `/api/auth/logo?v=${tenant.brand.logoVersion}` : null,
  language: tenant.language,
  languages: tenant.languages,
  title: tenant.brand.title,
  welcome: tenant.brand.welcome,
  enabled: tenant.portal.enabled,
  ...(!tenant.portal.enabled && { contact: { email: tenant.email, phone: tenant.phone } }),
})

export const getFace = async (request: PublicCtx) => faceOf(await tenantOfHost(request))
