import type { Language } from "../../shared/fields.ts"
import { ar } from "./ar.ts"
import { en, type MailWords } from "./en.ts"
import type { MailContent } from "./layout/layout.ts"
import type { UserText } from "./layout/user-text.ts"

export const dictionaries: Record<Language, MailWords> = { en, ar }

/** Each mail as a pure function of what it tells. */

type Link = { language: Language; url: string; until: string; company: UserText; name: UserText }

export function verifyEmail({ language, url, until, company, name }: Link): MailContent {
  const words = dictionaries[language]
  const { subject, preheader, heading, text, button } = words.verifyEmail
  return {
    subject,
    preheader,
    heading: heading(name),
    paragraphs: [text(company)],
    button: { label: button, url, hint: words.hint },
    notes: [words.verifyEmail.until(until), words.ignore],
    footer: [words.portico],
  }
}

export function signUpRepeated({ language, url, company }: Omit<Link, "until" | "name">): MailContent {
  const words = dictionaries[language]
  const { subject, preheader, heading, text, button } = words.signUpRepeated
  return {
    subject,
    preheader,
    heading,
    paragraphs: [text(company)],
    button: { label: button, url, hint: words.hint },
    notes: [words.ignore],
    footer: [words.portico],
  }
}

/** For staff and for contacts; only a contact's comes from the company itself. */
export function passwordReset(
  { language, url, until, company, name }: Link,
  from: "portico" | "company",
): MailContent {
  const words = dictionaries[language]
  const { subject, preheader, heading, text, button } = words.reset
  return {
    subject,
    preheader,
    heading,
    paragraphs: [text(name, company)],
    button: { label: button, url, hint: words.hint },
    notes: [words.reset.until(until), words.ignore],
    footer: from === "portico" ? [words.portico] : [words.replies(company), words.sentBy(company)],
  }
}

export type Invitation = Link & {
  inviter: UserText
  customer: UserText
  email: string
  portal: string
  canPay: boolean
}

export function invitation(values: Invitation): MailContent {
  const { language, company, url, canPay } = values
  const words = dictionaries[language]
  const { subject, preheader, heading, text, ...rest } = words.invitation
  return {
    subject: subject(company),
    preheader,
    heading: heading(company),
    paragraphs: [text(values.inviter, company, values.customer)],
    points: [rest.view, rest.download, ...(canPay ? [rest.pay] : [])],
    button: { label: rest.button, url, hint: words.hint },
    facts: [
      [rest.address, values.portal],
      [rest.signIn, values.email],
      [rest.until, values.until],
    ],
    notes: [rest.once],
    footer: [words.replies(company), words.sentBy(company)],
  }
}
