import type { MailContent } from "../../functions/mails/layout/layout.ts"
import { merged, userLines } from "../../functions/mails/layout/own-text.ts"
import { senderText, userText } from "../../functions/mails/layout/user-text.ts"
import { autopayNews } from "../../functions/mails/messages/autopay.ts"
import { documentNews } from "../../functions/mails/messages/documents.ts"
import { domainForwarded } from "../../functions/mails/messages/domains.ts"
import { invitation } from "../../functions/mails/messages/invitation.ts"
import {
  emailChange,
  passwordReset,
  signInCode,
  signUpRepeated,
  staffInvitation,
  verifyEmail,
} from "../../functions/mails/messages/links.ts"
import { mailNews } from "../../functions/mails/messages/mail-news.ts"
import { matterNews } from "../../functions/mails/messages/matters.ts"
import { moneyBackNews } from "../../functions/mails/messages/money-back.ts"
import { type NoticeKind, notice } from "../../functions/mails/messages/notices.ts"
import { financeNotice, receipt } from "../../functions/mails/messages/payments.ts"
import { queryNews } from "../../functions/mails/messages/queries.ts"
import { statementNews } from "../../functions/mails/messages/statements.ts"
import { rawMail } from "../../functions/mails/mime.ts"
import { autopayWords } from "../../functions/mails/words/autopay.ts"
import { en } from "../../functions/mails/words/en.ts"
import { stopReasons } from "../../shared/autopay.ts"
import type { Language } from "../../shared/fields.ts"
import { money } from "../../shared/money.ts"

export const url = "https://acme.portico.example/welcome#abc.lnk_1.x-Y_z"
export const email = "carla@customer.example"
export const portal = "acme.portico.example"

export const paidOf = (text: string, language: Language) => ({
  language,
  url,
  company: userText(text),
  customer: userText(text),
  payer: userText(text),
  amount: money(125_00, "AED"),
  on: "2026-11-22",
  method: "card",
  movement: "pi_1",
  lines: [{ number: userText(text), amount: money(100_00, "AED") }],
  excess: money(25_00, "AED"),
})

/** Its words on one line: every line is a paragraph of its own, and one more of them is no harm done. */
const queryOf = (text: string, language: Language, kind: "asked" | "answered" | "assigned") => ({
  kind,
  language,
  url,
  subject: userText(text),
  author: userText(text),
  other: userText(text),
  company: userText(text),
  text: `Hello ${text.replace(/\n/g, " ")}`,
  about: userText(text),
  transfer: { amount: money(125_050, "AED"), on: "2026-11-20", reference: userText(text) },
  promisedOn: "2026-11-25",
  files: [userText(text)],
})

/** A company's own words around a name, also where both together would make an address. */
function ownWords(text: string) {
  const name = userText(text)
  const fields = { contact: name, customer: name, company: name }
  const line = `Hello {contact}, www.{customer} and {company}com: ${text.replace(/\n/g, " ")}`
  return {
    subject: merged(userText(line, 150), fields),
    message: userLines(line).map((each) => merged(each, fields)),
  }
}

const noticeKinds = Object.keys(en.notices) as NoticeKind[]
const advices = ["choose", "tell", "unknown", "expected"] as const

/** Each kind of notice, the ways of advice and both senders in turn. */
function everyNotice(text: string, language: Language): Record<string, MailContent> {
  const [company, other, ip, by] = [userText(text), userText(text), userText(text), userText(text)]
  const made = noticeKinds.map((kind, at) => {
    const advice = advices[at % advices.length] ?? "choose"
    const sender = at % 2 === 0 ? ("company" as const) : ("portico" as const)
    const details: [string, string][] = [["Name", userText(text, 300)]]
    const button = { label: "account" as const, url }
    const when = "22 November"
    const values = { kind, advice, sender, language, company, other, ip, by, details, when, button }
    return [kind, notice(values)] as const
  })
  return Object.fromEntries(made)
}

const kindsOf = <T extends object>(words: T) => Object.keys(words) as (keyof T & string)[]
const named = <K extends string>(prefix: string, kinds: K[], make: (kind: K) => MailContent) =>
  Object.fromEntries(kinds.map((kind) => [`${prefix} ${kind}`, make(kind)]))

