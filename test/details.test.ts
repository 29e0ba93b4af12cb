import { beforeAll, expect, test } from "vitest"
import { useCloud } from "./helpers/cloud.ts"
import { newContact, newCustomer, newStaff, newTenant, type TestTenant } from "./helpers/world.ts"

const { cloud } = useCloud()
let tenant: TestTenant

beforeAll(async () => {
  tenant = await newTenant(cloud())
}, 60_000)

async function someone(role = "admin") {
  const customer = await newCustomer(tenant, "Harbour Lane Cafés")
  const contact = await newContact(cloud(), tenant, customer.id, role)
  const at = `/api/staff/customers/${customer.id}`
  const propose = (changes: object = {}) =>
    contact.visitor.call("POST /api/portal/details", {
      name: "Harbour Lane Cafés",
      address: { line1: "1 Quay", city: "Dubai" },
      ...changes,
    })
  const decide = (id: string, verdict: "approve" | "decline", input: object = {}) =>
    tenant.owner.call(`POST ${at}/details-proposals/${id}/${verdict}`, input)
  const details = async () => (await tenant.owner.ok(`GET ${at.replace("/invoices", "")}`)).customer
  return { customer, contact, portal: contact.visitor, at, propose, decide, details }
}

const pendingNow = async () =>
  (await tenant.owner.ok("GET /api/staff/details-proposals?state=pending&limit=100")).items

test("what an admin proposes is shown to finance with before and after, and becomes true when approved", async () => {
  const { customer, portal, at, propose, decide, details } = await someone()
  const { body } = await propose({ trn: "100000000000003", nameArabic: "مقاهي" })
  expect(body.details.trn).toBeUndefined()
  expect(body.pending).toMatchObject({ state: "pending", after: { trn: "100000000000003" } })
  expect((await details()).trn).toBeUndefined()

  const asked = (await pendingNow()).find(({ id }: { id: string }) => id === body.pending.id)
  expect(asked).toMatchObject({ customerName: customer.name, contactName: "Carla Contact" })
  const { status } = await decide(asked.id, "approve")
  expect(status).toBe(200)
  expect(await details()).toMatchObject({
    trn: "100000000000003",
    nameArabic: "مقاهي",
    address: { line1: "1 Quay", city: "Dubai" },
  })
  expect((await portal.ok("GET /api/portal/details")).pending).toBeNull()

  const { items } = await tenant.owner.ok(`GET ${at}/activity`)
  const approved = items.find(({ type }: { type: string }) => type === "details.approved")
  expect(approved.changes).toContainEqual({ field: "trn", before: null, after: "100000000000003" })
  expect(approved.changes).toContainEqual({ field: "address.city", before: null, after: "Dubai" })
})

test("what a proposal leaves out is gone when it is approved", async () => {
  const { customer, propose, decide, details } = await someone()
  const full = {
    name: customer.name,
    phone: "+971 4 000",
    currency: "AED",
    address: { city: "Dubai", line2: "Up" },
  }
  await tenant.owner.ok(`PUT /api/staff/customers/${customer.id}`, full)
  const { body } = await propose({ phone: "", address: { city: "Dubai" } })
  await decide(body.pending.id, "approve")
  const after = await details()
  expect([after.phone, after.address]).toEqual([undefined, { city: "Dubai" }])
})

test("a new proposal replaces the one that waits; nothing new is no proposal", async () => {
  const { portal, propose, decide } = await someone()
  const first = (await propose()).body.pending
  const second = (await propose({ phone: "+971 4 111" })).body.pending
  expect((await portal.ok("GET /api/portal/details")).pending.id).toBe(second.id)
  const late = await decide(first.id, "approve")
  expect([late.status, late.body.reason]).toEqual([409, "already_decided"])
  await decide(second.id, "approve")
  const same = await propose({ phone: "+971 4 111" })
  expect([same.status, same.body.reason]).toEqual([409, "nothing_changed"])
})

