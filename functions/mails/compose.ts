import type { Language } from "../../shared/fields.ts"
import type { Tenant } from "../../shared/tenants.ts"
import { env } from "../env.ts"
import { portalAddress } from "../tenants/hosts.ts"
import type { MailContent } from "./layout/layout.ts"
import { senderText, userText } from "./layout/user-text.ts"
import type { Mail } from "./mime.ts"

const address = `no-reply@${env.BASE_DOMAIN}`
const porticoColour = "#0f766e"

export const nameOf = (of: { name: string; nameArabic?: string | undefined }, language: Language) =>
  userText((language === "ar" && of.nameArabic) || of.name)

export const fromPortico = (to: string, language: Language, content: MailContent): Mail => ({
  sender: "portico",
  to,
  from: { name: "Portico", address },
  content,
  brand: { name: "Portico", colour: porticoColour, language },
})

/** In the company's colours; answers reach the company, never us. */
export function fromCompany(tenant: Tenant, to: string, language: Language, content: MailContent): Mail {
  const { logoVersion, colour, senderName, replyTo } = tenant.brand
  const { sender } = tenant
  const portal = portalAddress(tenant)
  return {
    sender: "company",
    to,
    from: {
      name: senderText(senderName),
      address: sender?.state === "verified" ? sender.address : address,
    },
    replyTo: replyTo ?? tenant.email,
    content,
    brand: {
      name: nameOf(tenant, language),
      colour,
      logoUrl: logoVersion && `${portal}/api/auth/logo?v=${encodeURIComponent(logoVersion)}`,
      language,
    },
  }
}
