import type { StaffRole } from "../../../shared/access.ts"
import type { Language } from "../../../shared/fields.ts"
import type { MailContent } from "../layout/layout.ts"
import type { UserText } from "../layout/user-text.ts"
import { dictionaries } from "../words/dictionaries.ts"

/** Mails whose reader is to do something, each as a pure function of what it tells. */

export type Sender = "portico" | "company"
export type Link = { language: Language; url: string; until: string; company: UserText; name: UserText }

type LinkWords = { subject: string; preheader: string; button: string; until: (when: string) => string }

/** One link that is there to be clicked, and the advice to who did not ask for it. */
function linkMail(
  { language, url, until }: Link,
  { subject, preheader, button, until: untilText }: LinkWords,
  says: Pick<MailContent, "heading" | "footer"> & { text: string },
): MailContent {
  const { hint, ignore } = dictionaries[language]
  return {
    subject,
    preheader,
    heading: says.heading,
    paragraphs: [says.text],
    button: { label: button, url, hint },
    notes: [untilText(until), ignore],
    footer: says.footer,
  }
}

export function verifyEmail(link: Link): MailContent {
  const { verifyEmail: words, portico } = dictionaries[link.language]
  const text = words.text(link.company)
  return linkMail(link, words, { heading: words.heading(link.name), text, footer: [portico] })
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

/** Who speaks, below the mail: only answers to a company's own mails reach the company. */
export function footerOf(language: Language, sender: Sender, company: UserText): string[] {
  const words = dictionaries[language]
  return sender === "portico" ? [words.portico] : [words.replies(company), words.sentBy(company)]
}

/** For staff and for contacts; only a contact's comes from the company itself. */
export function passwordReset(link: Link, sender: Sender): MailContent {
  const { language, company, name } = link
  const { reset: words } = dictionaries[language]
  const footer = footerOf(language, sender, company)
  return linkMail(link, words, { heading: words.heading, text: words.text(name, company), footer })
}

type StaffInvitation = Link & { inviter: UserText; email: string; role: StaffRole }

export function staffInvitation(values: StaffInvitation): MailContent {
  const { language, company, url } = values
  const words = dictionaries[language]
  const { subject, preheader, heading, text, ...rest } = words.staffInvitation
  return {
    subject: subject(company),
    preheader,
    heading: heading(company),
    paragraphs: [text(values.inviter, company)],
    button: { label: rest.button, url, hint: words.hint },
    facts: [
      [rest.role, words.roles[values.role]],
      [rest.signIn, values.email],
      [rest.until, values.until],
    ],
    notes: [rest.once],
    footer: [words.portico],
  }
}

/** To the new address: who reads it there can use the link, and nobody else. */
export function emailChange(link: Link, sender: Sender): MailContent {
  const { language, company, name } = link
  const { emailChange: words } = dictionaries[language]
  const footer = footerOf(language, sender, company)
  return linkMail(link, words, { heading: words.heading, text: words.text(name, company), footer })
}

/** The code is not in the subject, which bounces and delivery logs repeat. */
export function signInCode({
  language,
  company,
  code,
}: Pick<Link, "language" | "company"> & { code: string }) {
  const { subject, preheader, heading, text, never, ignore } = dictionaries[language].code
  const content: MailContent = {
    subject: subject(company),
    preheader,
    heading,
    code,
    paragraphs: [text(company)],
    notes: [never, ignore],
    footer: footerOf(language, "company", company),
  }
  return content
}
