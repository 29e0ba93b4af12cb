import MailComposer from "nodemailer/lib/mail-composer"
import type { Language } from "../../shared/fields.ts"
import type { Tenant } from "../../shared/tenants.ts"
import { addressOf, env, portalHost } from "../env.ts"
import { type MailBrand, type MailContent, mailHtml, mailText } from "./layout.ts"
import { headerText, senderText, userText } from "./user-text.ts"

/** A mail that is ready to go: to one address, from the company or from Portico itself. */
export type Mail = {
  sender: "portico" | "company"
  to: string
  from: { name: string; address: string }
  replyTo?: string | undefined
  content: MailContent
  brand: MailBrand
}

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
  const portal = addressOf(portalHost(tenant.slug))
  return {
    sender: "company",
    to,
    from: { name: senderText(senderName), address },
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

/** The message as SES takes it. */
export function rawMail({ to, from, replyTo, content, brand }: Mail): Promise<Buffer> {
  const composer = new MailComposer({
    from,
    to: { name: "", address: to },
    ...(replyTo && { replyTo: { name: "", address: replyTo } }),
    subject: headerText(content.subject),
    text: mailText(content),
    html: mailHtml(content, brand),
    headers: { "Auto-Submitted": "auto-generated", "Content-Language": brand.language },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return composer.compile().build()
}
