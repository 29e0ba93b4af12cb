import { describe, expect, test } from "vitest"
import { visitor } from "../infra/local/visitor.ts"
import { staffPermissions } from "../shared/access.ts"
import { useCloud } from "./helpers/cloud.ts"
import { routesOf } from "./helpers/routes.ts"
import { changeRow } from "./helpers/rows.ts"
import { newContact, newCustomer, newTenant, type TestTenant } from "./helpers/world.ts"

const { cloud } = useCloud()

const grantAt = "/api/staff/support-access"
const grant = ({ owner }: TestTenant, hours = 1) =>
  owner.ok(`POST ${grantAt}`, { reason: "Invoices look wrong", hours })

const guest = () => visitor(cloud().port, "app.localhost")
const ask = (tenant: TestTenant, changes: object = {}) =>
  guest().call("POST /_local/operator", {
    do: "support",
    slug: tenant.slug,
    operator: "Sam Support",
    reason: "Ticket 4711",
    ...changes,
  })
const tokenOf = ({ body }: Awaited<ReturnType<typeof ask>>): string => body.url.split("#")[1]

async function supporter(tenant: TestTenant) {
  const token = tokenOf(await ask(tenant))
  const person = guest()
  await person.ok("POST /api/auth/support", { token })
  return person
}
const status = async (person: { call: ReturnType<typeof guest>["call"] }) =>
  (await person.call("GET /api/staff/me")).status

describe("R68: without a grant", () => {
  test("there is nothing for the operator, and a sentence says so", async () => {
    const [tenant, other] = [await newTenant(cloud()), await newTenant(cloud())]
    await grant(other)
    const answer = await ask(tenant)
    expect(answer.body).toEqual({ refused: expect.stringMatching(/No grant of .+ is open\..+/) })
    expect((await ask(tenant, { slug: "nobody-here" })).body.refused).toContain("no company at nobody-here")
  })

  test("of a grant that was ended, or that is over, likewise", async () => {
    const tenant = await newTenant(cloud())
    const { id } = await grant(tenant)
    await tenant.owner.ok(`DELETE ${grantAt}/${id}`)
    expect((await ask(tenant)).body.refused).toContain("No grant")
    await grant(tenant)
    await cloud().advance("PT1H1S")
    expect((await ask(tenant)).body.refused).toContain("No grant")
  })

  test.each([{ reason: "" }, { operator: " " }, { do: "everything" }, { slug: "../x" }, { tenantId: "x" }])(
    "nor for who asks in another way: %o",
    async (changes) => {
      const tenant = await newTenant(cloud())
      await grant(tenant)
      expect((await ask(tenant, changes)).body).toEqual({ refused: expect.stringContaining("Ask like this") })
    },
  )

  test("no address of the product leads to the operator's function", () => {
    expect(cloud().stack.routes.map(({ functionName }) => functionName)).not.toContain("operator")
    expect(JSON.stringify(cloud().stack.routes)).not.toContain("operator")
  })
})

describe("R68: with a grant", () => {
  test("support looks in as a viewer, named to everybody, until the grant ends", async () => {
    const tenant = await newTenant(cloud())
    const { expiresAt } = await grant(tenant, 4)
    const person = await supporter(tenant)
    const self = await person.ok("GET /api/staff/me")
    expect(self).toMatchObject({
      staff: { role: "viewer", name: "Sam Support" },
      support: { operator: "Sam Support", until: expiresAt },
      tenant: { slug: tenant.slug },
    })
    expect((await tenant.owner.ok("GET /api/staff/me")).support).toBeNull()
  })

  test("reads what a viewer may read, and not one route more", async () => {
    const tenant = await newTenant(cloud())
    await newCustomer(tenant)
    await grant(tenant)
    const person = await supporter(tenant)
    const routes = await routesOf(person)
    const ofStaff = routes.filter(({ principals }) => principals.includes("staff"))
    const roles = staffPermissions as Record<string, readonly string[]>
    for (const { method, path, principals, permission } of ofStaff) {
      const on = `${method} ${path.replace(/\{\w+\}/g, "0".repeat(26))}`
      const answer = await person.call(on, method === "GET" || method === "DELETE" ? undefined : {})
      const mayRead =
        method === "GET" && principals.length === 1 && permission && roles[permission]?.includes("viewer")
      if (mayRead) expect([on, answer.status < 401 || answer.status === 404]).toEqual([on, true])
      else expect([on, answer.status]).toEqual([on, 403])
    }
    expect(ofStaff.length).toBeGreaterThan(20)
  })

  test("it is over the moment it is ended, for every door it opened", async () => {
    const tenant = await newTenant(cloud())
    const { id } = await grant(tenant)
    const [one, two] = [await supporter(tenant), await supporter(tenant)]
    const unused = tokenOf(await ask(tenant))
    expect([await status(one), await status(two)]).toEqual([200, 200])
    await tenant.owner.ok(`DELETE ${grantAt}/${id}`)
    expect([await status(one), await status(two)]).toEqual([401, 401])
    expect((await guest().call("POST /api/auth/support", { token: unused })).status).toBe(409)
    await one.call("POST /api/auth/refresh", {})
    expect(await status(one)).toBe(401)
    // Another grant is another door.
    await grant(tenant)
    expect(await status(one)).toBe(401)
  })

  test("it is over when its time is, however often it is refreshed", async () => {
    const tenant = await newTenant(cloud())
    await grant(tenant)
    const person = await supporter(tenant)
    for (let at = 0; at < 6; at++) {
      await cloud().advance("PT9M")
      await person.ok("POST /api/auth/refresh", {})
    }
    expect(await status(person)).toBe(200)
    await cloud().advance("PT6M1S")
    expect(await status(person)).toBe(401)
    expect((await person.call("POST /api/auth/refresh", {})).status).toBe(401)
  })

  test("R01: it opens its own tenant and no other", async () => {
    const [tenant, other] = [await newTenant(cloud()), await newTenant(cloud())]
    const theirs = await newCustomer(other)
    await grant(tenant)
    const person = await supporter(tenant)
    expect((await person.call(`GET /api/staff/customers/${theirs.id}`)).status).toBe(404)
    expect((await person.ok("GET /api/staff/customers")).items).toEqual([])
    const { id } = await grant(other)
    expect((await tenant.owner.call(`DELETE ${grantAt}/${id}`)).status).toBe(404)
    expect((await ask(other)).body.url).toBeDefined()
  })

  test("who gave it, why, until when, who came and what for: all of it stays to be read", async () => {
    const tenant = await newTenant(cloud())
    const { id } = await grant(tenant, 24)
    await supporter(tenant)
    await tenant.owner.ok(`DELETE ${grantAt}/${id}`)
    await tenant.owner.ok(`DELETE ${grantAt}/${id}`)
    const { items } = await tenant.owner.ok(`GET ${grantAt}`)
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({
      reason: "Invoices look wrong",
      open: false,
      grantedBy: { name: "Olivia Owner" },
      endedBy: { name: "Olivia Owner" },
    })
    expect(Date.parse(items[0].expiresAt) - Date.parse(items[0].createdAt)).toBe(24 * 3_600_000)
    const activity = (await tenant.owner.ok("GET /api/staff/activity")).items
    expect(activity.slice(0, 3).map(({ type }: { type: string }) => type)).toEqual([
      "support.revoked",
      "support.opened",
      "support.granted",
    ])
    expect(activity[1]).toMatchObject({
      actor: { kind: "operator", id, name: "Sam Support" },
      facts: { operator: "Sam Support", reason: "Ticket 4711" },
    })
  })
})

