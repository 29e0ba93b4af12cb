import type { Bilingual, Tenant } from "../../../../shared/tenants.ts"
import type { Draft } from "../../brand-preview/draft.ts"

/** What is typed of a brand and not saved yet. */
export type DraftedBrand = {
  colour: string
  title: Bilingual
  welcome: Bilingual
  /** A picture as an address that holds it; empty where none was chosen. */
  picture: string
  senderName: string
  replyTo: string
}

export const savedLogo = ({ brand }: Tenant) =>
  brand.logoVersion ? `/api/staff/branding/logo?v=${brand.logoVersion}` : null

/** The company as its portal would know it, with that brand. */
export function draftedPortal(tenant: Tenant, brand: DraftedBrand) {
  const { name, nameArabic, timeZone, email, phone, currency, language, languages } = tenant
  const face: Draft["face"] = {
    name,
    nameArabic,
    colour: brand.colour,
    logoUrl: brand.picture || savedLogo(tenant),
    language,
    languages,
    title: brand.title,
    welcome: brand.welcome,
    enabled: true,
    movedTo: null,
  }
  return {
    face,
    tenant: { name, nameArabic, timeZone, email, phone, currency },
    visibility: tenant.portal.visibility,
    links: tenant.links ?? [],
  }
}
