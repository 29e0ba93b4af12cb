import type { Language } from "../../../shared/fields.ts"
import type { Money } from "../../../shared/money.ts"
import type { MailContent } from "../layout/layout.ts"
import { type UserText, userText } from "../layout/user-text.ts"
import { dictionaries } from "../words/dictionaries.ts"
import { dateText, moneyText } from "../words/formats.ts"

export type QueryNews = {
  kind: "asked" | "wrote" | "answered" | "assigned"
  language: Language
  url: string
  subject: UserText
  author: UserText
  /** Where its reader's counterpart belongs: the customer for staff, the company for contacts. */
  other: UserText
  company: UserText
  /** As it was typed, with its line breaks. */
  text: string
  about?: UserText | undefined
  transfer?: { amount: Money; on: string; reference?: UserText | undefined } | undefined
  promisedOn?: string | undefined
  files: UserText[]
}

const linesMax = 60
const lineMax = 1000

/** Line by line, so that a message reads as it was written; a long one is read on where it stands. */
function paragraphsOf(text: string, more: string): string[] {
  const lines = text.split("\n").filter((line) => line.trim() !== "")
  const shown = lines.slice(0, linesMax).map((line): string => userText(line, lineMax))
  return lines.length > linesMax ? [...shown, more] : shown
}

function transferDetails({ transfer, language }: QueryNews): [string, string][] {
  if (!transfer) return []
  const { query } = dictionaries[language]
  const { amount, on, reference } = transfer
  return [
    [query.transferred, `${moneyText(language, amount)}, ${dateText(language, on)}`],
    ...(reference ? [[query.reference, reference] as [string, string]] : []),
  ]
}

/** A message of a thread, to who is on its other side. */
export function queryNews(values: QueryNews): MailContent {
  const { kind, language, url, subject, author, other, company } = values
  const words = dictionaries[language]
  const { query } = words
  const heading = kind === "assigned" ? query.assigned(author) : query[kind](author, other)
  const details: [string, string][] = []
  if (values.about) details.push([query.about, values.about])
  details.push(...transferDetails(values))
  if (values.promisedOn) details.push([query.promised, dateText(language, values.promisedOn)])
  for (const name of values.files) details.push([query.attached, name])
  return {
    // The same for every mail of a thread: some programs tell conversations apart by it.
    subject: query.subject(other, subject),
    preheader: heading,
    heading,
    paragraphs: paragraphsOf(values.text, query.more),
    details,
    button: { label: query.button, url },
    notes: [query.answer],
    footer: kind === "answered" ? [words.sentBy(company)] : [words.portico],
  }
}
