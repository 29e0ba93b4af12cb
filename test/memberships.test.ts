import { createHash } from "node:crypto"
import { describe, expect, test } from "vitest"
import type { Visitor } from "../infra/local/visitor.ts"
import { useCloud } from "./helpers/cloud.ts"
import { allRows, changeRow } from "./helpers/rows.ts"
import {
  importCsv,
  newContact,
  newCustomer,
  newTenant,
  password,
  setUpTotp,
  type TestTenant,
  tokenFor,
  zohoCsv,
} from "./helpers/world.ts"

const { cloud } = useCloud()

let made = 0
const freshAddress = () => `several-${++made}@customer.example`
const answerOf = ({ status, body }: Awaited<ReturnType<Visitor["call"]>>) => [status, body.reason]
const customerOf = async (person: Visitor) => (await person.ok("GET /api/portal/me")).customer.name
const accept = (tenant: TestTenant, token: string, given = password) =>
  tenant.anyone().call("POST /api/auth/invitations/accept", { token, password: given })

/** A customer of the tenant to which this address is invited. */
async function invite(tenant: TestTenant, name: string, email: string) {
  const customer = await newCustomer(tenant, name)
  const path = `/api/staff/customers/${customer.id}/contacts`
  const input = { name: "Sana Several", email, role: "payer", language: "en" }
  const contact = await tenant.owner.ok(`POST ${path}`, input)
  await tenant.owner.ok(`POST ${path}/${contact.id}/invitation`, {})
  const { tenant: settings } = await tenant.owner.ok("GET /api/staff/me")
  const key = { pk: `T#${settings.id}#C#${customer.id}`, sk: `contact#${contact.id}` }
  return {
    customerId: customer.id as string,
    path: `${path}/${contact.id}`,
    key,
    token: await tokenFor(cloud(), email),
  }
}

/** Somebody of two customers, signed in as the second. */
async function newSeveral() {
  const tenant = await newTenant(cloud())
  const email = freshAddress()
  const first = await invite(tenant, "First", email)
  expect((await accept(tenant, first.token)).status).toBe(200)
  const second = await invite(tenant, "Second", email)
  const person = tenant.anyone()
  await person.ok("POST /api/auth/invitations/accept", { token: second.token, password })
  return { tenant, email, first, second, person }
}

const hashOf = (email: string) => createHash("sha256").update(email).digest("hex")
const loginsOf = async (email: string) =>
  (await allRows(cloud())).filter(({ sk }) => sk === `login#contact_${hashOf(email)}`)

