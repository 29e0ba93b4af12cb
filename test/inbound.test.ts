import { beforeAll, describe, expect, test } from "vitest"
import { useCloud } from "./helpers/cloud.ts"
import * as files from "./helpers/files.ts"
import { deliver, newestMail, rawMail } from "./helpers/raw-mail.ts"
import { rowsOf } from "./helpers/shop.ts"
import {
  enablePortal,
  newContact,
  newCustomer,
  newStaff,
  newTenant,
  password,
  type TestTenant,
} from "./helpers/world.ts"

const { cloud } = useCloud()

let tenant: TestTenant
let tenantId: string
let customerId: string
let contact: Awaited<ReturnType<typeof newContact>>
let finance: Awaited<ReturnType<typeof newStaff>>

beforeAll(async () => {
  tenant = await newTenant(cloud())
  tenantId = (await tenant.owner.ok("GET /api/staff/me")).tenant.id
  customerId = (await newCustomer(tenant)).id
  contact = await newContact(cloud(), tenant, customerId)
  finance = await newStaff(cloud(), tenant, "finance")
}, 60_000)

const staffAt = (id: string) => `/api/staff/customers/${customerId}/queries/${id}`

/** A query that the team has answered, and where the contact answers that by mail. */
async function answered(who = contact) {
  const asked = { topic: "other", subject: "Délai & délais", text: "When?\nPlease." }
  const { query } = await who.visitor.ok("POST /api/portal/queries", asked)
  await finance.visitor.ok(`POST ${staffAt(query.id)}/messages`, { text: "Tomorrow.\n<b>Really</b>" })
  const mail = await newestMail(cloud(), who.email)
  return { id: query.id as string, mail, to: mail.replyTo }
}

const threadOf = async (id: string, who = contact) => who.visitor.ok(`GET /api/portal/queries/${id}`)
const lastOf = async (id: string, who = contact) => (await threadOf(id, who)).messages.at(-1)

async function refusals(id: string): Promise<string[]> {
  const rows = await rowsOf(cloud(), `T#${tenantId}#events`)
  return rows
    .filter(({ type, subjectId }) => type === "query.mailRefused" && subjectId === id)
    .map(({ facts }) => (facts as { reason: string }).reason)
}

const answer = (to: string, more: Parameters<typeof rawMail>[0] = {}) =>
  rawMail({ from: contact.email, to, subject: "Re: x", text: "Thank you.", ...more })

describe("what is told by mail", () => {
  test("a question goes to the team's mailbox, in the same thread as what follows, and can be answered", async () => {
    const { id, mail } = await answered()
    const toTeam = await newestMail(cloud(), tenant.email)
    expect(toTeam).toMatchObject({
      subject: "Harbour Lane Cafés: Délai & délais",
      from: "no-reply@localhost",
    })
    expect(toTeam.text).toContain("When?\n\n")
    expect(toTeam.text).toContain(`/customers/${customerId}/queries/${id}`)
    expect(toTeam.replyTo).toMatch(/^[0-9a-z]{64}@reply\.localhost$/)
    expect(mail.subject).toBe(`Company ${tenant.slug}: Délai & délais`)
    expect(mail.html).toContain("&lt;b&gt;Really&lt;/b&gt;")
    expect(mail.text).toContain(`/queries/${id}`)
    expect(mail.headers["list-unsubscribe"]).toBeDefined()
    for (const each of [toTeam, mail])
      expect(each.headers).toMatchObject({
        "in-reply-to": `<${id}@reply.localhost>`,
        references: `<${id}@reply.localhost>`,
      })
    expect(mail.replyTo).not.toBe(toTeam.replyTo)
  })

  test("in the reader's language, to whom it was given, and to the company's own address for queries", async () => {
    const email = `queries@${tenant.slug}.example`
    await tenant.owner.ok("PUT /api/staff/query-settings", { answerDays: 2, email })
    const reader = await newContact(cloud(), tenant, customerId)
    await reader.visitor.ok("PUT /api/auth/account/profile", { name: "قارئة", language: "ar" })
    const { id, mail } = await answered(reader)
    expect(mail.html).toMatch(/dir="rtl"/)
    expect((await newestMail(cloud(), email)).text).toContain("When?")
    await tenant.owner.ok(`PUT ${staffAt(id)}/assignee`, { staffId: finance.id })
    expect((await newestMail(cloud(), finance.email)).text).toContain("gave this query to you")
    await reader.visitor.ok(`POST /api/portal/queries/${id}/messages`, { text: "Once more" })
    expect((await newestMail(cloud(), finance.email)).text).toContain("Once more")
    await tenant.owner.ok("PUT /api/staff/query-settings", { answerDays: 2 })
  })
})