test("of two admins who propose at once one waits", async () => {
  const { customer, propose } = await someone()
  const other = (await newContact(cloud(), tenant, customer.id, "admin")).visitor
  const theirs = { name: customer.name, phone: "+971 4 2", address: {} }
  const both = await Promise.all([
    propose({ phone: "+971 4 1" }),
    other.call("POST /api/portal/details", theirs),
  ])
  expect(both.map(({ status }) => status)).toEqual([200, 200])
  const waiting = (await pendingNow()).filter(
    (each: { customerId: string }) => each.customerId === customer.id,
  )
  expect(waiting).toHaveLength(1)
})

test("what finance changed meanwhile is not overwritten", async () => {
  const { customer, propose, decide, details } = await someone()
  const { pending } = (await propose()).body
  const changed = { name: "Harbour Lane LLC", currency: "AED", address: {} }
  await tenant.owner.ok(`PUT /api/staff/customers/${customer.id}`, changed)
  const answer = await decide(pending.id, "approve")
  expect([answer.status, answer.body.reason]).toEqual([409, "changed_meanwhile"])
  expect((await details()).name).toBe("Harbour Lane LLC")
  expect((await decide(pending.id, "decline", { answer: "Please look again" })).status).toBe(200)
})

test("a new contact changes the customer's row, and no detail of it", async () => {
  const { customer, propose, decide } = await someone()
  const { pending } = (await propose()).body
  await newContact(cloud(), tenant, customer.id, "viewer")
  expect((await decide(pending.id, "approve")).status).toBe(200)
})

test("declining needs a reason; two decisions at once are one", async () => {
  const { propose, decide } = await someone()
  const { pending } = (await propose()).body
  const silent = await decide(pending.id, "decline")
  expect([silent.status, silent.body.fields]).toEqual([400, { answer: "invalid" }])
  const both = await Promise.all([
    decide(pending.id, "approve"),
    decide(pending.id, "decline", { answer: "No such company" }),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
})

test("whoever proposed takes it back, and nobody decides on it any more", async () => {
  const { portal, propose, decide } = await someone()
  const { pending } = (await propose()).body
  const own = await portal.ok(`POST /api/portal/details/${pending.id}/withdraw`, {})
  expect(own.pending).toBeNull()
  expect((await decide(pending.id, "approve")).body.reason).toBe("already_decided")
  const again = await portal.call(`POST /api/portal/details/${pending.id}/withdraw`, {})
  expect(again.status).toBe(409)
})

test("a proposal of another customer does not exist", async () => {
  const [mine, other] = [await someone(), await someone()]
  const { pending } = (await other.propose()).body
  const taken = await mine.portal.call(`POST /api/portal/details/${pending.id}/withdraw`, {})
  expect(taken.status).toBe(404)
  expect((await mine.decide(pending.id, "approve")).status).toBe(404)
})

test("only a customer's admin proposes, only finance decides", async () => {
  const { portal, propose } = await someone("payer")
  expect((await propose()).status).toBe(403)
  expect((await portal.ok("GET /api/portal/details")).details.name).toBe("Harbour Lane Cafés")
  const viewer = await newStaff(cloud(), tenant, "viewer")
  const admin = await someone()
  const { pending } = (await admin.propose()).body
  const answer = await viewer.visitor.call(`POST ${admin.at}/details-proposals/${pending.id}/approve`, {})
  expect(answer.status).toBe(403)
})

test("a list by state pages through exactly those", async () => {
  const ids: string[] = []
  for (let at = 0; at < 3; at++) {
    const { propose, decide } = await someone()
    const { pending } = (await propose()).body
    await decide(pending.id, "decline", { answer: "No" })
    ids.push(pending.id)
  }
  const seen: string[] = []
  let after = ""
  do {
    const page = await tenant.owner.ok(`GET /api/staff/details-proposals?state=declined&limit=2${after}`)
    seen.push(...page.items.map(({ id }: { id: string }) => id))
    expect(page.items.every(({ state }: { state: string }) => state === "declined")).toBe(true)
    after = page.next ? `&after=${encodeURIComponent(page.next)}` : ""
  } while (after)
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen).toEqual(expect.arrayContaining(ids))
})