describe("one person, several customers of one company", () => {
  test("R33: the password that the address has already opens the second one, and no other", async () => {
    const tenant = await newTenant(cloud())
    const email = freshAddress()
    await accept(tenant, (await invite(tenant, "First", email)).token)
    const { token } = await invite(tenant, "Second", email)
    const look = await tenant.anyone().ok("POST /api/auth/invitations/look", { token })
    expect(look).toMatchObject({ state: "valid", hasPassword: true, customer: "Second" })
    const forwarded = await accept(tenant, token, "another long password")
    expect(answerOf(forwarded)).toEqual([401, "wrong_credentials"])
    expect((await accept(tenant, token)).status).toBe(200)
  })

  test("a sign-in comes back to where the person was last, and switching moves that", async () => {
    const { tenant, email, first, person } = await newSeveral()
    expect(await customerOf(person)).toBe("Second")
    await person.ok("POST /api/auth/switch", { customerId: first.customerId })
    expect(await customerOf(person)).toBe("First")
    const later = tenant.anyone()
    await later.ok("POST /api/auth/sign-in", { email, password })
    expect(await customerOf(later)).toBe("First")
    const { items } = await tenant.owner.ok(`GET /api/staff/customers/${first.customerId}/activity`)
    expect(items.some(({ type }: { type: string }) => type === "session.switched")).toBe(true)
  })

  test("the session that was left is over", async () => {
    const { first, person, tenant } = await newSeveral()
    const before = new Map(person.cookies)
    await person.ok("POST /api/auth/switch", { customerId: first.customerId })
    const kept = tenant.anyone()
    for (const [name, value] of before) kept.cookies.set(name, value)
    expect((await kept.call("GET /api/portal/me")).status).toBe(401)
    expect((await kept.call("POST /api/auth/refresh", {})).status).toBe(401)
  })

  test("what was proven stays proven, no longer and no less", async () => {
    const { first, second, person } = await newSeveral()
    const factor = await setUpTotp(cloud(), person)
    expect(factor.secret).not.toBe("")
    const sessions = async () => (await allRows(cloud())).filter(({ sk }) => sk.startsWith("session#"))
    await person.ok("POST /api/auth/switch", { customerId: first.customerId })
    const of = (customerId: string, all: Awaited<ReturnType<typeof sessions>>) =>
      all.filter((row) => row.customerId === customerId && row.secondFactor === true)
    const all = await sessions()
    const [left] = of(second.customerId, all)
    const [taken] = of(first.customerId, all)
    expect(left).toMatchObject({ endedAt: expect.any(String) })
    expect(taken).toMatchObject({ provedAt: left?.provedAt, expiresAt: left?.expiresAt, host: left?.host })
  })

  test("two switches at once leave one session", async () => {
    const { first, person, tenant } = await newSeveral()
    const twin = tenant.anyone()
    for (const [name, value] of person.cookies) twin.cookies.set(name, value)
    const ask = (each: Visitor) => each.call("POST /api/auth/switch", { customerId: first.customerId })
    const statuses = (await Promise.all([ask(person), ask(twin)])).map(({ status }) => status).sort()
    expect(statuses[0]).toBe(200)
    expect([401, 409]).toContain(statuses[1])
  })

  test("R01: another's customer does not exist for a switch: sibling, other company, invented", async () => {
    const { tenant, person } = await newSeveral()
    const sibling = await newCustomer(tenant, "Sibling")
    const foreign = await newCustomer(await newTenant(cloud()), "Foreign")
    for (const customerId of [sibling.id, foreign.id, "0".repeat(26), "x", "T#y"])
      expect((await person.call("POST /api/auth/switch", { customerId })).status, customerId).toBe(404)
    expect(await customerOf(person)).toBe("Second")
  })

  test("removed at one customer, the other stays; removed at both, the sign-in is gone", async () => {
    const { tenant, email, first, second, person } = await newSeveral()
    await tenant.owner.ok(`DELETE ${second.path}`)
    expect((await person.call("GET /api/portal/me")).status).toBe(401)
    await person.ok("POST /api/auth/sign-in", { email, password })
    expect(await customerOf(person)).toBe("First")
    expect((await person.call("POST /api/auth/switch", { customerId: second.customerId })).status).toBe(404)
    await tenant.owner.ok(`DELETE ${first.path}`)
    expect((await person.call("POST /api/auth/sign-in", { email, password })).status).toBe(401)
    expect(await loginsOf(email)).toEqual([])
  })

  test("two first invitations accepted at once: one password wins, and the other link still works with it", async () => {
    const tenant = await newTenant(cloud())
    const email = freshAddress()
    const links = [await invite(tenant, "First", email), await invite(tenant, "Second", email)]
    const passwords = ["the first long password", "the second long password"]
    const answers = await Promise.all(links.map(({ token }, at) => accept(tenant, token, passwords[at])))
    const won = answers.findIndex(({ status }) => status === 200)
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(1)
    const other = links[1 - won]?.token ?? ""
    expect((await accept(tenant, other, passwords[1 - won])).status).toBe(401)
    expect((await accept(tenant, other, passwords[won])).status).toBe(200)
    const [login] = await loginsOf(email)
    expect(login?.memberships).toHaveLength(2)
  })

  test("R33: an invitation to an address that the contact no longer has is used up", async () => {
    const tenant = await newTenant(cloud())
    const { token, key } = await invite(tenant, "First", freshAddress())
    await changeRow(cloud(), key, { email: freshAddress() })
    expect((await tenant.anyone().ok("POST /api/auth/invitations/look", { token })).state).toBe("used")
    expect(answerOf(await accept(tenant, token))).toEqual([409, "link_used"])
  })
})

