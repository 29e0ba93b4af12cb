import type { StopReason } from "../../../shared/autopay.ts"
import type { Language } from "../../../shared/fields.ts"
import type { Money } from "../../../shared/money.ts"
import type { MailContent } from "../layout/layout.ts"
import { type UserText, userText } from "../layout/user-text.ts"
import { type AutopayWords, autopayWords } from "../words/autopay.ts"
import { dictionaries } from "../words/dictionaries.ts"
import { dateText, moneyText } from "../words/formats.ts"

export type AutopayNews = {
  kind: keyof AutopayWords["kinds"]
  language: Language
  company: UserText
  /** The page of automatic payments, or of the invoice where it has to be paid by hand. */
  url: string
  number?: UserText | undefined
  amount?: Money | undefined
  on?: string | undefined
  limit: Money
  /** Its last four digits, and the month in which it ends. */
  card?: string | undefined
  cardEnds?: string | undefined
  stopped?: StopReason | undefined
}

const byHand = ["declined", "over_limit", "too_small", "authentication"]

export function autopayNews(news: AutopayNews): MailContent {
  const { kind, language, company, url } = news
  const [words, { replies, sentBy }] = [autopayWords[language], dictionaries[language]]
  const number = news.number ?? userText("")
  const on = news.on ? dateText(language, news.on) : ""
  const amount = news.amount ? moneyText(language, news.amount) : ""
  const limit = moneyText(language, news.limit)
  const { subject, text } = words.kinds[kind]
  const about = { company, number, amount, on, card: news.card ?? "", limit }
  const known: [string, string | undefined][] = [
    [words.invoice, news.number],
    [words.day, kind === "planned" || kind === "declined" ? on : undefined],
    [words.card, news.card === undefined ? undefined : `•••• ${news.card}`],
    [words.ends, kind === "cardEnding" ? news.cardEnds : undefined],
    [words.limit, limit],
  ]
  return {
    subject: subject(about),
    preheader: words.preheader,
    heading: subject(about),
    ...(amount && { figure: amount }),
    paragraphs: [text(about), ...(news.stopped ? [words.reasons[news.stopped]] : [])],
    details: known.filter((pair): pair is [string, string] => pair[1] !== undefined),
    button: { label: byHand.includes(kind) ? words.pay : words.manage, url },
    notes: kind === "stopped" ? [] : [words.off],
    footer: [replies(company), sentBy(company)],
  }
}
