import { beforeAll, describe, expect, test } from "vitest"
import type { Visitor } from "../infra/local/visitor.ts"
import { randomId } from "../shared/ids.ts"
import { useCloud } from "./helpers/cloud.ts"
import { importCsv, newContact, newCustomer, newTenant, type TestTenant, zohoCsv } from "./helpers/world.ts"

const { cloud } = useCloud()

type Side = {
  tenant: TestTenant
  customerId: string
  contactId: string
  invoiceId: string
  contact: Visitor
  canary: string
}
type RouteEntry = { method: string; path: string; entry: string; principals: string[] }

async function side(tenant: TestTenant, canary: string): Promise<Side> {
  const done = await importCsv(
    cloud(),
    tenant.owner,
    zohoCsv({ id: canary, name: canary }, [{ id: canary, number: canary, total: "100.00" }]),
  )
  expect(done.state).toBe("done")
  const { items } = await tenant.owner.ok(`GET /api/staff/customers?search=${canary}`)
  const customerId = items[0].id
  const contact = await newContact(cloud(), tenant, customerId)
  const list = await contact.visitor.ok("GET /api/portal/invoices")
  return {
    tenant,
    customerId,
    contactId: contact.id,
    invoiceId: list.items[0].id,
    contact: contact.visitor,
    canary,
  }
}

let mine: Side
let sibling: Side
let foreign: Side
let routes: RouteEntry[]

beforeAll(async () => {
  const [one, two] = [await newTenant(cloud()), await newTenant(cloud())]
  mine = await side(one, "CANARYMINE")
  sibling = await side(one, "CANARYSIBLING")
  foreign = await side(two, "CANARYFOREIGN")
  routes = (await mine.contact.call("GET /_local/routes")).body
}, 120_000)

const invented = {
  customerId: randomId(),
  contactId: `con_${"0".repeat(36)}`,
  invoiceId: `inv_${"0".repeat(36)}`,
}

function fill(path: string, of: { customerId: string; contactId: string; invoiceId: string }) {
  return path
    .replace("{customerId}", of.customerId)
    .replace("{contactId}", of.contactId)
    .replace("{id}", path.includes("/customers/{id}") ? of.customerId : of.invoiceId)
}

const withIds = () => routes.filter((route) => route.path.includes("{"))
const plain = ({ status, body, bytes }: { status: number; body: unknown; bytes: Buffer }) => {
  const { requestId: _, ...rest } = (body ?? { bytes: bytes.toString() }) as Record<string, unknown>
  return JSON.stringify({ status, rest })
}

describe("R01: another's id does not exist", () => {
  test("every route with an id, asked by staff for another tenant's, answers as for an invented one", async () => {
    const asked = withIds().filter((route) => route.principals.includes("staff"))
    expect(asked.length).toBeGreaterThan(8)
    for (const { method, path } of asked) {
      const body = method === "GET" || method === "DELETE" ? undefined : {}
      const theirs = await mine.tenant.owner.call(`${method} ${fill(path, foreign)}`, body)
      const nobodys = await mine.tenant.owner.call(`${method} ${fill(path, invented)}`, body)
      expect(plain(theirs), `${method} ${path}`).toBe(plain(nobodys))
      expect(theirs.bytes.toString()).not.toContain("CANARYFOREIGN")
      expect(theirs.status, `${method} ${path}`).toBeGreaterThanOrEqual(400)
    }
  })

  test("every route with an id, asked by a contact for a sibling customer's or another tenant's", async () => {
    const asked = withIds().filter((route) => route.principals.includes("contact"))
    expect(asked.length).toBeGreaterThan(2)
    for (const { method, path } of asked) {
      const nobodys = await mine.contact.call(`${method} ${fill(path, invented)}`)
      for (const other of [sibling, foreign]) {
        const theirs = await mine.contact.call(`${method} ${fill(path, other)}`)
        expect(plain(theirs), `${method} ${path}`).toBe(plain(nobodys))
        expect(theirs.status).toBe(404)
      }
    }
  })

  test("no principal gets in at another's door", async () => {
    for (const route of routes.filter(({ principals }) => principals.length === 1)) {
      const body = route.method === "GET" || route.method === "DELETE" ? undefined : {}
      const on = `${route.method} ${fill(route.path, mine)}`
      if (route.principals.includes("staff")) {
        expect((await mine.contact.call(on, body)).status, on).toBe(401)
        expect((await mine.tenant.anyone().call(on, body)).status, on).toBe(401)
      }
      if (route.principals.includes("contact")) {
        expect((await mine.tenant.owner.call(on, body)).status, on).toBe(401)
        expect((await mine.tenant.anyone().call(on, body)).status, on).toBe(401)
      }
    }
  })
})

