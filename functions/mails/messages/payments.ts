import type { Language } from "../../../shared/fields.ts"
import { type Money, sum } from "../../../shared/money.ts"
import type { MailContent } from "../layout/layout.ts"
import type { UserText } from "../layout/user-text.ts"
import { dictionaries } from "../words/dictionaries.ts"
import type { MailWords } from "../words/en.ts"
import { dateText, moneyText } from "../words/formats.ts"

export type Paid = {
  language: Language
  url: string
  company: UserText
  customer: UserText
  payer: UserText
  amount: Money
  on: string
  method: string
  /** Stripe's name for the money movement, by which finance finds it there. */
  movement: string
  lines: { number: UserText; amount: Money }[]
  excess?: Money | undefined
}

const methodText = (words: MailWords, method: string) =>
  Object.hasOwn(words.methods, method) ? words.methods[method as keyof MailWords["methods"]] : method

/** The credit is the customer's, which each reader calls by another name. */
function paidLines(
  { language, amount, lines, excess }: Paid,
  words: MailWords,
  credit: string,
): MailContent["lines"] {
  const { invoice, total } = words.receipt
  const text = (part: Money) => moneyText(language, part)
  const rows = lines.map((line): [string, string] => [invoice(line.number), text(line.amount)])
  if (excess) rows.push([credit, text(excess)])
  const whole = sum(amount.currency, [...lines.map((line) => line.amount), ...(excess ? [excess] : [])])
  return { rows, total: [total, text(whole)] }
}

export function receipt(values: Paid): MailContent {
  const { language, company, url } = values
  const words = dictionaries[language]
  const { subject, preheader, heading, ...rest } = words.receipt
  const amount = moneyText(language, values.amount)
  return {
    subject: subject(company, amount),
    preheader: preheader(company),
    heading,
    figure: amount,
    paragraphs: [],
    details: [
      [rest.paid, dateText(language, values.on)],
      [rest.by, methodText(words, values.method)],
      [rest.for, values.customer],
    ],
    lines: paidLines(values, words, rest.credit),
    button: { label: rest.button, url },
    notes: [],
    footer: [words.replies(company), words.sentBy(company)],
  }
}

export function financeNotice(values: Paid): MailContent {
  const { language, customer, url, excess } = values
  const words = dictionaries[language]
  const { subject, preheader, heading, ...rest } = words.financeNotice
  const amount = moneyText(language, values.amount)
  return {
    subject: subject(customer, amount),
    preheader,
    heading: heading(customer),
    figure: amount,
    paragraphs: excess ? [rest.excess(moneyText(language, excess))] : [],
    details: [
      [words.receipt.paid, dateText(language, values.on)],
      [words.receipt.by, methodText(words, values.method)],
      [rest.payer, values.payer],
      [rest.reference, values.movement],
    ],
    lines: paidLines(values, words, rest.credit),
    button: { label: rest.button, url },
    notes: [],
    footer: [rest.footer, words.portico],
  }
}
