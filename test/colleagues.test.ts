import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { Visitor } from "../infra/local/visitor.ts"
import { useCloud } from "./helpers/cloud.ts"
import { mailTo, newContact, newCustomer, newTenant, password, tokenFor } from "./helpers/world.ts"

const { cloud } = useCloud()

let made = 0
const freshAddress = () => `colleague-${++made}@customer.example`
const answerOf = ({ status, body }: Awaited<ReturnType<Visitor["call"]>>) => [status, body.reason]
const listOf = async (person: Visitor) =>
  (await person.ok("GET /api/auth/colleagues")).items as {
    id: string
    name: string
    role: string
    state: string
  }[]

/** A customer with an admin who is signed in. */
async function newFirm(role = "admin") {
  const tenant = await newTenant(cloud())
  const customer = await newCustomer(tenant)
  const admin = await newContact(cloud(), tenant, customer.id, role)
  const path = `/api/staff/customers/${customer.id}/contacts`
  return { tenant, customerId: customer.id as string, admin, path }
}
type Firm = Awaited<ReturnType<typeof newFirm>>

async function join({ tenant, admin }: Firm, role = "payer", email = freshAddress()) {
  const { id } = await admin.visitor.ok("POST /api/auth/colleagues", {
    name: "Cora Colleague",
    email,
    role,
    language: "en",
  })
  const person = tenant.anyone()
  const token = await tokenFor(cloud(), email)
  await person.ok("POST /api/auth/invitations/accept", { token, password })
  return { id: id as string, email, visitor: person, token }
}