test("R02: lists of one side never show the other", async () => {
  const seen: string[] = []
  for (const path of ["/api/portal/me", "/api/portal/invoices?filter=all", "/api/portal/payments"])
    seen.push((await mine.contact.call(`GET ${path}`)).bytes.toString())
  for (const text of seen) expect(text).not.toMatch(/CANARYSIBLING|CANARYFOREIGN/)
  expect(seen.join()).toContain("CANARYMINE")
  for (const route of routes.filter(
    (each) => each.method === "GET" && each.principals.includes("staff") && !each.path.includes("{"),
  ))
    expect((await mine.tenant.owner.call(`GET ${route.path}`)).bytes.toString(), route.path).not.toContain(
      "CANARYFOREIGN",
    )
})

test("payments of another's invoices are refused as not existing", async () => {
  for (const other of [sibling, foreign]) {
    const answer = await mine.contact.call("POST /api/payments/checkout", {
      invoiceIds: [mine.invoiceId, other.invoiceId],
    })
    expect([404, 409]).toContain(answer.status)
    expect(answer.bytes.toString()).not.toContain(other.canary)
  }
})

test("R03: what a client adds to a body is refused by name and changes nothing", async () => {
  const extras = {
    tenantId: foreign.customerId,
    role: "owner",
    version: 9,
    paid: 1,
    stripe: {},
    id: "x",
    pk: "T#x",
  }
  for (const [name, value] of Object.entries(extras)) {
    const answer = await mine.tenant.owner.call("PUT /api/staff/language", { language: "en", [name]: value })
    expect([answer.status, answer.body.fields?.[name]], name).toEqual([400, "unknown"])
  }
})

test("a hidden kind is closed on every route of it", async () => {
  const tenant = await newTenant(cloud())
  const own = await side(tenant, "CANARYHIDDEN")
  const { tenant: settings } = await tenant.owner.ok("GET /api/staff/me")
  const visibility = { ...settings.portal.visibility, invoices: false }
  await tenant.owner.ok("PUT /api/staff/portal", { enabled: true, visibility })
  for (const on of [
    "GET /api/portal/invoices",
    `GET /api/portal/invoices/${own.invoiceId}`,
    `GET /api/documents/invoices/${own.invoiceId}.pdf`,
  ]) {
    const answer = await own.contact.call(on)
    expect([answer.status, answer.body.reason], on).toEqual([403, "hidden"])
  }
  const pay = await own.contact.call("POST /api/payments/checkout", { invoiceIds: [own.invoiceId] })
  expect(pay.status).toBe(403)
})

test("R12: nothing a viewer sends changes whose portal this is", async () => {
  const forged = [
    "x-forwarded-host",
    "x-portico-host",
    "x-host",
    "x-tenant-id",
    "x-original-host",
    "forwarded",
    "x-origin-secret",
    "X-PORTICO-HOST",
  ]
  const own = (await mine.tenant.anyone().call("GET /api/auth/face")).bytes.toString()
  for (const name of forged) {
    const answer = await mine.tenant
      .anyone()
      .call("GET /api/auth/face", undefined, { [name]: foreign.tenant.host })
    expect(answer.bytes.toString(), name).toBe(own)
  }
})

test("R10: a customer's id cannot be guessed from another's", async () => {
  const one = await newCustomer(mine.tenant)
  expect(one.id).toMatch(/^[a-z0-9]{26}$/)
})