describe("R23: the link for support", () => {
  test("works once, also when ten try at the same moment", async () => {
    const tenant = await newTenant(cloud())
    await grant(tenant)
    const token = tokenOf(await ask(tenant))
    const tries = Array.from({ length: 10 }, () => guest().call("POST /api/auth/support", { token }))
    const statuses = (await Promise.all(tries)).map((answer) => answer.status).sort()
    expect(statuses).toEqual([200, ...Array(9).fill(409)])
  })

  test("works for five minutes, on the staff host only, and for nothing else", async () => {
    const tenant = await newTenant(cloud())
    await grant(tenant)
    const token = tokenOf(await ask(tenant))
    const elsewhere = [
      await tenant.anyone().call("POST /api/auth/support", { token }),
      await tenant.anyone().call("POST /api/auth/preview", { token }),
      await guest().call("POST /api/auth/reset/look", { token }),
      await guest().call("POST /api/auth/verify-email", { token }),
      await guest().call("POST /api/auth/support", { token: `${token}x` }),
    ]
    expect(elsewhere.map((answer) => answer.status)).toEqual(elsewhere.map(() => 404))
    await cloud().advance("PT5M1S")
    const late = await guest().call("POST /api/auth/support", { token })
    expect([late.status, late.body.reason]).toEqual([409, "link_expired"])
  })
})

describe("giving a grant", () => {
  test.each([
    [{ reason: "x", hours: 2 }, "hours"],
    [{ reason: "x" }, "hours"],
    [{ reason: "  ", hours: 1 }, "reason"],
    [{ hours: 1 }, "reason"],
    [{ reason: "x", hours: 1, expiresAt: "9999-01-01T00:00:00Z" }, "expiresAt"],
  ])("asks for a reason and one of four lengths: %o", async (input, field) => {
    const tenant = await newTenant(cloud())
    const answer = await tenant.owner.call(`POST ${grantAt}`, input)
    expect([answer.status, Object.keys(answer.body.fields)]).toEqual([400, [field]])
  })

  test("R31: asks who it is again after ten minutes; ending one does not", async () => {
    const tenant = await newTenant(cloud())
    const { id } = await grant(tenant, 72)
    await cloud().advance("PT10M1S")
    await tenant.owner.ok("POST /api/auth/refresh", {})
    const again = await tenant.owner.call(`POST ${grantAt}`, { reason: "x", hours: 1 })
    expect([again.status, again.body.reason]).toEqual([403, "step_up"])
    await tenant.owner.ok(`DELETE ${grantAt}/${id}`)
  })

  test.each(["owner", "admin", "finance", "viewer"])("is for %s as the table says", async (role) => {
    const tenant = await newTenant(cloud())
    const { staff, tenant: settings } = await tenant.owner.ok("GET /api/staff/me")
    const { id } = await grant(tenant)
    await changeRow(cloud(), { pk: `T#${settings.id}`, sk: `staff#${staff.id}` }, { role })
    const expected = role === "owner" || role === "admin" ? 200 : 403
    const answers = [
      await tenant.owner.call(`GET ${grantAt}`),
      await tenant.owner.call(`POST ${grantAt}`, { reason: "x", hours: 1 }),
      await tenant.owner.call(`DELETE ${grantAt}/${id}`),
    ]
    expect(answers.map((answer) => answer.status)).toEqual(Array(3).fill(expected))
  })

  test("is nothing that a customer, or nobody, could do", async () => {
    const tenant = await newTenant(cloud())
    const customer = await newCustomer(tenant)
    const { visitor: contact } = await newContact(cloud(), tenant, customer.id, "admin")
    for (const person of [contact, guest(), tenant.anyone()])
      expect((await person.call(`POST ${grantAt}`, { reason: "x", hours: 1 })).status).toBe(401)
  })
})
