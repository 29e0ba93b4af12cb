import { describe, expect, test } from "vitest"
import { type Visitor, visitor } from "../infra/local/visitor.ts"
import { useCloud } from "./helpers/cloud.ts"
import { routesOf } from "./helpers/routes.ts"
import { changeRow, removeRow } from "./helpers/rows.ts"
import { rowsOf } from "./helpers/shop.ts"
import {
  enablePortal,
  importCsv,
  newContact,
  newCustomer,
  newTenant,
  type TestTenant,
  zohoCsv,
} from "./helpers/world.ts"

const { cloud } = useCloud()

const tokenOf = (url: string) => url.slice(url.indexOf("#") + 1)

async function linkFor(owner: Visitor, customerId: string) {
  const { url } = await owner.ok(`POST /api/staff/customers/${customerId}/preview`, {})
  return { url: url as string, token: tokenOf(url) }
}

async function previewOf(tenant: TestTenant, customerId: string) {
  const { token } = await linkFor(tenant.owner, customerId)
  const looker = tenant.anyone()
  await looker.ok("POST /api/auth/preview", { token })
  return looker
}

/** A customer with an invoice, and who the owner is. */
async function seeded({ portal = true } = {}) {
  const tenant = await newTenant(cloud(), { portal })
  const csv = zohoCsv({ id: "1", name: "Seen" }, [{ id: "1", number: "INV-1", total: "100.00" }])
  await importCsv(cloud(), tenant.owner, csv)
  const { items } = await tenant.owner.ok("GET /api/staff/customers?search=Seen")
  const { staff, tenant: settings } = await tenant.owner.ok("GET /api/staff/me")
  return { tenant, customerId: items[0].id as string, staff, tenantId: settings.id as string }
}

const eventsOf = async (tenantId: string) => {
  await cloud().idle()
  return rowsOf(cloud(), `T#${tenantId}#events`)
}