describe("one person, several companies", () => {
  test("R33: the same address at two companies is two accounts with two passwords", async () => {
    const email = freshAddress()
    const [one, two] = [await newTenant(cloud()), await newTenant(cloud())]
    await accept(one, (await invite(one, "At one", email)).token, "password at company one")
    const second = await invite(two, "At two", email)
    const look = await two.anyone().ok("POST /api/auth/invitations/look", { token: second.token })
    expect(look.hasPassword).toBe(false)
    expect((await accept(two, second.token, "password at company two")).status).toBe(200)
    const signIn = (tenant: TestTenant, given: string) =>
      tenant.anyone().call("POST /api/auth/sign-in", { email, password: given })
    expect((await signIn(one, "password at company one")).status).toBe(200)
    expect((await signIn(one, "password at company two")).status).toBe(401)
    expect((await signIn(two, "password at company two")).status).toBe(200)
    expect((await signIn(two, "password at company one")).status).toBe(401)
  })

  test("the directory knows where an address has joined, under its hash, until it leaves", async () => {
    const email = freshAddress()
    const [one, two] = [await newTenant(cloud()), await newTenant(cloud())]
    const joined = async () =>
      (await allRows(cloud())).find(({ pk }) => pk === `D#person#${hashOf(email)}`)?.tenantIds as
        | string[]
        | undefined
    const first = await invite(one, "First", email)
    expect(await joined()).toBeUndefined()
    await accept(one, first.token)
    const again = await invite(one, "Another", email)
    await accept(one, again.token)
    expect(await joined()).toHaveLength(1)
    const there = await newContact(cloud(), two, (await newCustomer(two)).id, "payer", email)
    expect(await joined()).toHaveLength(2)
    await one.owner.ok(`DELETE ${first.path}`)
    expect(await joined()).toHaveLength(2)
    await one.owner.ok(`DELETE ${again.path}`)
    expect(await joined()).toHaveLength(1)
    const { items } = await two.owner.ok("GET /api/staff/customers")
    await two.owner.ok(`DELETE /api/staff/customers/${items[0].id}/contacts/${there.id}`)
    expect(await joined()).toBeUndefined()
  })
})

describe("a domain in letters beyond ASCII", () => {
  const [typed, kept] = ["Sana@مثال.example", "sana@xn--mgbh0fb.example"]

  test("is one address in either form: for contacts, imports, staff and whoever signs in", async () => {
    const tenant = await newTenant(cloud())
    const { path } = await invite(tenant, "First", kept)
    const contactsPath = path.slice(0, path.lastIndexOf("/"))
    const again = await tenant.owner.call(`POST ${contactsPath}`, {
      name: "Sana Again",
      email: typed,
      role: "payer",
      language: "en",
    })
    expect(answerOf(again)).toEqual([409, "address_taken"])

    const person = tenant.anyone()
    await accept(tenant, await tokenFor(cloud(), kept))
    await person.ok("POST /api/auth/sign-in", { email: typed, password })
    expect((await person.ok("GET /api/portal/me")).contact.email).toBe(kept)

    const csv = zohoCsv({ id: "z1", name: "Zoho", email: typed }, [
      { id: "i1", number: "Z-1", total: "5.00" },
    ])
    expect((await importCsv(cloud(), tenant.owner, csv)).state).toBe("done")
    const { items } = await tenant.owner.ok("GET /api/staff/customers")
    expect(items.map(({ email }: { email?: string }) => email)).toContain(kept)

    const colleague = { name: "Sami", email: typed, role: "viewer", language: "ar" }
    await tenant.owner.ok("POST /api/staff/team", colleague)
    const twice = await tenant.owner.call("POST /api/staff/team", { ...colleague, email: kept })
    expect(twice.status).toBe(409)
    const { body } = await tenant.owner.call("POST /api/staff/team", {
      ...colleague,
      email: "سامي@مثال.example",
    })
    expect(body.fields).toEqual({ email: "email_not_ascii" })
  })
})
