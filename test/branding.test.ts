import { beforeAll, describe, expect, test } from "vitest"
import { useCloud } from "./helpers/cloud.ts"
import { sourceOf } from "./helpers/read-pdf.ts"
import { newBuyer, newShop } from "./helpers/shop.ts"
import { enablePortal, newStaff, newTenant, type TestTenant } from "./helpers/world.ts"

/** What a company calls its portal, and how it welcomes whoever opens it. */

const { cloud } = useCloud()
let tenant: TestTenant

beforeAll(async () => {
  tenant = await newTenant(cloud())
}, 60_000)

const standing = { colour: "#123456", senderName: "Acme" }
const save = (more: object) => tenant.owner.call("PUT /api/staff/branding", { ...standing, ...more })
const face = () => tenant.anyone().ok("GET /api/auth/face")
const both = {
  title: { en: "Acme accounts", ar: "حسابات أكمي" },
  welcome: { en: "Welcome to Acme", ar: "أهلًا بكم في أكمي" },
}

describe("a portal's title and welcome", () => {
  test("stand on its face at once, in both languages", async () => {
    expect((await save(both)).status).toBe(200)
    expect(await face()).toMatchObject({ ...both, colour: standing.colour })
  })

  test("stay when branding is saved by who does not know of them", async () => {
    await save(both)
    await save({})
    expect(await face()).toMatchObject(both)
  })

  test("go one language at a time, and wholly when nothing is left", async () => {
    await save(both)
    await save({ title: { en: "", ar: both.title.ar }, welcome: { en: " ", ar: "" } })
    const { title, welcome } = await face()
    expect([title, welcome]).toEqual([{ ar: both.title.ar }, undefined])
  })

  test("are refused at the field that is too long, and nothing is saved", async () => {
    await save(both)
    const { status, body } = await save({
      title: { en: "x".repeat(61) },
      welcome: { ar: "x".repeat(301) },
    })
    expect([status, body.fields]).toEqual([400, { "title.en": "too_long", "welcome.ar": "too_long" }])
    expect(await face()).toMatchObject(both)
  })

  test("R60: hold no character that turns or hides text", async () => {
    await save({ title: { en: "Ac\u202eme\u200b" } })
    expect((await face()).title).toEqual({ en: "Acme" })
  })

  test("are an auditor's to read, as they were and became", async () => {
    await save({ title: { en: "First" } })
    await save({ title: { en: "Second" } })
    const { items } = await tenant.owner.ok("GET /api/staff/activity")
    expect(items[0]).toMatchObject({
      type: "branding.updated",
      changes: [{ field: "brand.title.en", before: "First", after: "Second" }],
    })
  })

  test("are not for everyone on the team to write", async () => {
    const { visitor: reader } = await newStaff(cloud(), tenant, "viewer")
    const { status } = await reader.call("PUT /api/staff/branding", { ...standing, ...both })
    expect(status).toBe(403)
  })
})

test("a saved brand is on the next page, the next mail and the next document", async () => {
  const shop = await newShop(cloud())
  const { owner } = shop.tenant
  await enablePortal(owner)
  const { portal, customerId, ids } = await newBuyer(cloud(), shop, ["100.00", "50.00"])
  const rgb = { "#1d4ed8": "0.114 0.306 0.847 rg", "#9f1239": "0.624 0.071 0.224 rg" }
  for (const [at, [colour, painted]] of Object.entries(rgb).entries()) {
    await owner.ok("PUT /api/staff/branding", { colour, senderName: `Brand ${at}` })
    expect((await shop.tenant.anyone().ok("GET /api/auth/face")).colour).toBe(colour)
    const somebody = { name: "Ina", email: `ina-${at}@brand.example`, role: "payer", language: "en" }
    const { id } = await owner.ok(`POST /api/staff/customers/${customerId}/contacts`, somebody)
    await owner.ok(`POST /api/staff/customers/${customerId}/contacts/${id}/invitation`, {})
    await cloud().idle()
    const mail = cloud()
      .mails()
      .find(({ to }) => to.includes(somebody.email))
    expect(mail?.headers.from).toContain(`Brand ${at}`)
    expect(mail?.html).toContain(colour)
    const { bytes } = await portal.call(`GET /api/documents/invoices/${ids[at]}.pdf`)
    expect(sourceOf(bytes)).toContain(painted)
  }
})
