import type { Language } from "../../../shared/fields.ts"
import type { Money } from "../../../shared/money.ts"
import type { MailContent } from "../layout/layout.ts"
import type { UserText } from "../layout/user-text.ts"
import { dictionaries } from "../words/dictionaries.ts"
import type { MailWords } from "../words/en.ts"
import { dateText, moneyText } from "../words/formats.ts"

/** A document that its reader is told of. */
export type Told = {
  kind: keyof MailWords["documents"]
  language: Language
  url: string
  company: UserText
  customer: UserText
  number: UserText
  amount: Money
  /** Until when it is to be paid or answered; of a credit note, when it was issued. */
  until?: string | undefined
  /** How long the link works without an account. */
  linkUntil?: string | undefined
}

/** "Here is your document": what it is, how much, until when, and one button. */
export function documentNews(values: Told): MailContent {
  const { kind, language, company, number, until, linkUntil, url } = values
  const words = dictionaries[language]
  const { subject, preheader, heading, untilLabel, button } = words.documents[kind]
  const { documentNumber, documentFor } = words.documentDetails
  const details: [string, string][] = [
    [documentNumber, number],
    [documentFor, values.customer],
  ]
  if (until) details.push([untilLabel, dateText(language, until)])
  return {
    subject: subject(company, number),
    preheader: preheader(company),
    heading: heading(company),
    figure: moneyText(language, values.amount),
    paragraphs: [],
    details,
    button: { label: button, url },
    notes: linkUntil ? [words.documentDetails.link(linkUntil)] : [],
    footer: [words.replies(company), words.sentBy(company)],
  }
}
