import type { PorticoEvent } from "../../../shared/events.ts"
import type { Language } from "../../../shared/fields.ts"
import { offeredLanguage } from "../../../shared/languages.ts"
import type { LinkPurpose } from "../../../shared/links.ts"
import type { Notification } from "../../../shared/notifications.ts"
import type { Tenant } from "../../../shared/tenants.ts"
import type { Ctx } from "../../context.ts"
import { staffHost } from "../../env.ts"
import { linkState, linkToken } from "../../links/links.ts"
import { links } from "../../links/store.ts"
import { unsubscribeUrls } from "../../notifications/unsubscribe.ts"
import { findPerson, type Person } from "../../people/people.ts"
import { mainHost } from "../../tenants/hosts.ts"
import { fromCompany, fromPortico } from "../compose.ts"
import type { MailContent } from "../layout/layout.ts"
import type { Mail } from "../mime.ts"
import { dictionaries } from "../words/dictionaries.ts"

/** An event that is told by mail, and the tenant in which it happened. */
export type Told = { ctx: Ctx; tenant: Tenant; event: PorticoEvent }
export type Telling = (told: Told) => Promise<Mail[]>

/** A small fact of the event as text; empty where it has none. */
export const factOf = ({ event }: Told, name: string) => String(event.facts[name] ?? "")

/** The link of an event, when it still works: a mail that offers a dead one would only confuse. */
export async function liveLink(told: Told, purpose: LinkPurpose) {
  const { ctx } = told
  const link = await links.find(ctx, factOf(told, "linkId"))
  if (!link || link.purpose !== purpose || linkState(link, ctx.now) !== "valid") return undefined
  const token = await linkToken(ctx.tenantId, purpose, link.id)
  return { email: link.email, expiresAt: link.expiresAt, token }
}

export const hostOf = ({ tenant }: Told, { kind }: Person) =>
  kind === "staff" ? staffHost : mainHost(tenant)

/** A contact as the company speaks to them. */
export const spokenTo = <Row extends { language: Language }>({ tenant }: Told, row: Row): Row => ({
  ...row,
  language: offeredLanguage(tenant, row.language),
})

/** From whom this person's mails come: staff's from Portico, contacts' from the company. */
export const mailTo = (
  { tenant }: Told,
  { kind, row }: Person,
  content: MailContent,
  to = row.email,
): Mail =>
  kind === "staff" ? fromPortico(to, row.language, content) : fromCompany(tenant, to, row.language, content)

/** The same for what somebody may want no more of: with the ways to say so. */
export async function notify(
  told: Told,
  person: Person,
  kind: Notification,
  content: MailContent,
): Promise<Mail> {
  const urls = await unsubscribeUrls(told.ctx, told.tenant, person, kind)
  if (!urls) return mailTo(told, person, content)
  const { unsubscribe } = dictionaries[person.row.language]
  return {
    ...mailTo(told, person, { ...content, unsubscribe: { label: unsubscribe, url: urls.page } }),
    oneClick: urls.oneClick,
  }
}

export const senderTo = ({ kind }: Person) => (kind === "staff" ? "portico" : "company")

/** Whom the event is about, as long as they are there. */
export async function personOfEvent(told: Told): Promise<Person | undefined> {
  const { subjectId = "", customerId } = told.event
  const person = await findPerson(told.ctx, { personId: subjectId, customerId })
  return person?.kind === "contact" ? { kind: "contact", row: spokenTo(told, person.row) } : person
}
