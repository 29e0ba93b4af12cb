import { describe, expect, test } from "vitest"
import { useCloud } from "./helpers/cloud.ts"
import { mailTo, newCustomer, newStaff, newTenant, type TestTenant } from "./helpers/world.ts"

const { cloud } = useCloud()
const preview = "POST /api/staff/invitation-preview"
const seen = (text: string) => text.replace(/[\u200b\u2068\u2069]/g, "")
const plain = { texts: {}, guide: true, language: "en" }
/** A header as its reader sees it (RFC 2047). */
const headerOf = (text = "") =>
  Buffer.concat(
    text.split(/(=\?UTF-8\?B\?[^?]*\?=)\s*/).map((part) => {
      const [, encoded] = /^=\?UTF-8\?B\?([^?]*)/.exec(part) ?? []
      return encoded === undefined ? Buffer.from(part) : Buffer.from(encoded, "base64")
    }),
  ).toString()
/** What differs from mail to mail: the link. */
const withoutLink = (text: string) => text.replace(/https?:\/\/\S+\/welcome#\S+/g, "LINK")

let made = 0
async function newReader(tenant: TestTenant, language = "en") {
  const { id: customerId } = await newCustomer(tenant, "Harbour Lane")
  const email = `reader-${++made}@customer.example`
  const path = `/api/staff/customers/${customerId}/contacts`
  const input = { name: "Sara Khan", email, role: "payer", language }
  const { id: contactId } = await tenant.owner.ok(`POST ${path}`, input)
  const send = (body: object) => tenant.owner.call(`POST ${path}/${contactId}/invitation`, body)
  return { customerId, contactId, email, send }
}

describe("one invitation", () => {
  test("is shown in a colour that is only tried, and what is none is refused", async () => {
    const { owner } = await newTenant(cloud())
    const { html } = await owner.ok(preview, { ...plain, colour: "#9f1239" })
    expect(html).toContain("#9f1239")
    expect((await owner.ok(preview, plain)).html).not.toContain("#9f1239")
    const refused = await owner.call(preview, { ...plain, colour: "red;}body{" })
    expect(refused).toMatchObject({ status: 400, body: { fields: { colour: "not_a_colour" } } })
  })

  test.each(["en", "ar"])("in %s goes out as the preview showed it, note and all", async (language) => {
    const tenant = await newTenant(cloud())
    const { send, email, ...reader } = await newReader(tenant, language)
    const note = "See you on Sunday.\n\n<b>At the site</b>, https://evil.example"
    const shown = await tenant.owner.ok(preview, { ...plain, ...reader, language, note })
    expect((await send({ note })).status).toBe(200)
    const mail = await mailTo(cloud(), email)
    expect(withoutLink(mail.text).trim()).toBe(withoutLink(shown.text).trim())
    expect(headerOf(mail.headers.subject)).toBe(shown.subject)
    expect(seen(mail.text)).toContain("See you on Sunday.\n\n<b>At the site</b>")
    expect(mail.text).not.toContain("https://evil.example")
    expect(mail.html).toContain("&lt;b&gt;")
  })

  test("without a note says nothing of one, and one that is too long is refused", async () => {
    const tenant = await newTenant(cloud())
    const { send, email } = await newReader(tenant)
    const refused = await send({ note: "x".repeat(501) })
    expect([refused.status, refused.body.fields]).toEqual([400, { note: "too_long" }])
    await send({})
    expect(seen((await mailTo(cloud(), email)).text)).not.toContain("writes:")
  })
})

describe("a preview", () => {
  test("of one to many offers to stop it, as the mail itself does", async () => {
    const tenant = await newTenant(cloud())
    const { email, ...reader } = await newReader(tenant)
    const shown = await tenant.owner.ok(preview, { ...plain, ...reader, toMany: true })
    await tenant.owner.ok("POST /api/staff/bulk-invitations", {
      idempotencyKey: "previewed-and-sent",
      selection: { of: "these", customerIds: [reader.customerId] },
      texts: {},
      guide: true,
    })
    const { text } = await mailTo(cloud(), email)
    const withoutLinks = (all: string) =>
      withoutLink(all)
        .replace(/unsubscribe#\S+/g, "unsubscribe#")
        .trim()
    expect(withoutLinks(text)).toBe(withoutLinks(shown.text))
    expect(text).toContain("/unsubscribe#")
  })

  test("fills merge fields with the reader's own data, and its link opens nothing", async () => {
    const tenant = await newTenant(cloud())
    const { customerId, contactId } = await newReader(tenant)
    const own = { subject: "Welcome, {contact}", message: "All that {customer} owes {company}." }
    const asked = { ...plain, texts: { en: own }, customerId, contactId, guide: true }
    const mail = await tenant.owner.ok(preview, { ...asked, bookingUrl: "https://cal.example/acme" })
    expect(mail.subject).toBe("Welcome, Sara Khan")
    expect(seen(mail.text)).toContain(`All that Harbour Lane owes Company ${tenant.slug}.`)
    expect(mail.text).toContain("/guide\n")
    expect(mail.text).toContain("https://cal.example/acme")
    const [, token = ""] = /\/welcome#(\S+)/.exec(mail.text) ?? []
    expect((await tenant.anyone().call("POST /api/auth/invitations/look", { token })).status).toBe(404)
  })

  test("of nobody in particular shows an example, in the language that is asked for", async () => {
    const tenant = await newTenant(cloud())
    const texts = { ar: { subject: "مرحبًا {contact}", message: "" } }
    expect((await tenant.owner.ok(preview, { ...plain, texts, language: "ar" })).subject).toBe(
      "مرحبًا سارة خان",
    )
    const typed = {
      name: "Noor",
      email: "noor@customer.example",
      texts: { en: { subject: "Hi {contact}", message: "" } },
    }
    const mail = await tenant.owner.ok(preview, { ...plain, ...typed })
    expect([mail.subject, mail.text.includes("noor@customer.example")]).toEqual(["Hi Noor", true])
  })

  test("says which text cannot go, and why", async () => {
    const tenant = await newTenant(cloud())
    const fieldsOf = async (more: object) =>
      (await tenant.owner.call(preview, { ...plain, ...more })).body.fields
    const en = { subject: "Hello {password}", message: "" }
    expect(await fieldsOf({ texts: { en } })).toEqual({ "texts.en.subject": "unknown_merge_field" })
    expect(await fieldsOf({ bookingUrl: "javascript:alert(1)" })).toEqual({ bookingUrl: "not_a_link" })
  })

  test("is for who may send, and of one's own company's customers", async () => {
    const [tenant, other] = [await newTenant(cloud()), await newTenant(cloud())]
    const { customerId, contactId } = await newReader(other)
    expect((await tenant.owner.call(preview, { ...plain, customerId, contactId })).status).toBe(404)
    const viewer = await newStaff(cloud(), tenant, "viewer")
    expect((await viewer.visitor.call(preview, plain)).status).toBe(403)
  })
})