describe("an answer by mail", () => {
  test("stands in the thread without what it quotes, and the turn is the company's again", async () => {
    const { id, to, mail } = await answered()
    const quote = mail.text
      .split("\n")
      .map((line) => `> ${line}`)
      .join("\n")
    const text = `That is fine.\n\nOn Sun, 22 Nov 2026 at 10:00, Company <no-reply@localhost> wrote:\n${quote}`
    await deliver(cloud(), await answer(to, { text }))
    expect(await lastOf(id)).toMatchObject({
      text: "That is fine.",
      via: "mail",
      author: { kind: "contact", id: contact.id, name: "Carla Contact" },
    })
    expect((await threadOf(id)).query.status).toBe("waitingForUs")
    expect((await newestMail(cloud(), tenant.email)).text).toContain("That is fine.")
  })

  test("of the team stands there as the team's, and goes on to the contact", async () => {
    const { id } = await answered()
    const { replyTo } = await newestMail(cloud(), tenant.email)
    await deliver(cloud(), await answer(replyTo, { from: finance.email, text: "By mail." }))
    expect(await lastOf(id)).toMatchObject({
      text: "By mail.",
      author: { kind: "staff", name: "Sami finance" },
    })
    expect((await threadOf(id)).query.status).toBe("waitingForYou")
    expect((await newestMail(cloud(), contact.email)).text).toContain("By mail.")
    const viewer = await newStaff(cloud(), tenant, "viewer")
    for (const from of [contact.email, viewer.email, "stranger@evil.example"])
      await deliver(cloud(), await answer(replyTo, { from, text: "Not the team." }))
    expect((await lastOf(id)).text).toBe("By mail.")
    expect(await refusals(id)).toEqual(["other_sender", "other_sender", "other_sender"])
  })

  test("brings files, and says which it could not keep and why", async () => {
    const { id, to } = await answered()
    const attachments = [
      { filename: "proof.pdf", content: Buffer.from(files.pdf) },
      { filename: "../photo.png.exe", content: Buffer.from(files.png) },
      { filename: "run.exe", content: Buffer.from(files.exe) },
      { filename: "page.pdf", content: Buffer.from(files.html) },
      { filename: "winmail.dat", content: Buffer.from([0x78, 0x9f, 0x3e, 0x22, 1, 2]) },
    ]
    await deliver(cloud(), await answer(to, { attachments }))
    const last = await lastOf(id)
    expect(last.attachments.map(({ name, type }: { name: string; type: string }) => [name, type])).toEqual([
      ["proof.pdf", "application/pdf"],
      ["photo.png", "image/png"],
    ])
    expect(last.leftOut).toEqual([
      { name: "run.exe", reason: "not_allowed" },
      { name: "page.pdf", reason: "not_allowed" },
      { name: "winmail.dat", reason: "not_allowed" },
    ])
    const { url } = await contact.visitor.ok(`GET /api/portal/attachments/${last.attachments[0].id}`)
    expect(Buffer.from(await (await fetch(url)).arrayBuffer())).toEqual(Buffer.from(files.pdf))
  })

  test("of 20 MB keeps its text and leaves the file out", async () => {
    const { id, to } = await answered()
    const attachments = [
      { filename: "large.pdf", content: Buffer.concat([files.pdf, Buffer.alloc(15_000_000)]) },
    ]
    const raw = await answer(to, { attachments })
    expect(raw.length).toBeGreaterThan(20_000_000)
    await deliver(cloud(), raw)
    expect(await lastOf(id)).toMatchObject({
      text: "Thank you.",
      attachments: [],
      leftOut: [{ name: "large.pdf", reason: "too_large" }],
    })
  })

  const arabic = "شكرا جزيلا"
  const inCharset: [string, string, Buffer][] = [
    ["windows-1256", arabic, Buffer.from([0xd4, 0xdf, 0xd1, 0xc7, 0x20, 0xcc, 0xd2, 0xed, 0xe1, 0xc7])],
    ["iso-8859-6", arabic, Buffer.from([0xd4, 0xe3, 0xd1, 0xc7, 0x20, 0xcc, 0xd2, 0xea, 0xe4, 0xc7])],
    ["gb18030", "谢谢", Buffer.from([0xd0, 0xbb, 0xd0, 0xbb])],
    ["utf-8", "Grüße 🎉", Buffer.from("Grüße 🎉")],
  ]
  test.each(inCharset)("in %s is read", async (charset, words, bytes) => {
    const { id, to } = await answered()
    const head = `From: ${contact.email}\r\nTo: ${to}\r\nMessage-ID: <${charset}@customer.example>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=${charset}\r\nContent-Transfer-Encoding: base64\r\n\r\n`
    await deliver(cloud(), `${head}${bytes.toString("base64")}\r\n`)
    expect((await lastOf(id)).text).toBe(words)
  })

  test("in UTF-7 is not", async () => {
    const { id, to } = await answered()
    const head = `From: ${contact.email}\r\nTo: ${to}\r\nContent-Type: text/plain; charset=utf-7\r\n\r\n`
    await deliver(cloud(), `${head}+ADw-script+AD4-`)
    expect(await refusals(id)).toEqual(["charset"])
  })

  test("as HTML alone is read as text", async () => {
    const { id, to } = await answered()
    const html = `<p>Thank <b>you</b> &amp; bye<script>alert(1)</script></p><blockquote>Tomorrow.</blockquote>`
    await deliver(cloud(), await answer(to, { text: undefined, html }))
    expect((await lastOf(id)).text).toBe("Thank you & bye")
  })

  test("stands there once, however often and at once it is delivered", async () => {
    const { id, to } = await answered()
    const raw = await answer(to, { text: "Only once.", messageId: "<once@customer.example>" })
    await Promise.all([1, 2, 3].map(() => deliver(cloud(), raw)))
    await deliver(cloud(), raw)
    const texts = (await threadOf(id)).messages.map(({ text }: { text: string }) => text)
    expect(texts.filter((text: string) => text === "Only once.").length).toBe(1)
    expect(await refusals(id)).toEqual([])
  })

  test("reopens what was solved", async () => {
    const { id, to } = await answered()
    await contact.visitor.ok(`POST /api/portal/queries/${id}/solved`, {})
    await deliver(cloud(), await answer(to))
    expect((await threadOf(id)).query.status).toBe("waitingForUs")
  })
})

