import PostalMime from "postal-mime"
import { describe, expect, test } from "vitest"
import { textOn } from "../../functions/mails/layout/colour.ts"
import { type MailContent, mailHtml, mailText } from "../../functions/mails/layout/layout.ts"
import { merged } from "../../functions/mails/layout/own-text.ts"
import { headerText, senderText, userText } from "../../functions/mails/layout/user-text.ts"
import { receipt } from "../../functions/mails/messages/payments.ts"
import { ar } from "../../functions/mails/words/ar.ts"
import { en } from "../../functions/mails/words/en.ts"
import { currencies, money } from "../../shared/money.ts"
import { brandOf, everyMail, paidOf, rawOf, url } from "../helpers/every-mail.ts"

const languages = ["en", "ar"] as const

describe("people's words in a mail", () => {
  test("stay readable: a name is shown as it was given", () => {
    const page = mailHtml(
      everyMail('O’Brien & Søns "Ltd" <x>', "en").receipt as MailContent,
      brandOf("A", "en"),
    )
    expect(page).toContain("O’Brien &amp; Søns &quot;Ltd&quot; &lt;x&gt;")
  })

  test("get a direction of their own, in pages and not in headers", () => {
    const text = userText("شركة")
    expect(
      mailHtml({ ...(everyMail("A", "en").verifyEmail as MailContent), heading: text }, brandOf("A", "en")),
    ).toContain('<span dir="auto">شركة</span>')
    expect(headerText(`Hello ${text}`)).toBe("Hello شركة")
  })

  test("break no abbreviation, and still make no link of what looks like an address", () => {
    expect(userText("النور ذ.م.م")).toBe("\u2068النور ذ.م.م\u2069")
    expect(userText("a.b.com")).toBe("\u2068a.b.\u200bcom\u2069")
    expect(userText("शहर.भारत")).toContain(".\u200b")
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
      for (const content of Object.values(everyMail("Acme", language))) {
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
      const content = everyMail("Acme", language).signInCode as MailContent
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