describe("colleagues of a customer", () => {
  test("an admin adds and invites in one step, by a mail that names them", async () => {
    const firm = await newFirm()
    const { visitor: payer, email } = await join(firm)
    expect((await mailTo(cloud(), email)).text).toContain("Carla Contact")
    expect(await listOf(payer)).toMatchObject([
      { role: "admin", state: "active" },
      { email, name: "Cora Colleague", role: "payer", state: "active" },
    ])
    const { items } = await firm.tenant.owner.ok(`GET /api/staff/customers/${firm.customerId}/activity`)
    expect(items.map(({ type }: { type: string }) => type)).toEqual(
      expect.arrayContaining(["contact.added", "invitation.sent", "invitation.accepted"]),
    )
  })

  test("payers and viewers see the list and change nothing of it", async () => {
    const firm = await newFirm()
    for (const role of ["payer", "viewer"]) {
      const { visitor } = await join(firm, role)
      expect((await listOf(visitor)).length).toBeGreaterThan(1)
      const input = { name: "X", email: freshAddress(), role: "viewer", language: "en" }
      for (const on of [
        "POST /api/auth/colleagues",
        `PUT /api/auth/colleagues/${firm.admin.id}/role`,
        `DELETE /api/auth/colleagues/${firm.admin.id}`,
        `POST /api/auth/colleagues/${firm.admin.id}/invitation`,
      ])
        expect(answerOf(await visitor.call(on, on.startsWith("DELETE") ? undefined : input)), on).toEqual([
          403,
          "role",
        ])
    }
  })

  test("a role changes at once, and not one's own", async () => {
    const firm = await newFirm()
    const colleague = await join(firm, "viewer")
    await firm.admin.visitor.ok(`PUT /api/auth/colleagues/${colleague.id}/role`, { role: "admin" })
    await colleague.visitor.ok(`PUT /api/auth/colleagues/${firm.admin.id}/role`, { role: "viewer" })
    const input = { name: "X", email: freshAddress(), role: "viewer", language: "en" }
    expect((await firm.admin.visitor.call("POST /api/auth/colleagues", input)).status).toBe(403)
    const own = await colleague.visitor.call(`PUT /api/auth/colleagues/${colleague.id}/role`, {
      role: "viewer",
    })
    expect(answerOf(own)).toEqual([409, "own_role"])
    const gone = await colleague.visitor.call(`DELETE /api/auth/colleagues/${colleague.id}`)
    expect(answerOf(gone)).toEqual([409, "own_role"])
    const { items } = await firm.tenant.owner.ok(`GET /api/staff/customers/${firm.customerId}/activity`)
    const changed = items.find(({ type }: { type: string }) => type === "contact.roleChanged")
    expect(changed.changes).toEqual([{ field: "role", before: "admin", after: "viewer" }])
  })

  test("who is removed is out at once, cannot come back by an old link, and may be invited anew", async () => {
    const firm = await newFirm()
    const { id, email, visitor, token } = await join(firm)
    await firm.admin.visitor.ok(`DELETE /api/auth/colleagues/${id}`)
    expect((await visitor.call("GET /api/portal/me")).status).toBe(401)
    expect((await visitor.call("POST /api/auth/sign-in", { email, password })).status).toBe(401)
    const again = { token, password }
    expect((await visitor.call("POST /api/auth/invitations/accept", again)).status).toBe(404)
    await join(firm, "viewer", email)
  })

  test("staff change roles and remove in the same way, and the last admin stays", async () => {
    const firm = await newFirm()
    const { id, visitor } = await join(firm)
    const last = await firm.tenant.owner.call(`DELETE ${firm.path}/${firm.admin.id}`)
    expect(answerOf(last)).toEqual([409, "last_admin"])
    const demoted = await firm.tenant.owner.call(`PUT ${firm.path}/${firm.admin.id}/role`, { role: "viewer" })
    expect(answerOf(demoted)).toEqual([409, "last_admin"])
    await firm.tenant.owner.ok(`PUT ${firm.path}/${id}/role`, { role: "admin" })
    await firm.tenant.owner.ok(`DELETE ${firm.path}/${firm.admin.id}`)
    expect((await firm.admin.visitor.call("GET /api/portal/me")).status).toBe(401)
    expect((await listOf(visitor)).map((contact) => contact.id)).toEqual([id])
  })

  test("staff correct the address of who is not in yet: what went to the wrong one opens nothing", async () => {
    const { tenant, path, customerId } = await newFirm()
    const [wrong, right, taken] = [freshAddress(), freshAddress(), freshAddress()]
    const about = { name: "Noor", role: "payer", language: "en" }
    const { id } = await tenant.owner.ok(`POST ${path}`, { ...about, email: wrong })
    await tenant.owner.ok(`POST ${path}`, { ...about, email: taken })
    const correct = (email: string) => tenant.owner.call(`PUT ${path}/${id}/email`, { email })
    await tenant.owner.ok(`POST ${path}/${id}/invitation`, {})
    const token = await tokenFor(cloud(), wrong)
    expect(answerOf(await correct(taken))).toEqual([409, "address_taken"])
    const bounced = `bounce+${Math.random().toString(36).slice(2)}@simulator.amazonses.com`
    const lost = await tenant.owner.ok(`POST ${path}`, { ...about, email: bounced })
    await tenant.owner.ok(`POST ${path}/${lost.id}/invitation`, {})
    await cloud().idle()
    await tenant.owner.ok(`DELETE ${path}/${lost.id}`)
    expect(answerOf(await correct(bounced))).toEqual([409, "suppressed"])
    expect((await correct("no address")).body.fields).toEqual({ email: "not_an_email" })
    expect((await correct(right)).status).toBe(200)
    const stranger = await tenant.anyone().call("POST /api/auth/invitations/accept", { token, password })
    expect(stranger.status).toBe(409)
    const detail = await tenant.owner.ok(`GET /api/staff/customers/${customerId}`)
    expect(detail.contacts.find((contact: { id: string }) => contact.id === id)).toMatchObject({
      email: right,
      state: "notInvited",
    })
    await tenant.owner.ok(`POST ${path}`, { ...about, email: wrong })
    await tenant.owner.ok(`POST ${path}/${id}/invitation`, {})
    const own = await tokenFor(cloud(), right)
    await tenant.anyone().ok("POST /api/auth/invitations/accept", { token: own, password })
    expect(answerOf(await correct(freshAddress()))).toEqual([409, "already_active"])
  })

  test("staff choose the language of who is not in yet; from then on it is theirs", async () => {
    const { tenant, path, customerId } = await newFirm()
    const input = { name: "Noor", email: freshAddress(), role: "payer", language: "en" }
    const { id } = await tenant.owner.ok(`POST ${path}`, input)
    await tenant.owner.ok(`PUT ${path}/${id}/language`, { language: "ar" })
    await tenant.owner.ok(`POST ${path}/${id}/invitation`, {})
    expect((await mailTo(cloud(), input.email)).text).toMatch(/[\u0600-\u06ff]/)
    const wrong = await tenant.owner.call(`PUT ${path}/${id}/language`, { language: "fr" })
    expect(wrong.body.fields).toHaveProperty("language")
    const token = await tokenFor(cloud(), input.email)
    await tenant.anyone().ok("POST /api/auth/invitations/accept", { token, password })
    const late = await tenant.owner.call(`PUT ${path}/${id}/language`, { language: "en" })
    expect(answerOf(late)).toEqual([409, "already_active"])
    const { items } = await tenant.owner.ok(`GET /api/staff/customers/${customerId}/activity`)
    expect(items.find(({ type }: { type: string }) => type === "contact.updated").changes).toEqual([
      { field: "language", before: "en", after: "ar" },
    ])
  })

  test("two admins who remove each other at once: one stays", async () => {
    const firm = await newFirm()
    const other = await join(firm, "admin")
    const answers = await Promise.all([
      firm.admin.visitor.call(`DELETE /api/auth/colleagues/${other.id}`),
      other.visitor.call(`PUT /api/auth/colleagues/${firm.admin.id}/role`, { role: "viewer" }),
    ])
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    const { contacts } = await firm.tenant.owner.ok(`GET /api/staff/customers/${firm.customerId}`)
    expect(contacts.filter(({ role }: { role: string }) => role === "admin")).toHaveLength(1)
  })

  test("whatever admins and staff do at the same time, an admin is left", async () => {
    const firm = await newFirm()
    const others = [await join(firm, "admin"), await join(firm, "payer")]
    const people = [firm.admin, ...others]
    const act = fc.record({
      by: fc.nat(3),
      to: fc.nat(2),
      role: fc.constantFrom("admin", "viewer", "viewer", "payer"),
    })
    const run = ({ by, to, role }: { by: number; to: number; role: string }) => {
      const asked = people[by]
      const id = people[to]?.id
      return asked
        ? asked.visitor.call(`PUT /api/auth/colleagues/${id}/role`, { role })
        : firm.tenant.owner.call(`PUT ${firm.path}/${id}/role`, { role })
    }
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 2, maxLength: 5 }), async (acts) => {
        await Promise.all(acts.map(run))
        expect((await listOf(firm.admin.visitor)).some(({ role }) => role === "admin")).toBe(true)
      }),
      { numRuns: 25 },
    )
  })

  test("an address is a contact of a customer once, also of two invitations at the same time", async () => {
    const firm = await newFirm()
    const input = { name: "Twice", email: freshAddress(), role: "viewer", language: "en" }
    const invite = () => firm.admin.visitor.call("POST /api/auth/colleagues", input)
    const both = await Promise.all([invite(), invite()])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(answerOf(await invite())).toEqual([409, "address_taken"])
  })

  test("a customer sends 20 invitations an hour, and has 50 contacts at most", async () => {
    const firm = await newFirm()
    const add = (at: number) => ({ name: `N ${at}`, email: freshAddress(), role: "viewer", language: "en" })
    for (let at = 1; at < 50; at++) await firm.tenant.owner.ok(`POST ${firm.path}`, add(at))
    const full = await firm.tenant.owner.call(`POST ${firm.path}`, add(50))
    expect(answerOf(full)).toEqual([409, "too_many_contacts"])
    const statuses: number[] = []
    for (let at = 0; at < 21; at++)
      statuses.push((await firm.admin.visitor.call("POST /api/auth/colleagues", add(at))).status)
    expect(statuses).toEqual([...Array(20).fill(409), 429])
  })

  test("a colleague of another customer, or of another company, does not exist", async () => {
    const [firm, foreign] = [await newFirm(), await newFirm()]
    const siblingCustomer = await newCustomer(firm.tenant, "Sibling")
    const sibling = await newContact(cloud(), firm.tenant, siblingCustomer.id, "admin")
    for (const id of [sibling.id, foreign.admin.id, "con_invented"])
      for (const on of [`DELETE /api/auth/colleagues/${id}`, `POST /api/auth/colleagues/${id}/invitation`])
        expect((await firm.admin.visitor.call(on, on.startsWith("POST") ? {} : undefined)).status).toBe(404)
    const crossed = `/api/staff/customers/${siblingCustomer.id}/contacts/${firm.admin.id}`
    expect((await firm.tenant.owner.call(`DELETE ${crossed}`)).status).toBe(404)
    expect((await firm.tenant.owner.call(`PUT ${crossed}/role`, { role: "viewer" })).status).toBe(404)
  })
})

