import * as fc from "fast-check"
import PostalMime from "postal-mime"
import { describe, expect, test } from "vitest"
import { unusedEnv } from "../../infra/openapi.ts"

Object.assign(process.env, unusedEnv)
const { wordsOf } = await import("../../functions/inbound/text.ts")
const { refusalOf, senderOf, isUtf7 } = await import("../../functions/inbound/refusals.ts")
const { textOfHtml } = await import("../../functions/inbound/html-text.ts")
const { env, replyDomain } = await import("../../functions/env.ts")

const sender = `no-reply@${env.BASE_DOMAIN}`

describe("the words of an answer", () => {
  test.each([
    ["a plain one", "Thank you.\n\nCarla", "Thank you.\n\nCarla"],
    [
      "above a quote",
      `Yes, please.\n\nOn Sun, 22 Nov 2026 at 10:00, Company <${sender}>\nwrote:\n> Shall we?`,
      "Yes, please.",
    ],
    [
      "above a quote that was not wrapped",
      `Yes.\n\nOn Sun, 22 Nov 2026, Company wrote:\n> Shall we?`,
      "Yes.",
    ],
    [
      "in Arabic, above a quote",
      `نعم، من فضلكم.\n\nفي الأحد، 22 نوفمبر 2026 في 10:00 ص تمت كتابة ما يلي بواسطة Company <${sender}>:\n\n> هل نفعل؟`,
      "نعم، من فضلكم.",
    ],
    [
      "above what Outlook quotes",
      `Yes.\n\n________________________________\nFrom: Company <${sender}>\nSent: Sunday\nTo: Carla\nSubject: x\n\nShall we?`,
      "Yes.",
    ],
    ["with a signature", "Yes.\n\n-- \nCarla Contact\nHead of Finance", "Yes."],
    ["sent from a telephone", "Yes.\n\nSent from my iPhone", "Yes."],
  ])("%s", (_, text, words) => {
    expect(wordsOf({ text })).toBe(words)
  })

  test("where only a quote is, all of it is kept", () => {
    expect(wordsOf({ text: "> Shall we?\n> Yes!" })).toBe("> Shall we?\n> Yes!")
  })

  test("control and direction characters are gone, line breaks stay", () => {
    expect(wordsOf({ text: "a\u0000b\u202ec\r\nd\u200be" })).toBe("abc\nde")
  })

  test("what is very long is cut where a message ends", () => {
    const words = wordsOf({ text: "word ".repeat(5000) })
    expect(words.length).toBeLessThanOrEqual(8000)
    expect(words.endsWith("…")).toBe(true)
  })

  test("no text keeps the parser busy for long", () => {
    const seeds = [
      "On ",
      "From: <",
      "20",
      "Op \n",
      "> ",
      "W dniu x pisze ",
      "On a b\nwrote",
      "<!--",
      "<a",
      "<style>",
    ]
    for (const seed of seeds) {
      const startedAt = performance.now()
      wordsOf({ text: `${seed.repeat(20_000)}x:` })
      wordsOf({ html: seed.repeat(100_000) })
      expect(performance.now() - startedAt, seed).toBeLessThan(10_000)
    }
  })
})

describe("a mail that is HTML alone", () => {
  test("is read as its text, without what it quotes", () => {
    const html = `<html><head><title>t</title><style>p{x}</style></head><body><div>Hello&nbsp;&amp; <b>welcome</b></div><p>Line &#x41;</p><script>alert(1)</script><div class="gmail_quote"><blockquote>old</blockquote></div></body></html>`
    expect(textOfHtml(html)).toBe("Hello & welcome\n\nLine A")
  })

  test("that begins with a quote keeps it", () => {
    expect(textOfHtml("<blockquote>old</blockquote>")).toBe("old")
  })

  test("is never refused for how it is written", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("<", ">", "p", "</", "<!--", "-->", "&", "#x", ";", "style", " a=", "\n")),
        (parts) => {
          expect(typeof textOfHtml(parts.join(""))).toBe("string")
        },
      ),
    )
  })
})

const verdicts = (all: Record<string, string> = {}) => ({
  spamVerdict: { status: all.spam ?? "PASS" },
  virusVerdict: { status: all.virus ?? "PASS" },
  spfVerdict: { status: all.spf ?? "PASS" },
  dkimVerdict: { status: all.dkim ?? "PASS" },
  dmarcVerdict: { status: all.dmarc ?? "PASS" },
})

async function refused(head: string, said: Record<string, string> = {}, source = "carla@customer.example") {
  const mail = await PostalMime.parse(`${head}\r\nTo: x@${replyDomain}\r\n\r\nHello`)
  return refusalOf(mail, { mail: { messageId: "m", source }, receipt: { recipients: [], ...verdicts(said) } })
}
const from = "From: Carla <carla@customer.example>"