describe("what does not become a message, and is answered to nobody", () => {
  // Nobody asks more often than twenty times a day.
  beforeAll(async () => {
    contact = await newContact(cloud(), tenant, customerId)
  })

  const cases: [string, (mail: { to: string }) => Promise<[Buffer, string?]>, string][] = [
    [
      "from somebody else",
      async ({ to }) => [await answer(to, { from: "mallory@evil.example" })],
      "other_sender",
    ],
    [
      "from somebody else under the contact's name",
      async ({ to }) => [await answer(to, { from: `"${contact.email}" <mallory@evil.example>` })],
      "other_sender",
    ],
    [
      "with the contact's address forged",
      async ({ to }) => [
        await answer(to, {
          headers: { "Authentication-Results": "mx.example; spf=fail; dkim=none; dmarc=fail" },
        }),
      ],
      "unverified_sender",
    ],
    ["that failed DMARC", async ({ to }) => [await answer(to), "dmarc=fail"], "unverified_sender"],
    ["that is spam", async ({ to }) => [await answer(to), "spam=fail"], "spam"],
    ["with a virus", async ({ to }) => [await answer(to), "virus=fail"], "virus"],
    [
      "that answers by itself",
      async ({ to }) => [await answer(to, { headers: { "Auto-Submitted": "auto-replied" } })],
      "auto_reply",
    ],
    ["from the mail system", async ({ to }) => [await answer(to), "source=%3C%3E"], "auto_reply"],
    ["of ours", async ({ to }) => [await answer(to, { from: "no-reply@localhost" })], "loop"],
    ["without a word", async ({ to }) => [await answer(to, { text: " \n" })], "empty"],
  ]
  test.each(cases)("one %s", async (_, make, reason) => {
    const { id, to } = await answered()
    const [raw, more = ""] = await make({ to })
    const before = cloud().mails().length
    await deliver(cloud(), raw, more)
    expect(await refusals(id)).toEqual([reason])
    expect((await threadOf(id)).messages.length).toBe(2)
    expect(cloud().mails().length).toBe(before)
  })

  test("one of ours that an address sends back, as loops begin", async () => {
    const { id, mail } = await answered()
    const raw = Buffer.from(cloud().aws.mailbox.value.raw[mail.id] ?? "", "base64")
    await deliver(cloud(), raw, `to=${mail.replyTo}`)
    expect(await refusals(id)).toEqual(["loop"])
  })

  test("one of a contact who was removed, or of a portal that is closed", async () => {
    const leaver = await newContact(cloud(), tenant, customerId)
    const { id, to } = await answered(leaver)
    const raw = await answer(to, { from: leaver.email })
    await enablePortal(tenant.owner, ["queries"])
    await deliver(cloud(), raw)
    await enablePortal(tenant.owner, [], false)
    await deliver(cloud(), raw)
    await enablePortal(tenant.owner)
    await tenant.owner.ok(`DELETE /api/staff/customers/${customerId}/contacts/${leaver.id}`)
    await deliver(cloud(), raw)
    // Closing it signed everybody out.
    await contact.visitor.ok("POST /api/auth/sign-in", { email: contact.email, password })
    expect(await refusals(id)).toEqual(["portal_closed", "portal_closed", "person_gone"])
  })

  test("one to an address that nobody made, to the last character", async () => {
    const { id, to } = await answered()
    const events = async () => (await rowsOf(cloud(), `T#${tenantId}#events`)).length
    const before = await events()
    const local = to.split("@")[0] ?? ""
    const otherAt = (at: number) =>
      `${local.slice(0, at)}${local[at] === "0" ? "1" : "0"}${local.slice(at + 1)}`
    const tampered = [...[0, 30, 63].map(otherAt), local.slice(0, 52), "abuse"]
    for (const each of tampered) await deliver(cloud(), await answer(`${each}@reply.localhost`))
    expect(await events()).toBe(before)
    expect((await threadOf(id)).messages.length).toBe(2)
    expect((await deliver(cloud(), await answer("somebody@elsewhere.example"))).title).toMatch(/^550/)
    await deliver(cloud(), await answer(to.toUpperCase()))
    expect((await threadOf(id)).messages.length).toBe(3)
  })
})

test("what cannot be read waits for a person, and can be read again then", async () => {
  const { id, to } = await answered()
  cloud().faults.add({ service: "s3", operation: "GetObject", mode: "fail-before", times: 50 })
  await deliver(cloud(), await answer(to, { text: "At last." }))
  cloud().faults.clear()
  const [letter] = cloud().aws.queues.deadLetters()
  expect(letter?.queue).toMatch(/inbound/)
  await cloud().invoke("inbound", JSON.parse(letter?.body ?? ""))
  expect((await lastOf(id)).text).toBe("At last.")
})

test("from a mail to its place in the thread", async () => {
  const { to, id } = await answered()
  const took: number[] = []
  for (let n = 0; n < 20; n++) {
    const raw = await answer(to, { text: `Number ${n}` })
    const startedAt = performance.now()
    await deliver(cloud(), raw)
    took.push(performance.now() - startedAt)
  }
  expect((await lastOf(id)).text).toBe("Number 19")
  const [median = 0] = took.sort((a, b) => a - b).slice(10)
  console.log(`mail to thread: median ${median.toFixed(0)} ms of ${took.length}`)
  expect(median).toBeLessThan(5000)
})