test("R33: a contact who was removed before they accepted cannot join", async () => {
  const firm = await newFirm()
  const email = freshAddress()
  const input = { name: "Gone", email, role: "admin", language: "en" }
  const { id } = await firm.admin.visitor.ok("POST /api/auth/colleagues", input)
  const token = await tokenFor(cloud(), email)
  await firm.admin.visitor.ok(`DELETE /api/auth/colleagues/${id}`)
  for (const on of ["look", "accept", "renew"]) {
    const body = on === "accept" ? { token, password } : { token }
    expect((await firm.tenant.anyone().call(`POST /api/auth/invitations/${on}`, body)).status, on).toBe(404)
  }
})

test("R33: an invitation's role and customer are not the client's to choose", async () => {
  const firm = await newFirm()
  const email = freshAddress()
  await firm.admin.visitor.ok("POST /api/auth/colleagues", {
    name: "Vera",
    email,
    role: "viewer",
    language: "en",
  })
  const token = await tokenFor(cloud(), email)
  const person = firm.tenant.anyone()
  for (const raised of [{ role: "admin" }, { customerId: "0".repeat(26) }, { personId: firm.admin.id }]) {
    const answer = await person.call("POST /api/auth/invitations/accept", { token, password, ...raised })
    expect([answer.status, Object.values(answer.body.fields)]).toEqual([400, ["unknown"]])
  }
  await person.ok("POST /api/auth/invitations/accept", { token, password })
  expect((await person.ok("GET /api/portal/me")).contact).toMatchObject({ email, role: "viewer" })
})
