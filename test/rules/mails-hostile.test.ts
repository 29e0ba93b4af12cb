import { readdirSync, readFileSync } from "node:fs"
import { Window } from "happy-dom"
import PostalMime from "postal-mime"
import { describe, expect, test } from "vitest"
import { type MailContent, mailHtml } from "../../functions/mails/layout/layout.ts"
import { oneLine } from "../../shared/plain-text.ts"
import { brandOf, email, everyMail, portal, rawOf, url } from "../helpers/every-mail.ts"

/** R58: what people typed is text in every mail there is, whatever they typed. */

const languages = ["en", "ar"] as const
const harmless = { en: everyMail("Acme", "en"), ar: everyMail("Acme", "ar") }

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
  `Visit evil。example or \uff57ww．evil．example`,
  `mailto:a@evil.example?bcc=b@evil.example tel:+97141234567`,
  `\u2069\u2069</span></p><p>out of its place`,
  `Z${"\u0335\u0489\u0316\u0301".repeat(100)}algo`,
  `\u3164\u115f\u{e0041}\u{e007f}\ud83d\ue000`,
  `\u202b\u0634\u0631\u0643\u0629 evil.example \u0627\u062f\u0641\u0639 www.\u0645\u062b\u0627\u0644.\u0625\u0645\u0627\u0631\u0627\u062a`,
  `x`.repeat(10_000),
  `<b>\u202eكلمة </b>`.repeat(1_000),
  ``,
]

/** What a mail program makes a link of by itself. */
const looksLikeLink = /:\/\/|\bwww[.．。｡]\w|[\p{L}\p{N}_-][.．。｡]\p{L}|[@＠][^\s\u200b]/u
const onlySeen = /^[^\p{Cc}\p{Cf}\p{DI}\p{Cs}\p{Co}]*$/u

/** The page's elements in their order, each with its attributes; what is shown instead of a picture is words. */
function skeleton(page: string) {
  const { document } = new Window({ settings: { disableJavaScriptEvaluation: true } })
  document.write(page)
  return [...document.querySelectorAll("*")].map((element) =>
    [
      element.tagName,
      ...[...element.attributes].map(({ name, value }) => (name === "alt" ? name : `${name}=${value}`)),
    ].join(" "),
  )
}

/** What may be clicked is ours already; beyond it a text is to hold nothing that becomes clickable. */
const withoutOurs = (text: string) =>
  [url, email, portal].reduce((left, ours) => left.replaceAll(ours, ""), text)

async function expectSound(kind: string, language: "en" | "ar", text: string, content: MailContent) {
  const message = await PostalMime.parse(await rawOf(text, language, content))
  expect(message.to, kind).toEqual([{ name: "", address: "person@customer.example" }])
  expect(message.from?.address).toBe("no-reply@portico.example")
  expect(message.replyTo?.map(({ address }) => address)).toEqual(["billing@acme.example"])
  expect([message.cc, message.bcc, message.attachments], kind).toEqual([undefined, undefined, []])
  expect(message.headers.map(({ key }) => key).sort(), kind).toEqual(headers)
  expect(message.subject, kind).toMatch(onlySeen)
  expect([...(message.subject ?? "")].length, kind).toBeLessThanOrEqual(150)
  const words = message.text ?? ""
  expect(withoutOurs(words), `${kind} has what a mail program would make a link of`).not.toMatch(
    looksLikeLink,
  )
  // Ours: what keeps addresses from being made links of, and the mark that Arabic puts before amounts.
  const shown = words.replace(/[\u200b\n]|\u200f(?=\d)/g, "")
  expect(shown.replace(/[\ufe00-\ufe0f]/g, ""), kind).toMatch(onlySeen)
  expect(shown, `${kind} says what was typed`).toContain(
    oneLine(text).replace(/\s+/g, " ").slice(0, 12).trim(),
  )
}

const headers = [
  "auto-submitted",
  "content-language",
  "content-type",
  "date",
  "from",
  "message-id",
  "mime-version",
  "reply-to",
  "subject",
  "to",
]

const tagsOf = (page: string) => [...page.matchAll(/<(\/?[a-z!][a-z0-9]*)/gi)].map(([, tag]) => tag)

describe("R58: in every mail", () => {
  // In the one language or the other: which one makes no difference to how texts go in.
  test.each(
    hostile.map((text, at) => [JSON.stringify(text.slice(0, 40)), text, languages[at % 2] ?? "en"] as const),
  )("%s", async (_, text, language) => {
    for (const [kind, content] of Object.entries(everyMail(text, language))) {
      const page = mailHtml(content, brandOf(text, language))
      const expected = mailHtml(harmless[language][kind] as MailContent, brandOf("Acme", language))
      expect(tagsOf(page), kind).toEqual(tagsOf(expected))
      expect(page, kind).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
      await expectSound(kind, language, text, content)
    }
  })

  test("a browser's parser finds the elements, attributes and addresses of our template, and no others", () => {
    const markup = hostile.filter((text) => /[<>"']/.test(text))
    for (const [step, text] of markup.entries()) {
      const language = languages[step % 2] ?? "en"
      // Each mail with a fifth of the texts, which come round from mail to mail: parsing takes its time.
      const mails = Object.entries(everyMail(text, language)).filter((_, at) => (at + step) % 5 === 0)
      for (const [kind, content] of mails) {
        const expected = mailHtml(harmless[language][kind] as MailContent, brandOf("Acme", language))
        const page = mailHtml(content, brandOf(text, language))
        expect(skeleton(page), `${kind}: ${text.slice(0, 80)}`).toEqual(skeleton(expected))
      }
    }
  })
})

test("no message is left out", async () => {
  const place = new URL("../../functions/mails/messages/", import.meta.url)
  const modules = await Promise.all(readdirSync(place).map((file) => import(new URL(file, place).href)))
  const messages = modules.flatMap((module) => Object.keys(module)).filter((name) => name !== "footerOf")
  const source = readFileSync(new URL("../helpers/every-mail.ts", import.meta.url), "utf8")
  expect(messages.filter((name) => !source.includes(`${name}(`))).toEqual([])
  expect(messages.length).toBeGreaterThan(12)
})