describe("a preview", () => {
  test("shows the portal as the customer's admin sees it, and says whose preview it is until when", async () => {
    const { tenant, customerId, staff } = await seeded()
    const { url } = await linkFor(tenant.owner, customerId)
    expect(url).toMatch(new RegExp(`^http://${tenant.host}:\\d+/preview#`))
    const looker = await previewOf(tenant, customerId)
    const self = await looker.ok("GET /api/portal/me")
    expect(self).toMatchObject({ contact: { role: "admin" }, customer: { name: "Seen" } })
    expect(self.preview.staff).toBe(staff.name)
    const minutes = (Date.parse(self.preview.until) - cloud().now()) / 60_000
    expect(minutes).toBeGreaterThan(29)
    expect(minutes).toBeLessThanOrEqual(30)
    expect((await looker.ok("GET /api/portal/invoices")).items).toHaveLength(1)
  })

  test("is audited by who, whose portal and from where", async () => {
    const { tenant, customerId, staff, tenantId } = await seeded()
    await previewOf(tenant, customerId)
    const opened = (await eventsOf(tenantId)).filter(({ type }) => type === "preview.opened")
    expect(opened).toHaveLength(1)
    expect(opened[0]).toMatchObject({ customerId, actor: { kind: "staff", id: staff.id }, ip: "127.0.0.1" })
  })

  test("R01: every route of the portal answers a GET as it answers the contact, and writes nothing", async () => {
    const { tenant, customerId, tenantId } = await seeded()
    const contact = await newContact(cloud(), tenant, customerId, "admin")
    const looker = await previewOf(tenant, customerId)
    const [invoice] = (await contact.visitor.ok("GET /api/portal/invoices")).items
    const routes = await routesOf(looker)
    const gets = routes.filter(
      ({ method, principals }) => method === "GET" && principals.join() === "contact",
    )
    const asked = gets.map(({ path }) => `GET ${path.replace("{id}", invoice.id)}`)
    asked.push(`GET /api/documents/invoices.pdf?ids=${invoice.id}`)
    const before = await eventsOf(tenantId)
    const rows = await rowsOf(cloud(), `T#${tenantId}#C#${customerId}`)
    const answers = async (who: Visitor) => {
      const statuses: [string, number][] = []
      for (const on of asked) statuses.push([on, (await who.call(on)).status])
      return statuses
    }
    const seen = await answers(looker)
    expect(await eventsOf(tenantId)).toEqual(before)
    expect(await rowsOf(cloud(), `T#${tenantId}#C#${customerId}`)).toEqual(rows)
    expect(seen).toEqual(await answers(contact.visitor))
    expect(seen.filter(([, status]) => status === 200).length).toBeGreaterThan(8)
    await contact.visitor.ok(`GET /api/portal/invoices/${invoice.id}`)
    expect((await eventsOf(tenantId)).at(-1)).toMatchObject({ type: "invoice.viewed" })
  })

  test("changes nothing, and sees nothing that is a person's own: every other route refuses it", async () => {
    const { tenant, customerId } = await seeded()
    const looker = await previewOf(tenant, customerId)
    const routes = await routesOf(looker)
    const refused = routes.filter(
      ({ method, principals }) =>
        principals.includes("contact") && (method !== "GET" || principals.includes("staff")),
    )
    expect(refused.length).toBeGreaterThan(3)
    for (const { method, path } of refused) {
      const on = `${method} ${path.replace(/\{\w+\}/g, customerId)}`
      const answer = await looker.call(on, method === "GET" || method === "DELETE" ? undefined : {})
      expect([on, answer.status, answer.body.reason]).toEqual([on, 403, "only_looking"])
    }
  })

  test("works before the portal is open, and only for who previews", async () => {
    const { tenant, customerId } = await seeded({ portal: false })
    const looker = await previewOf(tenant, customerId)
    expect((await looker.call("GET /api/portal/me")).status).toBe(200)
    await enablePortal(tenant.owner)
    const contact = await newContact(cloud(), tenant, customerId)
    await enablePortal(tenant.owner, [], false)
    expect((await contact.visitor.call("GET /api/portal/me")).body.reason).toBe("portal_closed")
    // The closing ended whatever was open; to look at a closed portal is to begin anew.
    expect((await looker.call("GET /api/portal/me")).status).toBe(401)
    const again = await previewOf(tenant, customerId)
    expect((await again.call("GET /api/portal/me")).status).toBe(200)
  })

  test("is left by signing out, which leaves the staff app signed in", async () => {
    const { tenant, customerId } = await seeded()
    const looker = await previewOf(tenant, customerId)
    const copy = tenant.anyone()
    for (const [name, value] of looker.cookies) copy.cookies.set(name, value)
    await looker.ok("POST /api/auth/sign-out", {})
    expect((await copy.call("GET /api/portal/me")).status).toBe(401)
    expect((await tenant.owner.call("GET /api/staff/me")).status).toBe(200)
  })

  test("ends after half an hour, however often it is refreshed", async () => {
    const { tenant, customerId } = await seeded()
    const looker = await previewOf(tenant, customerId)
    for (let minutes = 0; minutes < 27; minutes += 9) {
      await cloud().advance("PT9M")
      await looker.ok("POST /api/auth/refresh", {})
      expect((await looker.call("GET /api/portal/me")).status).toBe(200)
    }
    await cloud().advance("PT3M1S")
    expect((await looker.call("GET /api/portal/me")).status).toBe(401)
    expect((await looker.call("POST /api/auth/refresh", {})).status).toBe(401)
  })

  test("R29: ends at once when somebody lost the right to preview", async () => {
    const { tenant, customerId, tenantId } = await seeded()
    const looker = await previewOf(tenant, customerId)
    const previewsNotBefore = new Date(cloud().now()).toISOString()
    await changeRow(cloud(), { pk: `T#${tenantId}#public`, sk: "tenant" }, { previewsNotBefore })
    expect((await looker.call("GET /api/portal/me")).status).toBe(401)
    await looker.call("POST /api/auth/refresh", {})
    expect((await looker.call("GET /api/portal/me")).status).toBe(401)
    expect((await (await previewOf(tenant, customerId)).call("GET /api/portal/me")).status).toBe(200)
  })
})

