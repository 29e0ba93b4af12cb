import PostalMime from "postal-mime"
import { describe, expect, test } from "vitest"
import { textOn } from "../../functions/mails/layout/colour.ts"
import { type MailContent, mailHtml, mailText } from "../../functions/mails/layout/layout.ts"
import { merged, userLines } from "../../functions/mails/layout/own-text.ts"
import { headerText, senderText, userText } from "../../functions/mails/layout/user-text.ts"
import { invitation } from "../../functions/mails/messages/invitation.ts"
import {
  emailChange,
  passwordReset,
  signInCode,
  signUpRepeated,
  staffInvitation,
  verifyEmail,
} from "../../functions/mails/messages/links.ts"
import { type NoticeKind, notice } from "../../functions/mails/messages/notices.ts"
import { financeNotice, receipt } from "../../functions/mails/messages/payments.ts"
import { queryNews } from "../../functions/mails/messages/queries.ts"
import { rawMail } from "../../functions/mails/mime.ts"
import { ar } from "../../functions/mails/words/ar.ts"
import { en } from "../../functions/mails/words/en.ts"
import { currencies, money } from "../../shared/money.ts"

const url = "https://acme.portico.example/welcome#abc.lnk_1.x-Y_z"

const email = "carla@customer.example"
const portal = "acme.portico.example"
const looksLikeLink = /:\/\/|\bwww\.\w|[\w-]\.[\p{L}]|@\w/u

/** From the lists that people try names from: markup, headers, templates, directions, links, lengths. */
const hostile = [
  `<script>alert(1)</script>`,
  `"><img src=x onerror=alert(1)>`,
  `' onmouseover='alert(1)`,
  `</title><style>*{display:none}</style>`,
  `</td></tr></table><a href="https://evil.example">Click</a>`,
  `<a href="javascript:alert(1)">x</a>`,
  `<!--[if mso]><b>x</b><![endif]-->`,
  `&lt;b&gt;&#x3c;script&#x3e;`,
  `Acme\r\nBcc: victim@example.com`,
  `Acme\nContent-Type: text/html\n\n<h1>x</h1>`,
  `Acme\u2028Subject: other`,
  `Acme%0d%0aBcc:victim@example.com`,
  `=?utf-8?B?PHNjcmlwdD4=?=`,
  `{{constructor.constructor('x')()}}`,
  `\${7*7} <%= 7*7 %> #{7*7}`,
  `https://evil.example/pay-here`,
  `www.evil.example`,
  `Pay at evil.example or mail a@evil.example`,
  `\u202eelpmaxe.live//:sptth`,
  `Acme\u2067\u2066\u2069\u200f\u061c`,
  `\u0000\u0007\u001b[31mred`,
  `Zero\u200bwidth\ufeff`,
  `𝕬𝖈𝖒𝖊 👩‍👩‍👧 ﷽`,
  `شركة <b>المرفأ</b>`,
  `x`.repeat(5000),
  ``,
]

