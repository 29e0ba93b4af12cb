import { beforeAll, describe, expect, test } from "vitest"
import type { UpdateTenant } from "../shared/tenants.ts"
import { useCloud } from "./helpers/cloud.ts"
import { textOf } from "./helpers/read-pdf.ts"
import { newBuyer, newShop, type Shop } from "./helpers/shop.ts"
import { mailTo } from "./helpers/world.ts"

/** English, Arabic or both: what a company does not offer reaches none of its customers. */

const { cloud } = useCloud()
let shop: Shop
let buyer: Awaited<ReturnType<typeof newBuyer>>

beforeAll(async () => {
  shop = await newShop(cloud())
  buyer = await newBuyer(cloud(), shop, ["300.00"])
}, 60_000)

const arabic = /[\u0600-\u06ff]/
const settings = async (): Promise<UpdateTenant> => {
  const { tenant } = await shop.tenant.owner.ok("GET /api/staff/me")
  const { name, address, email, timeZone, language } = tenant
  return { name, address, email, timeZone, language }
}
const offer = async (languages: string[], language = languages[0]) =>
  shop.tenant.owner.call("PUT /api/staff/tenant", { ...(await settings()), languages, language })
const face = async () => (await shop.tenant.anyone().ok("GET /api/auth/face")).languages
const pdf = async (language: string) => {
  const answer = await buyer.portal.call(
    `GET /api/documents/invoices/${buyer.ids[0]}.pdf?language=${language}`,
  )
  return textOf(answer.bytes)
}

describe("what a company may offer", () => {
  test("stays when settings are saved by who does not know of it, in one order, without repeats", async () => {
    expect((await offer(["ar", "en"], "en")).status).toBe(200)
    await shop.tenant.owner.ok("PUT /api/staff/tenant", await settings())
    expect(await face()).toEqual(["en", "ar"])
  })

  test.each([
    { languages: [], language: "en", fields: { languages: "required" } },
    { languages: ["ar"], language: "en", fields: { language: "not_offered" } },
  ])("is refused as $fields", async ({ languages, language, fields }) => {
    const { status, body } = await offer(languages, language)
    expect(status).toBe(400)
    expect(body.fields).toEqual(fields)
  })
})

describe("a company of one language", () => {
  test("offers no other to contacts, and lets nobody choose one", async () => {
    expect((await offer(["en"])).status).toBe(200)
    expect(await face()).toEqual(["en"])
    const asked = { language: "ar" }
    const refused = { status: 400, body: { fields: { language: "not_offered" } } }
    expect(await buyer.portal.call("PUT /api/portal/language", asked)).toMatchObject(refused)
    const one = { name: "Noura", email: "noura@offer.example", role: "viewer", ...asked }
    const contacts = `POST /api/staff/customers/${buyer.customerId}/contacts`
    expect(await shop.tenant.owner.call(contacts, one)).toMatchObject(refused)
    expect(
      await buyer.portal.call("PUT /api/auth/account/profile", { name: "Noura", ...asked }),
    ).toMatchObject(refused)
  })

  test("prints it whatever is asked for, and both again when both are offered", async () => {
    await offer(["en"])
    for (const language of ["ar", "bilingual"]) expect(await pdf(language)).not.toMatch(arabic)
    await offer(["ar"])
    expect(await pdf("en")).toMatch(arabic)
    await offer(["en", "ar"])
    expect(await pdf("bilingual")).toMatch(arabic)
    expect(await pdf("en")).not.toMatch(arabic)
  })

  test("writes it to a contact who once chose another, and keeps that choice", async () => {
    await offer(["en", "ar"])
    await buyer.portal.ok("PUT /api/portal/language", { language: "ar" })
    await offer(["en"])
    const link = `POST /api/staff/customers/${buyer.customerId}/invoices/${buyer.ids[0]}/links`
    await shop.tenant.owner.ok(link, { contactId: buyer.contact.id })
    const mail = await mailTo(cloud(), buyer.contact.email)
    expect(mail.subject + mail.text).not.toMatch(arabic)
    await offer(["en", "ar"])
    expect((await buyer.portal.ok("GET /api/portal/me")).contact.language).toBe("ar")
  })
})