/** What documents, requests and statements send. */
function everyDocument(text: string, language: Language): Record<string, MailContent> {
  const person = userText(text)
  const about = { language, url, company: person, customer: person, number: person }
  const amount = money(125_00, "AED")
  const part = { currency: "AED" as const, closing: amount, credit: amount }
  const statement = { ...part, openItems: [{ daysOverdue: 3, due: amount }] }
  return {
    ...named("money back", kindsOf(en.moneyBack), (kind) =>
      moneyBackNews({ ...about, kind, amount, paidOn: "2026-11-22", dueBy: "2026-12-01" }),
    ),
    ...named("document", kindsOf(en.documents), (kind) =>
      documentNews({ ...about, kind, amount, until: "2026-12-01", linkUntil: "1 December" }),
    ),
    ...named("matter", kindsOf(en.matters), (kind) =>
      matterNews({
        ...about,
        kind,
        reader: "staff",
        other: person,
        amount,
        by: person,
        said: person,
        order: person,
      }),
    ),
    "matter for a contact": matterNews({
      ...about,
      kind: "detailsDeclined",
      reader: "contact",
      other: person,
    }),
    statement: statementNews({ ...about, from: "2026-10-01", to: "2026-10-31", currencies: [statement] }),
  }
}

/** What the company hears of its own mails. */
function everyMailNews(text: string, language: Language): Record<string, MailContent> {
  const news = { language, company: userText(text), when: "22 November", url }
  const counts = { sent: "200", bounced: "9", complained: "1" }
  return {
    ...named(
      "news",
      [
        "senderVerified",
        "senderBroken",
        "senderExpired",
        "domainActivated",
        "domainWarned",
        "domainStalled",
        "domainLost",
        "slugChanged",
      ],
      (kind) => mailNews({ ...news, kind, address: userText(text) }),
    ),
    ...named("news", ["planTrialEnding", "planPaymentFailed", "planEnded"], (kind) =>
      mailNews({ ...news, kind, date: "6 December" }),
    ),
    "domain forwarded": domainForwarded({
      language,
      company: userText(text),
      host: userText(text),
      note: userText(text),
      url,
    }),
    "news resumed": mailNews({ ...news, kind: "resumed" }),
    ...named("news paused by", ["too_many_bounces", "too_many_complaints"], (reason) =>
      mailNews({ ...news, kind: "paused", reason, counts }),
    ),
  }
}

/** Each that tells of a saved card, and each reason why it is charged no more. */
function everyAutopay(text: string, language: Language): Record<string, MailContent> {
  const kinds = Object.keys(autopayWords.en.kinds) as (keyof typeof autopayWords.en.kinds)[]
  const [limit, amount] = [money(500_00, "AED"), money(100_00, "AED")]
  const about = {
    ...{ language, url, company: userText(text), number: userText(text), limit, amount },
    on: "2026-12-01",
  }
  const card = { card: "4242", cardEnds: "2026-12" }
  return {
    ...named("autopay", kinds, (kind) => autopayNews({ ...about, ...card, kind })),
    ...named("autopay stopped", [...stopReasons], (stopped) =>
      autopayNews({ ...about, kind: "stopped", stopped }),
    ),
  }
}

/** Every mail there is, with `text` wherever people's words go. */
export function everyMail(text: string, language: Language): Record<string, MailContent> {
  const [company, name] = [userText(text), userText(text)]
  const link = { language, url, until: "22 November", company, name }
  const more = { inviter: name, customer: company, email, portal, canPay: true, byColleague: false }
  return {
    ...everyAutopay(text, language),
    verifyEmail: verifyEmail(link),
    signUpRepeated: signUpRepeated(link),
    staffReset: passwordReset(link, "portico"),
    contactReset: passwordReset(link, "company"),
    invitation: invitation({ ...link, ...more }),
    colleagueInvitation: invitation({ ...link, ...more, byColleague: true }),
    noteInvitation: invitation({ ...link, ...more, note: userLines(`Hello ${text.replace(/\n/g, " ")}`) }),
    ownInvitation: invitation({ ...link, ...more, own: ownWords(text) }),
    staffInvitation: staffInvitation({ ...link, inviter: name, email, role: "finance" }),
    staffEmailChange: emailChange(link, "portico"),
    contactEmailChange: emailChange(link, "company"),
    signInCode: signInCode({ language, company, code: "482913" }),
    receipt: receipt(paidOf(text, language)),
    financeNotice: financeNotice(paidOf(text, language)),
    queryAsked: queryNews(queryOf(text, language, "asked")),
    queryAnswered: queryNews(queryOf(text, language, "answered")),
    queryAssigned: queryNews(queryOf(text, language, "assigned")),
    ...everyNotice(text, language),
    ...everyDocument(text, language),
    ...everyMailNews(text, language),
  }
}

export const brandOf = (text: string, language: Language) => ({
  name: userText(text),
  colour: "#0f766e",
  logoUrl: "https://acme.portico.example/api/auth/logo?v=1",
  language,
})
export const rawOf = (text: string, language: Language, content: MailContent) =>
  rawMail({
    sender: "company",
    to: "person@customer.example",
    from: { name: senderText(text), address: "no-reply@portico.example" },
    replyTo: "billing@acme.example",
    content,
    brand: brandOf(text, language),
  })
