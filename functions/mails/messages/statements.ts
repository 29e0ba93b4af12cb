import type { Language } from "../../../shared/fields.ts"
import { type Money, sum } from "../../../shared/money.ts"
import type { MailContent } from "../layout/layout.ts"
import type { UserText } from "../layout/user-text.ts"
import { dictionaries } from "../words/dictionaries.ts"
import { dateText, moneyText } from "../words/formats.ts"

/** What of a statement's currency a mail says. */
type Part = {
  currency: Money["currency"]
  closing: Money
  credit: Money
  openItems: { daysOverdue: number; due: Money }[]
}

type StatementNews = {
  language: Language
  url: string
  company: UserText
  customer: UserText
  from: string
  to: string
  currencies: Part[]
}

/** The balance of each currency, what of it is late, and the way to the whole. */
export function statementNews(values: StatementNews): MailContent {
  const { language, company, customer, from, to, url, currencies } = values
  const words = dictionaries[language]
  const { subject, preheader, heading, period, reader, balance, overdue, credit, button } = words.statement
  const rowsOf = (part: Part): [string, string][] => {
    const late = part.openItems.filter(({ daysOverdue }) => daysOverdue > 0).map(({ due }) => due)
    const rows: [string, Money][] = [
      [balance(part.currency), part.closing],
      [overdue(part.currency), sum(part.currency, late)],
      [credit(part.currency), part.credit],
    ]
    return rows
      .filter(([, { minor }], at) => at === 0 || minor !== 0)
      .map(([name, amount]) => [name, moneyText(language, amount)])
  }
  const [only, ...others] = currencies
  return {
    subject: subject(company),
    preheader: preheader(company),
    heading: heading(company),
    ...(only && others.length === 0 && { figure: moneyText(language, only.closing) }),
    paragraphs: [],
    details: [
      [reader, customer],
      [period, `${dateText(language, from)} – ${dateText(language, to)}`],
      ...currencies.flatMap(rowsOf),
    ],
    button: { label: button, url },
    notes: [],
    footer: [words.replies(company), words.sentBy(company)],
  }
}
