import type { Language } from "../../../shared/fields.ts"
import type { Money } from "../../../shared/money.ts"
import type { MailContent } from "../layout/layout.ts"
import type { UserText } from "../layout/user-text.ts"
import { dictionaries } from "../words/dictionaries.ts"
import type { MailWords } from "../words/en.ts"
import { moneyText } from "../words/formats.ts"

/** Something that one side asks and the other decides: an estimate, a credit note, billing details. */
export type Matter = {
  kind: keyof MailWords["matters"]
  language: Language
  url: string
  reader: "staff" | "contact"
  company: UserText
  /** Whom the reader deals with: of staff the customer, of a contact the company. */
  other: UserText
  /** Of the estimate or the invoice; billing details have none. */
  number?: UserText | undefined
  amount?: Money | undefined
  /** Who did it, and what they wrote. */
  by?: UserText | undefined
  said?: UserText | undefined
  order?: UserText | undefined
}

export function matterNews(matter: Matter): MailContent {
  const { kind, language, company, other, url, amount, reader } = matter
  const words = dictionaries[language]
  const { subject, heading, button } = words.matters[kind]
  const { customer, number, by, order, said, ...footers } = words.matterDetails
  const known: [string, string | undefined][] = [
    [customer, reader === "staff" ? other : undefined],
    [number, matter.number],
    [by, matter.by],
    [order, matter.order],
    [said, matter.said],
  ]
  const about = matter.number ?? other
  return {
    subject: subject(other, about),
    preheader: heading(other, about),
    heading: heading(other, about),
    ...(amount && { figure: moneyText(language, amount) }),
    paragraphs: [],
    details: known.filter((pair): pair is [string, string] => pair[1] !== undefined),
    button: { label: button, url },
    notes: [],
    footer:
      reader === "staff"
        ? [footers.staffFooter, words.portico]
        : [words.replies(company), words.sentBy(company)],
  }
}
