import { Language } from "../../../shared/fields.ts"
import type { StaffMember } from "../../../shared/staff.ts"
import type { Ctx } from "../../context.ts"
import type { Person } from "../../people/people.ts"
import { staff } from "../../staff-members/store.ts"
import { fromPortico, nameOf } from "../compose.ts"
import { userText } from "../layout/user-text.ts"
import { notice } from "../messages/notices.ts"
import type { Mail } from "../mime.ts"
import { timeText } from "../words/formats.ts"
import { type About, contentFor, type Reader } from "./notices.ts"
import { factOf, mailTo, personOfEvent, type Told } from "./told.ts"

export async function roleChanged(told: Told): Promise<Mail[]> {
  const person = await personOfEvent(told)
  if (person?.kind !== "staff") return []
  const { role } = person.row
  const about: About = {
    kind: "roleChanged",
    advice: "expected",
    other: ({ roles }) => userText(roles[role]),
  }
  return [mailTo(told, person, contentFor(told, person, about))]
}

/** Who was removed has no row any more: their address is a fact of the event. */
export async function accessEnded(told: Told): Promise<Mail[]> {
  const { tenant, event } = told
  const to = factOf(told, "email")
  if (!to) return []
  const language = Language.safeParse(event.facts.language).data ?? tenant.language
  const content = notice({
    kind: "removed",
    advice: "expected",
    language,
    sender: "portico",
    company: nameOf(tenant, language),
    when: timeText(language, event.at, tenant.timeZone),
    by: userText(event.actor.name),
  })
  return [fromPortico(to, language, content)]
}

const staffNotice = (told: Told, row: StaffMember, about: About) => {
  const person: Person = { kind: "staff", row }
  return mailTo(told, person, contentFor(told, person, about))
}

/** To both, each in their own words: the actor gave it, the subject has it now. */
export async function ownershipTransferred(told: Told): Promise<Mail[]> {
  const { ctx, event } = told
  const [giver, receiver] = await Promise.all([
    staff.find(ctx, event.actor.id),
    staff.find(ctx, event.subjectId ?? ""),
  ])
  if (!giver || !receiver) return []
  const to = (reader: StaffMember, kind: "ownershipGiven" | "ownershipReceived", { name }: StaffMember) =>
    staffNotice(told, reader, { kind, advice: "expected", other: () => userText(name) })
  return [to(giver, "ownershipGiven", receiver), to(receiver, "ownershipReceived", giver)]
}

const answerable: StaffMember["role"][] = ["owner", "admin"]

/** Those who answer for the company. */
export const answerableTeam = async (ctx: Ctx) =>
  (await staff.owned(ctx)).filter(({ role, state }) => state === "active" && answerable.includes(role))

export const answerableNotice = async (told: Told, about: About): Promise<Mail[]> =>
  (await answerableTeam(told.ctx)).map((member) => staffNotice(told, member, about))

const timeOf = (told: Told, name: string, { language, timeZone }: Reader) =>
  timeText(language, factOf(told, name), timeZone)

export const supportGranted = (told: Told): Promise<Mail[]> =>
  answerableNotice(told, {
    kind: "supportGranted",
    advice: "expected",
    details: ({ noticeDetails }, reader) => [
      [noticeDetails.reason, userText(factOf(told, "reason"), 300)],
      [noticeDetails.until, timeOf(told, "until", reader)],
    ],
  })

export const supportOpened = (told: Told): Promise<Mail[]> =>
  answerableNotice(told, {
    kind: "supportOpened",
    advice: "expected",
    details: ({ noticeDetails }) => [[noticeDetails.reason, userText(factOf(told, "reason"), 300)]],
  })

export const apiKeyCreated = (told: Told): Promise<Mail[]> =>
  answerableNotice(told, {
    kind: "apiKeyCreated",
    advice: "expected",
    details: ({ noticeDetails: words }, reader) => [
      [words.key, userText(factOf(told, "name"))],
      [words.scope, words[factOf(told, "scope") === "write" ? "write" : "read"]],
      [words.until, factOf(told, "expiresAt") ? timeOf(told, "expiresAt", reader) : words.never],
    ],
  })
