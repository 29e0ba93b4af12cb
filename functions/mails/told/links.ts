import type { Customer } from "../../../shared/customers.ts"
import { bulkInvitations } from "../../bulk-invitations/store.ts"
import { customers } from "../../customers/store.ts"
import { addressOf, staffHost } from "../../env.ts"
import { mailedCode, mailedCodes } from "../../logins/mailed-codes.ts"
import type { Person } from "../../people/people.ts"
import { staff } from "../../staff-members/store.ts"
import { takesCards } from "../../tenants/cards.ts"
import { mainHost, portalAddress } from "../../tenants/hosts.ts"
import { visibilityOf } from "../../tenants/visibility.ts"
import { fromPortico, nameOf } from "../compose.ts"
import { ownText, userLines } from "../layout/own-text.ts"
import { userText } from "../layout/user-text.ts"
import { invitation } from "../messages/invitation.ts"
import {
  emailChange,
  type Link,
  passwordReset,
  signInCode,
  signUpRepeated,
  staffInvitation,
  verifyEmail,
} from "../messages/links.ts"
import type { Mail } from "../mime.ts"
import { timeText } from "../words/formats.ts"
import { factOf, hostOf, liveLink, mailTo, notify, personOfEvent, senderTo, type Told } from "./told.ts"

type Purpose = NonNullable<Parameters<typeof liveLink>[1]>
type Linked = { person: Person; link: NonNullable<Awaited<ReturnType<typeof liveLink>>>; values: Link }

async function linked(told: Told, purpose: Purpose, page: string): Promise<Linked | undefined> {
  const [person, link] = await Promise.all([personOfEvent(told), liveLink(told, purpose)])
  if (!person || !link) return undefined
  const { language, name } = person.row
  const values = {
    language,
    url: `${addressOf(hostOf(told, person))}/${page}#${link.token}`,
    until: timeText(language, link.expiresAt, told.tenant.timeZone),
    company: nameOf(told.tenant, language),
    name: userText(name),
  }
  return { person, link, values }
}

/** Who wrote the invitation; the company itself where a colleague who is gone, or Portico, sent it again. */
const inviterOf = ({ event: { actor } }: Told, otherwise: Link["company"]) =>
  actor.kind === "staff" || actor.kind === "contact" ? userText(actor.name) : otherwise

export async function verification(told: Told): Promise<Mail[]> {
  const found = await linked(told, "verifyEmail", "verify-email")
  return found ? [mailTo(told, found.person, verifyEmail(found.values))] : []
}

export async function repeatedSignUp(told: Told): Promise<Mail[]> {
  const member = await staff.find(told.ctx, told.event.subjectId ?? "")
  if (!member) return []
  const { language, email } = member
  const company = nameOf(told.tenant, language)
  return [
    fromPortico(
      email,
      language,
      signUpRepeated({ language, url: `${addressOf(staffHost)}/sign-in`, company }),
    ),
  ]
}

export async function reset(told: Told, purpose: "staffPassword" | "contactPassword"): Promise<Mail[]> {
  const found = await linked(told, purpose, "reset-password")
  return found ? [mailTo(told, found.person, passwordReset(found.values, senderTo(found.person)))] : []
}

/** To the address that is to be, never to the one that is. */
export async function addressProof(told: Told): Promise<Mail[]> {
  const purpose = told.event.customerId === undefined ? "staffEmail" : "contactEmail"
  const found = await linked(told, purpose, "email-change")
  if (!found) return []
  const { person, values, link } = found
  return [mailTo(told, person, emailChange(values, senderTo(person)), link.email)]
}

export async function colleagueInvitation(told: Told): Promise<Mail[]> {
  const found = await linked(told, "staffInvitation", "welcome")
  if (found?.person.kind !== "staff") return []
  const { person, values } = found
  const { email, role } = person.row
  const inviter = inviterOf(told, values.company)
  return [mailTo(told, person, staffInvitation({ ...values, inviter, email, role }))]
}

/** What the company wrote for all that it invited together, in the reader's language; the guide where it did not. */
async function ownWords({ ctx, tenant, event }: Told, customer: Customer, { language, name }: Link) {
  const bulk = await bulkInvitations.find(ctx, String(event.facts.bulkInvitationId ?? ""))
  const guideUrl = `${portalAddress(tenant)}/guide`
  if (!bulk) return { guideUrl }
  const names = { contact: name, customer: nameOf(customer, language), company: nameOf(tenant, language) }
  return {
    own: ownText(bulk.texts[language], names),
    guideUrl: bulk.guide ? guideUrl : undefined,
    bookingUrl: bulk.bookingUrl,
  }
}

export async function contactInvitation(told: Told): Promise<Mail[]> {
  const { ctx, tenant, event } = told
  const { customerId = "" } = event
  const [found, customer] = await Promise.all([
    linked(told, "invitation", "welcome"),
    customers.find(ctx, customerId, customerId),
  ])
  if (!found || !customer) return []
  const { person, values } = found
  const content = invitation({
    ...values,
    inviter: inviterOf(told, values.company),
    byColleague: event.actor.kind === "contact",
    customer: nameOf(customer, values.language),
    email: person.row.email,
    portal: mainHost(tenant),
    canPay: visibilityOf({ tenant, customer }).onlinePayment === true && takesCards(tenant),
    note: userLines(factOf(told, "note")),
    ...(await ownWords(told, customer, values)),
  })
  // One that somebody asked for, and for this person alone, is no more than an answer; one to many may be unwanted.
  const isToMany = event.type === "invitation.sent" && event.facts.bulkInvitationId !== undefined
  return [isToMany ? await notify(told, person, "bulkInvitation", content) : mailTo(told, person, content)]
}

/** None when the code was used meanwhile, or ran out on the way. */
export async function codeMail(told: Told): Promise<Mail[]> {
  const { ctx, tenant } = told
  const codeId = factOf(told, "codeId")
  const [person, stored] = await Promise.all([personOfEvent(told), mailedCodes.find(ctx, codeId)])
  if (!person || !stored || stored.expiresAt <= ctx.now) return []
  const { language } = person.row
  const code = await mailedCode(ctx.tenantId, codeId)
  return [mailTo(told, person, signInCode({ language, company: nameOf(tenant, language), code }))]
}