const paidOf = (text: string, language: "en" | "ar") => ({
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
const queryOf = (text: string, language: "en" | "ar", kind: "asked" | "answered" | "assigned") => ({
  kind,
  language,
  url,
  subject: userText(text),
  author: userText(text),
  other: userText(text),
  company: userText(text),
  text: `Hello ${text.replace(/\n/g, " ")}`,
  about: userText(text),
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
function everyNotice(text: string, language: "en" | "ar"): Record<string, MailContent> {
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

/** Every mail there is, with `text` wherever people's words go. */
function every(text: string, language: "en" | "ar"): Record<string, MailContent> {
  const [company, name] = [userText(text), userText(text)]
  const link = { language, url, until: "22 November", company, name }
  const more = { inviter: name, customer: company, email, portal, canPay: true, byColleague: false }
  return {
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
  }
}

const brandOf = (text: string, language: "en" | "ar") => ({
  name: userText(text),
  colour: "#0f766e",
  language,
})
const rawOf = (text: string, language: "en" | "ar", content: MailContent) =>
  rawMail({
    sender: "company",
    to: "person@customer.example",
    from: { name: senderText(text), address: "no-reply@portico.example" },
    replyTo: "billing@acme.example",
    content,
    brand: brandOf(text, language),
  })

const tagsOf = (html: string) => [...html.matchAll(/<(\/?[a-z!][a-z0-9]*)/gi)].map(([, tag]) => tag)
const hrefsOf = (html: string) => [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)
const languages = ["en", "ar"] as const

describe.each(languages)("R58: a hostile name in a mail in %s", (language) => {
  test.each(hostile.map((text) => [JSON.stringify(text.slice(0, 40)), text]))("%s", async (_, text) => {
    const harmless = every("Acme", language)
    for (const [kind, content] of Object.entries(every(text, language))) {
      const page = mailHtml(content, brandOf(text, language))
      const expected = mailHtml(harmless[kind] as MailContent, brandOf("Acme", language))
      expect(tagsOf(page), kind).toEqual(tagsOf(expected))
      expect(new Set(hrefsOf(page)), kind).toEqual(new Set(content.button ? [url] : []))
      expect(page, kind).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)

      const message = await PostalMime.parse(await rawOf(text, language, content))
      expect(message.to, kind).toEqual([{ name: "", address: "person@customer.example" }])
      expect(message.from?.address).toBe("no-reply@portico.example")
      expect(message.replyTo?.map(({ address }) => address)).toEqual(["billing@acme.example"])
      expect([message.cc, message.bcc, message.attachments], kind).toEqual([undefined, undefined, []])
      expect(message.subject, kind).not.toMatch(/[\r\n\p{Cc}\u200b-\u200f\u202a-\u202e\u2066-\u2069]/u)
      expect([...(message.subject ?? "")].length, kind).toBeLessThanOrEqual(150)
      const ours = [url, email, portal].reduce((left, each) => left.replaceAll(each, ""), message.text ?? "")
      expect(ours, `${kind} has what a mail program would make a link of`).not.toMatch(looksLikeLink)
      expect(message.text, kind).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
    }
  })
})

describe("people's words in a mail", () => {
  test("stay readable: a name is shown as it was given", () => {
    const page = mailHtml(every('O’Brien & Søns "Ltd" <x>', "en").receipt as MailContent, brandOf("A", "en"))
    expect(page).toContain("O’Brien &amp; Søns &quot;Ltd&quot; &lt;x&gt;")
  })

  test("get a direction of their own, in pages and not in headers", () => {
    const text = userText("شركة")
    expect(
      mailHtml({ ...(every("A", "en").verifyEmail as MailContent), heading: text }, brandOf("A", "en")),
    ).toContain('<span dir="auto">شركة</span>')
    expect(headerText(`Hello ${text}`)).toBe("Hello شركة")
  })

  test("meet a company's own words as what they are: a name that looks like a field fills nothing in", () => {
    const fields = { contact: userText("{company}"), customer: userText("C"), company: userText("Secret") }
    const text = merged(userText("{contact} and {customer} and {other}"), fields)
    expect(text.replace(/[\u2068\u2069\u200b]/g, "")).toBe("{company} and C and {other}")
  })

  test("cannot pass a sender off as an address", () => {
    expect(senderText(`"Bank" <help@bank.example>`)).not.toMatch(/[<>"@]/)
  })
})

describe("every mail", () => {
  test.each(languages)(
    "in %s has a subject, a preheader, a text part and at most one button",
    async (language) => {
      for (const content of Object.values(every("Acme", language))) {
        const message = await PostalMime.parse(await rawOf("Acme", language, content))
        expect(message.subject).toBeTruthy()
        if (content.button) expect(message.text).toContain(url)
        expect(message.html).toContain(`dir="${language === "ar" ? "rtl" : "ltr"}"`)
        expect(message.html?.match(/target="_blank"/g) ?? []).toHaveLength(content.button ? 1 : 0)
        expect(message.html).not.toMatch(/<script|<link|<iframe|<form|javascript:/)
        expect(message.headers.find(({ key }) => key === "auto-submitted")?.value).toBe("auto-generated")
      }
    },
  )

  test("the dictionaries say the same things and neither is left in English", () => {
    const leaves = (of: object, path = ""): [string, unknown][] =>
      Object.entries(of).flatMap(([key, value]) =>
        typeof value === "object"
          ? leaves(value, `${path}${key}.`)
          : [[`${path}${key}`, value] as [string, unknown]],
      )
    expect(leaves(ar).map(([path]) => path)).toEqual(leaves(en).map(([path]) => path))
    const say = (value: unknown) =>
      typeof value === "function" ? value(userText("A"), userText("B"), userText("C")) : value
    for (const [path, value] of leaves(ar)) expect(say(value), path).toMatch(/\p{Script=Arabic}/u)
  })

  test("every placeholder of the English text stands in the Arabic one", () => {
    const given = ["⟦1⟧", "⟦2⟧", "⟦3⟧"] as const
    const filled = (of: object): string[] =>
      Object.values(of).flatMap((value) =>
        typeof value === "function" ? [value(...given)] : typeof value === "object" ? filled(value) : [],
      )
    const used = (texts: string[]) => texts.map((text) => given.filter((mark) => text.includes(mark)))
    expect(used(filled(ar))).toEqual(used(filled(en)))
  })

  test("a code can be read, typed and copied: six digits as one, left to right, and never in the subject", () => {
    for (const language of languages) {
      const content = every("Acme", language).signInCode as MailContent
      expect(mailHtml(content, brandOf("Acme", language))).toMatch(/dir="ltr"[^>]*>482913<\/td>/)
      expect(mailText(content)).toMatch(/^482913$/m)
      expect(content.subject + content.preheader).not.toMatch(/\d/)
    }
  })

  test("a receipt's lines add up to what was paid, in every currency and with its own decimals", () => {
    for (const currency of currencies) {
      const lines = [1234, 5].map((minor) => ({ number: userText("INV"), amount: money(minor, currency) }))
      const paid = {
        ...paidOf("Acme", "en"),
        amount: money(1240, currency),
        excess: money(1, currency),
        lines,
      }
      expect(receipt(paid).lines?.total[1]).toBe(receipt(paid).figure)
    }
  })

  test("the button's words are readable on any colour", () => {
    for (const [colour, text] of [
      ["#0f766e", "#ffffff"],
      ["#f5c518", "#000000"],
      ["#ffffff", "#000000"],
      ["#000000", "#ffffff"],
      ["#7c3aed", "#ffffff"],
    ])
      expect(textOn(colour as string)).toBe(text)
  })
})
