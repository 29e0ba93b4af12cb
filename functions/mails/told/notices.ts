import type { Language } from "../../../shared/fields.ts"
import { addressOf } from "../../env.ts"
import type { Person } from "../../people/people.ts"
import { nameOf } from "../compose.ts"
import { type UserText, userText } from "../layout/user-text.ts"
import { type Notice, notice } from "../messages/notices.ts"
import type { Mail } from "../mime.ts"
import { dictionaries } from "../words/dictionaries.ts"
import type { MailWords } from "../words/en.ts"
import { timeText } from "../words/formats.ts"
import { factOf, hostOf, mailTo, personOfEvent, senderTo, type Told } from "./told.ts"

/** What of a notice is not the same for all of them; `details` speaks the reader's language. */
export type About = Pick<Notice, "kind" | "advice"> & {
  other?: ((words: MailWords) => UserText) | undefined
  details?: ((words: MailWords, reader: Reader) => Notice["details"]) | undefined
}
export type Reader = { language: Language; timeZone: string }

const forgot = "/forgot-password"
const account = "/account"

export function contentFor(told: Told, person: Person, { kind, advice, other, details }: About) {
  const { tenant, event } = told
  const { language } = person.row
  const words = dictionaries[language]
  const host = addressOf(hostOf(told, person))
  const isOwn = event.actor.id === person.row.id
  return notice({
    kind,
    advice,
    language,
    sender: senderTo(person),
    company: nameOf(tenant, language),
    other: other?.(words),
    details: details?.(words, { language, timeZone: tenant.timeZone }),
    when: timeText(language, event.at, tenant.timeZone),
    // Where an operator of Portico sits is nothing that helps the reader.
    ip: event.ip && event.actor.kind !== "operator" ? userText(event.ip) : undefined,
    by: isOwn || event.actor.kind === "system" ? undefined : userText(event.actor.name),
    isOwner: person.kind === "staff" && person.row.role === "owner",
    button:
      advice === "choose"
        ? { label: "forgot", url: host + forgot }
        : { label: "account", url: host + account },
  })
}

/** To whom the event is about, at the address they have now. */
export async function personNotice(told: Told, about: About): Promise<Mail[]> {
  const person = await personOfEvent(told)
  return person ? [mailTo(told, person, contentFor(told, person, about))] : []
}

export function factorChanged(told: Told, change: "Added" | "Removed"): Promise<Mail[]> {
  const method = factOf(told, "method") === "passkey" ? "passkey" : "totp"
  const name = factOf(told, "name")
  return personNotice(told, {
    kind: `${method}${change}`,
    advice: "choose",
    details: ({ noticeDetails }) => (name ? [[noticeDetails.device, userText(name)]] : []),
  })
}

export const recoveryCodeUsed = (told: Told): Promise<Mail[]> =>
  personNotice(told, {
    kind: "recoveryCodeUsed",
    advice: "choose",
    details: ({ noticeDetails }) => [[noticeDetails.left, factOf(told, "left")]],
  })

const changeOf = ({ event }: Told, field: string) => event.changes?.find((change) => change.field === field)

/** To the address that was: whoever reads it there would otherwise never know. */
export async function addressChanged(told: Told): Promise<Mail[]> {
  const person = await personOfEvent(told)
  const { before, after } = changeOf(told, "email") ?? {}
  if (!person || !before || !after) return []
  const content = contentFor(told, person, {
    kind: "emailChanged",
    advice: "tell",
    other: () => userText(after),
  })
  // The account of that address is not this reader's any more.
  const { button: _, ...rest } = content
  return [mailTo(told, person, rest, before)]
}
