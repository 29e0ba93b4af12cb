import type { PorticoEvent } from "../../shared/events.ts"
import type { LinkPurpose } from "../../shared/links.ts"
import type { Payment } from "../../shared/payments.ts"
import type { Tenant } from "../../shared/tenants.ts"
import type { Ctx } from "../context.ts"
import { contacts, customers } from "../customers/store.ts"
import { addressOf, portalHost, staffHost } from "../env.ts"
import { linkState, linkToken } from "../links/links.ts"
import { links } from "../links/store.ts"
import { payments } from "../payments/store.ts"
import { staff } from "../staff-members/store.ts"
import { getTenant } from "../tenants/store.ts"
import { fromCompany, fromPortico, nameOf } from "./compose.ts"
import { timeText } from "./formats.ts"
import { userText } from "./layout/user-text.ts"
import { isMailed, type MailedEvent } from "./mailed-events.ts"
import { invitation, passwordReset, signUpRepeated, verifyEmail } from "./messages.ts"
import type { Mail } from "./mime.ts"
import { financeNotice, type Paid, receipt } from "./payment-messages.ts"

type Told = { ctx: Ctx; tenant: Tenant; event: PorticoEvent }

/** The link of an event, when it still works: a mail that offers a dead one would only confuse. */
async function liveLink({ ctx, event }: Told, purpose: LinkPurpose) {
  const link = await links.find(ctx, String(event.facts.linkId ?? ""))
  if (!link || link.purpose !== purpose || linkState(link, ctx.now) !== "valid") return undefined
  return { expiresAt: link.expiresAt, token: await linkToken(ctx.tenantId, purpose, link.id) }
}

async function staffLink(told: Told, purpose: "verifyEmail" | "staffPassword"): Promise<Mail[]> {
  const { ctx, tenant, event } = told
  const [member, link] = await Promise.all([staff.find(ctx, event.subjectId ?? ""), liveLink(told, purpose)])
  if (!member || !link) return []
  const { language, email } = member
  const page = purpose === "verifyEmail" ? "verify-email" : "reset-password"
  const values = {
    language,
    url: `${addressOf(staffHost)}/${page}#${link.token}`,
    until: timeText(language, link.expiresAt, tenant.timeZone),
    company: nameOf(tenant, language),
    name: userText(member.name),
  }
  const content = purpose === "verifyEmail" ? verifyEmail(values) : passwordReset(values, "portico")
  return [fromPortico(email, language, content)]
}

async function repeatedSignUp({ ctx, tenant, event }: Told): Promise<Mail[]> {
  const member = await staff.find(ctx, event.subjectId ?? "")
  if (!member) return []
  const { language, email } = member
  const url = `${addressOf(staffHost)}/sign-in`
  return [fromPortico(email, language, signUpRepeated({ language, url, company: nameOf(tenant, language) }))]
}

async function contactLink(told: Told, purpose: "invitation" | "contactPassword"): Promise<Mail[]> {
  const { ctx, tenant, event } = told
  const { customerId = "", subjectId = "" } = event
  const [contact, customer, link] = await Promise.all([
    contacts.find(ctx, subjectId, customerId),
    customers.find(ctx, customerId, customerId),
    liveLink(told, purpose),
  ])
  if (!contact || !customer || !link) return []
  const { language, email } = contact
  const host = portalHost(tenant.slug)
  const page = purpose === "invitation" ? "welcome" : "reset-password"
  const values = {
    language,
    url: `${addressOf(host)}/${page}#${link.token}`,
    until: timeText(language, link.expiresAt, tenant.timeZone),
    company: nameOf(tenant, language),
    name: userText(contact.name),
  }
  if (purpose === "contactPassword")
    return [fromCompany(tenant, email, language, passwordReset(values, "company"))]
  const inviter = event.actor.kind === "staff" ? userText(event.actor.name) : values.company
  const canPay = tenant.portal.visibility.onlinePayment === true && tenant.stripe?.chargesEnabled === true
  const more = { inviter, customer: nameOf(customer, language), email, portal: host, canPay }
  return [fromCompany(tenant, email, language, invitation({ ...values, ...more }))]
}

const linesOf = (payment: Payment) =>
  payment.allocations.map(({ number, amount }) => ({ number: userText(number), amount }))

/** A receipt to who paid, and word to the company's finance address. */
async function paymentMails({ ctx, tenant, event }: Told): Promise<Mail[]> {
  const { customerId = "", subjectId = "" } = event
  const [payment, customer] = await Promise.all([
    payments.get(ctx, subjectId, customerId),
    customers.get(ctx, customerId, customerId),
  ])
  const payer = payment.contactId && (await contacts.find(ctx, payment.contactId, customerId))
  const valuesIn = (language: Paid["language"], url: string): Paid => ({
    language,
    url,
    company: nameOf(tenant, language),
    customer: nameOf(customer, language),
    payer: payer ? userText(payer.name) : nameOf(customer, language),
    amount: payment.amount,
    on: payment.on,
    method: payment.method,
    movement: payment.stripe?.paymentIntentId ?? "",
    lines: linesOf(payment),
    excess: payment.excess,
  })
  const url = `${addressOf(portalHost(tenant.slug))}/payments/${payment.id}`
  const notice = financeNotice(valuesIn(tenant.language, `${addressOf(staffHost)}/payments`))
  return [
    ...(payer
      ? [fromCompany(tenant, payer.email, payer.language, receipt(valuesIn(payer.language, url)))]
      : []),
    fromPortico(tenant.email, tenant.language, notice),
  ]
}

const table: Record<MailedEvent, (told: Told) => Promise<Mail[]>> = {
  "tenant.signedUp": (told) => staffLink(told, "verifyEmail"),
  "staff.verificationSent": (told) => staffLink(told, "verifyEmail"),
  "staff.signUpRepeated": repeatedSignUp,
  "staff.passwordResetAsked": (told) => staffLink(told, "staffPassword"),
  "contact.passwordResetAsked": (told) => contactLink(told, "contactPassword"),
  "invitation.sent": (told) => contactLink(told, "invitation"),
  "invitation.renewed": (told) => contactLink(told, "invitation"),
  "payment.succeeded": paymentMails,
}

/** Every mail that an event asks for, as of now: none when what it tells of is over. */
export async function mailsOf(ctx: Ctx, event: PorticoEvent): Promise<Mail[]> {
  if (!isMailed(event.type)) return []
  return table[event.type]({ ctx, tenant: await getTenant(ctx), event })
}