describe("who a mail is from", () => {
  test.each([
    [from, "carla@customer.example"],
    ["From: CARLA@Customer.Example", "carla@customer.example"],
    ["From: Carla <carla@customer.example>, b@evil.example", undefined],
    [`${from}\r\nFrom: b@evil.example`, undefined],
    ["Subject: nobody", undefined],
    ["From: carla@customer.example <b@evil.example>", "b@evil.example"],
  ])("%j", async (head, address) => {
    expect(senderOf(await PostalMime.parse(`${head}\r\n\r\nx`))).toBe(address)
  })

  test.each([
    ["DMARC stands for it", { dmarc: "PASS", spf: "FAIL", dkim: "FAIL" }, undefined],
    ["DMARC speaks against it", { dmarc: "FAIL", spf: "PASS", dkim: "PASS" }, "unverified_sender"],
    ["SPF of the same domain", { dmarc: "GRAY", spf: "PASS", dkim: "GRAY" }, undefined],
    ["nothing", { dmarc: "GRAY", spf: "GRAY", dkim: "GRAY" }, "unverified_sender"],
    [
      "a verdict that failed to be made",
      { dmarc: "PROCESSING_FAILED", spf: "FAIL", dkim: "FAIL" },
      "unverified_sender",
    ],
    ["a signature that is not there", { dmarc: "GRAY", spf: "FAIL", dkim: "PASS" }, "unverified_sender"],
  ])("%s", async (_, said, reason) => {
    expect(await refused(from, said)).toBe(reason)
  })

  test("SPF and signatures of other domains stand for nobody", async () => {
    const spf = { dmarc: "GRAY", dkim: "GRAY" }
    expect(await refused(from, spf, "bounce@evil.example")).toBe("unverified_sender")
    expect(await refused(from, spf, "bounce@mail.customer.example")).toBeUndefined()
    const dkim = { dmarc: "GRAY", spf: "FAIL" }
    const signed = (domain: string) => `DKIM-Signature: v=1; a=rsa-sha256; d=${domain}; s=x`
    expect(await refused(`${signed("customer.example")}\r\n${from}`, dkim)).toBeUndefined()
    expect(await refused(`${signed("evil.example")}\r\n${from}`, dkim)).toBe("unverified_sender")
    const both = `${signed("customer.example")}\r\n${signed("evil.example")}\r\n${from}`
    expect(await refused(both, dkim)).toBe("unverified_sender")
  })
})

describe("what no person wrote", () => {
  test.each([
    "Auto-Submitted: auto-replied",
    "Auto-Submitted: auto-generated; owner-email=x",
    "Precedence: bulk",
    "Precedence: auto_reply",
    "X-Autoreply: yes",
    "X-Autorespond: away",
    "List-Id: <list.example>",
    "Content-Type: multipart/report; report-type=delivery-status; boundary=x",
  ])("%s", async (header) => {
    expect(await refused(`${from}\r\n${header}`)).toBe("auto_reply")
  })

  test("what comes from nobody, or from the mail system", async () => {
    expect(await refused(from, {}, "")).toBe("auto_reply")
    expect(await refused(from, {}, "<>")).toBe("auto_reply")
    expect(await refused(from, {}, "MAILER-DAEMON@customer.example")).toBe("auto_reply")
    expect(await refused(`${from}\r\nAuto-Submitted: no`)).toBeUndefined()
  })

  test("our own, come back", async () => {
    expect(await refused(`From: Company <${sender}>`)).toBe("loop")
    expect(await refused(`${from}\r\nMessage-ID: <evt_1@${replyDomain}>`)).toBe("loop")
  })

  test("what SES found to be spam or to carry a virus", async () => {
    expect(await refused(from, { spam: "FAIL" })).toBe("spam")
    expect(await refused(from, { virus: "FAIL" })).toBe("virus")
  })
})

test("UTF-7 is seen wherever it is named", () => {
  const bytes = (text: string) => new Uint8Array(Buffer.from(text))
  expect(isUtf7(bytes("Content-Type: text/plain; charset=UTF-7\r\n\r\nx"))).toBe(true)
  expect(isUtf7(bytes('A: b\r\nContent-Type: text/html;\r\n\tcharset="unicode-1-1-utf-7"\r\n\r\nx'))).toBe(
    true,
  )
  expect(isUtf7(bytes("Content-Type: text/plain; charset=utf-8\r\n\r\ncharset=utf-7"))).toBe(false)
})
