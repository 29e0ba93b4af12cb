import type { Language } from "../../shared/fields.ts"
import { type Money, sum } from "../../shared/money.ts"
import { ar } from "./ar.ts"
import { en, type MailWords } from "./en.ts"
import { dateText, moneyText } from "./formats.ts"
import type { MailContent } from "./layout.ts"
import type { UserText } from "./user-text.ts"

const dictionaries: Record<Language, MailWords> = { en, ar }

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

function paidLines({ language, amount, lines, excess }: Paid, words: MailWords): MailContent["lines"] {
  const { invoice, credit, total } = words.receipt
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
    lines: paidLines(values, words),
    button: { label: rest.button, url },
    notes: [],
    footer: [words.replies(company), words.sentBy(company)],
  }
}

export function financeNotice(values: Paid): MailContent {
  const { language, customer, url, excess } = values
  const words = dictionaries[language]
  const { subject, preheader, heading, ...rest } = words.notice
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
    lines: paidLines(values, words),
    button: { label: rest.button, url },
    notes: [],
    footer: [rest.footer, words.portico],
  }
}
