import { beforeAll, expect, test } from "vitest"
import type { Visitor } from "../infra/local/visitor.ts"
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

beforeAll(async () => {
  const [one, two] = [await newTenant(cloud()), await newTenant(cloud())]
  mine = await side(one, "CANARYMINE")
  sibling = await side(one, "CANARYSIBLING")
  foreign = await side(two, "CANARYFOREIGN")
}, 120_000)

test("payments of another's invoices are refused as not existing", async () => {
  for (const other of [sibling, foreign]) {
    const answer = await mine.contact.call("POST /api/payments/checkout", {
      invoiceIds: [mine.invoiceId, other.invoiceId],
    })
    expect([404, 409]).toContain(answer.status)
    expect(answer.bytes.toString()).not.toContain(other.canary)
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

test("R10: a customer's id cannot be guessed from another's", async () => {
  const one = await newCustomer(mine.tenant)
  expect(one.id).toMatch(/^[a-z0-9]{26}$/)
})
