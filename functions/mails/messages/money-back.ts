import type { Language } from "../../../shared/fields.ts"
import type { Money } from "../../../shared/money.ts"
import type { MailContent } from "../layout/layout.ts"
import type { UserText } from "../layout/user-text.ts"
import { dictionaries } from "../words/dictionaries.ts"
import { dateText, moneyText } from "../words/formats.ts"

export type MoneyBackNews = {
  kind: "refunded" | "disputed" | "refundFailed"
  language: Language
  url: string
  company: UserText
  customer: UserText
  amount: Money
  /** The day on which it was paid. */
  paidOn: string
  /** The day until which the payer's bank wants an answer. */
  dueBy?: string | undefined
}

/** Money of a payment went back, was taken back, or did not arrive. */
export function moneyBackNews({
  kind,
  language,
  url,
  company,
  customer,
  ...news
}: MoneyBackNews): MailContent {
  const words = dictionaries[language]
  const { subject, text, button } = words.moneyBack[kind]
  const { dueBy, paidOn, footer } = words.moneyBackDetails
  const isOurs = kind === "refunded"
  const amount = moneyText(language, news.amount)
  const about = subject(isOurs ? company : customer, amount)
  return {
    subject: about,
    preheader: text,
    heading: about,
    figure: amount,
    paragraphs: [text],
    details: [
      ...(news.dueBy ? [[dueBy, dateText(language, news.dueBy)] as [string, string]] : []),
      [paidOn, dateText(language, news.paidOn)],
      [words.receipt.for, customer],
    ],
    button: { label: button, url },
    notes: [],
    footer: isOurs ? [words.replies(company), words.sentBy(company)] : [footer, words.portico],
  }
}
