import { beforeAll, describe, expect, test } from "vitest"
import { LinkAddress, WebAddress } from "../shared/custom-links.ts"
import { useCloud } from "./helpers/cloud.ts"
import {
  enablePortal,
  newContact,
  newCustomer,
  newStaff,
  newTenant,
  type TestTenant,
} from "./helpers/world.ts"

const { cloud } = useCloud()
let company: TestTenant

beforeAll(async () => {
  company = await newTenant(cloud())
  await enablePortal(company.owner)
}, 60_000)

const put = (items: object[]) => company.owner.call("PUT /api/staff/custom-links", { items })
const link = (url: string, more: object = {}) => ({ place: "footer", en: "Help", url, ...more })

describe("R59 the address of a link", () => {
  test.for([
    ["https://help.acme.ae/faq?lang=ar#top", "https://help.acme.ae/faq?lang=ar#top"],
    ["HTTPS://Help.Acme.AE", "https://help.acme.ae/"],
    ["mailto:accounts@acme.ae", "mailto:accounts@acme.ae"],
    ["tel:+97145550100", "tel:+97145550100"],
    // What looks like a Latin "a" is Cyrillic, and shows as what it is.
    ["https://\u0430cme.example/", "https://xn--cme-5cd.example/"],
  ])("%s is kept as %s", ([given, kept]) => {
    expect(LinkAddress.parse(given)).toBe(kept)
  })

  test.for([
    "http://acme.ae",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "blob:https://acme.ae/x",
    "//acme.ae",
    "/inside",
    "acme.ae",
    "https://",
    "https://user:secret@acme.ae",
    "https://acme.ae@evil.example",
    "https://127.0.0.1",
    "https://2130706433",
    "https://0x7f.1",
    "https://[::1]/",
    "https://localhost",
    "https://portal.localhost",
    "https://printer.local",
    "https://vault.internal",
    "https://intranet",
    "https://acme.ae./",
    "mailto:",
    "mailto:accounts@acme.ae?bcc=all@evil.example",
    "mailto:not an address",
    "tel:",
    "tel:javascript",
    "tel:+971;ext=1",
    "https://acme.ae/%".padEnd(600, "x"),
  ])("%s is refused", (given) => {
    expect(LinkAddress.safeParse(given).success).toBe(false)
  })

  test("is measured as it is kept, so that what was taken can be read again", () => {
    // Each Arabic letter is kept as six characters.
    const short = `https://help.example/${"م".repeat(70)}`
    const long = `https://help.example/${"م".repeat(90)}`
    const kept = LinkAddress.parse(short)
    expect(LinkAddress.parse(kept)).toBe(kept)
    expect(LinkAddress.safeParse(long).error?.issues.map(({ message }) => message)).toEqual(["too_long"])
  })

  test("of the web is https alone", () => {
    expect(WebAddress.safeParse("mailto:accounts@acme.ae").success).toBe(false)
    expect(WebAddress.safeParse("https://calendar.example/book").success).toBe(true)
  })
})

describe("a company's links", () => {
  test("stand in the portal in their order, in either language", async () => {
    const items = [
      link("tel:+97145550100", { place: "header", ar: "اتصل بنا" }),
      link("https://help.example/faq", { place: "home" }),
    ]
    expect((await put(items)).status).toBe(200)
    expect((await put(items.toReversed())).body.items).toEqual(items.toReversed())
    const { visitor } = await newContact(cloud(), company, (await newCustomer(company)).id)
    expect((await visitor.ok("GET /api/portal/me")).links).toEqual(items.toReversed())
  })

  test("are refused by the field that is wrong, and none of them is kept", async () => {
    const before = await company.owner.ok("GET /api/staff/custom-links")
    const wrong = await put([link("https://help.example"), { place: "footer", url: "javascript:alert(1)" }])
    expect([wrong.status, wrong.body.fields]).toEqual([400, { "items.1.url": "not_a_link" }])
    const nameless = await put([{ place: "footer", url: "https://help.example" }])
    expect(nameless.body.fields).toEqual({ "items.0.en": "required" })
    expect((await put(Array.from({ length: 21 }, () => link("https://help.example")))).status).toBe(400)
    expect(await company.owner.ok("GET /api/staff/custom-links")).toEqual(before)
  })

  test("never keep the company out of its own settings, however long one becomes", async () => {
    const wrong = await put([link(`https://help.example/${"م".repeat(90)}`)])
    expect([wrong.status, wrong.body.fields]).toEqual([400, { "items.0.url": "too_long" }])
    expect((await company.owner.call("GET /api/staff/custom-links")).status).toBe(200)
  })

  test("are changed by who may change the portal", async () => {
    const { visitor } = await newStaff(cloud(), company, "finance")
    expect((await visitor.call("PUT /api/staff/custom-links", { items: [] })).status).toBe(403)
    expect((await visitor.call("GET /api/staff/custom-links")).status).toBe(200)
  })
})