test("R29: ends with every session of who looks", async () => {
  const { tenant, customerId } = await seeded()
  const looker = await previewOf(tenant, customerId)
  expect((await looker.call("GET /api/portal/me")).status).toBe(200)
  await tenant.owner.ok("POST /api/auth/account/sign-out-everywhere", {})
  expect((await looker.call("GET /api/portal/me")).status).toBe(401)
})

describe("R23: the link of a preview", () => {
  test("works once, also when ten try at the same moment", async () => {
    const { tenant, customerId } = await seeded()
    const { token } = await linkFor(tenant.owner, customerId)
    const tries = Array.from({ length: 10 }, () => tenant.anyone().call("POST /api/auth/preview", { token }))
    const statuses = (await Promise.all(tries)).map(({ status }) => status).sort()
    expect(statuses).toEqual([200, ...Array(9).fill(409)])
    expect((await tenant.anyone().call("POST /api/auth/preview", { token })).body.reason).toBe("link_used")
  })

  test("works for a minute", async () => {
    const { tenant, customerId } = await seeded()
    const { token } = await linkFor(tenant.owner, customerId)
    await cloud().advance("PT61S")
    const late = await tenant.anyone().call("POST /api/auth/preview", { token })
    expect([late.status, late.body.reason]).toEqual([409, "link_expired"])
  })

  test("works at its own portal only, and for nothing else; bent or other links do not exist", async () => {
    const [{ tenant, customerId }, other] = [await seeded(), await newTenant(cloud())]
    const { token } = await linkFor(tenant.owner, customerId)
    const at = (host: string, on: string, given: string) =>
      visitor(cloud().port, host).call(`POST ${on}`, { token: given })
    const preview = "/api/auth/preview"
    const tries = [
      await at(other.host, preview, token),
      await at("app.localhost", preview, token),
      await at(tenant.host, preview, `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`),
      await at(tenant.host, preview, ""),
      await at(tenant.host, "/api/auth/invitations/look", token),
      await at(tenant.host, "/api/auth/reset/look", token),
    ]
    expect(tries.map(({ status }) => status)).toEqual(tries.map(() => 404))
    expect((await at(tenant.host, preview, token)).status).toBe(200)
  })

  test.each([
    ["was removed", undefined],
    ["became a viewer", { role: "viewer" }],
    ["signed out everywhere", { notBefore: "9999-01-01T00:00:00.000Z" }],
  ])("is dead when who asked for it %s in the meantime", async (_, changes) => {
    const { tenant, customerId, tenantId, staff } = await seeded()
    const { token } = await linkFor(tenant.owner, customerId)
    const key = { pk: `T#${tenantId}`, sk: `staff#${staff.id}` }
    if (changes) await changeRow(cloud(), key, changes)
    else await removeRow(cloud(), key)
    expect((await tenant.anyone().call("POST /api/auth/preview", { token })).status).toBe(404)
  })

  test.each(["owner", "admin", "finance", "viewer"])("is made for %s as the table says", async (role) => {
    const { tenant, customerId, tenantId, staff } = await seeded()
    await changeRow(cloud(), { pk: `T#${tenantId}`, sk: `staff#${staff.id}` }, { role })
    const answer = await tenant.owner.call(`POST /api/staff/customers/${customerId}/preview`, {})
    expect(answer.status).toBe(role === "viewer" ? 403 : 200)
  })

  test("R01: another tenant's customer does not exist, nor does an invented one", async () => {
    const [{ tenant }, other] = [await seeded(), await newTenant(cloud())]
    const theirs = await newCustomer(other)
    for (const id of [theirs.id, "0".repeat(26), "x"]) {
      const answer = await tenant.owner.call(`POST /api/staff/customers/${id}/preview`, {})
      expect([id, answer.status]).toEqual([id, 404])
    }
  })
})
