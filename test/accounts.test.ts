import { randomBytes } from "node:crypto"
import { beforeEach, describe, expect, test } from "vitest"
import { type Visitor, visitor } from "../infra/local/visitor.ts"
import { useCloud } from "./helpers/cloud.ts"
import { mostGuesses } from "./helpers/guesses.ts"
import { allRows, forgetLimits } from "./helpers/rows.ts"
import {
  enablePortal,
  mailTo,
  newContact,
  newCustomer,
  newTenant,
  password,
  type TestTenant,
  tokenFor,
} from "./helpers/world.ts"

const { cloud } = useCloud()
beforeEach(() => forgetLimits(cloud()))

const copyOf = (who: Visitor) => {
  const copy = visitor(cloud().port, who.host)
  for (const [name, value] of who.cookies) copy.cookies.set(name, value)
  return copy
}
const eventOf = async (type: string, subjectId: string) =>
  (await allRows(cloud())).filter((row) => row.type === type && row.subjectId === subjectId)
const newAddress = () => `moved-${Math.random().toString(36).slice(2)}@customer.example`

async function withContact() {
  const tenant = await newTenant(cloud())
  const customer = await newCustomer(tenant)
  return { tenant, customer, contact: await newContact(cloud(), tenant, customer.id) }
}

/** The same person at another customer of the same company. */
async function joinAnother(tenant: TestTenant, email: string) {
  const customer = await newCustomer(tenant, "Second Street Deli")
  return { customer, contact: await newContact(cloud(), tenant, customer.id, "viewer", email) }
}

describe("one's own account", () => {
  test("says what there is: of a contact with two customers and another portal, and of staff", async () => {
    const { tenant, customer, contact } = await withContact()
    const second = await joinAnother(tenant, contact.email)
    const other = await newTenant(cloud())
    await newContact(cloud(), other, (await newCustomer(other)).id, "payer", contact.email)
    const account = await contact.visitor.ok("GET /api/auth/account")
    expect(account).toMatchObject({
      kind: "contact",
      email: contact.email,
      hasPassword: true,
      pendingEmail: null,
    })
    const shown = account.customers.map(({ id, current }: { id: string; current: boolean }) => [id, current])
    expect(shown.sort()).toEqual(
      [
        [customer.id, true],
        [second.customer.id, false],
      ].sort(),
    )
    expect(account.portals).toEqual([
      { name: `Company ${other.slug}`, url: expect.stringContaining(`//${other.host}`) },
    ])
    const owner = await tenant.owner.ok("GET /api/auth/account")
    expect(owner).toMatchObject({
      kind: "staff",
      customers: [],
      portals: [],
      secondFactor: { required: true, totp: true },
    })
    expect(JSON.stringify([account, owner])).not.toMatch(/argon2|publicKey|sealed/)
  })

  test("name and language change, with before and after", async () => {
    const { contact } = await withContact()
    await contact.visitor.ok("PUT /api/auth/account/profile", { name: "Carla Changed", language: "ar" })
    expect(await contact.visitor.ok("GET /api/auth/account")).toMatchObject({
      name: "Carla Changed",
      language: "ar",
    })
    const [written] = await eventOf("profile.updated", contact.id)
    expect(written?.changes).toEqual([
      { field: "name", before: "Carla Contact", after: "Carla Changed" },
      { field: "language", before: "en", after: "ar" },
    ])
  })

  test("R29: a new password ends every other session, at other customers too, and not this one", async () => {
    const { tenant, contact } = await withContact()
    const second = await joinAnother(tenant, contact.email)
    const copy = copyOf(contact.visitor)
    const input = { current: password, password: "quite another umbrella" }
    const wrong = await contact.visitor.call("PUT /api/auth/account/password", { ...input, current: "no" })
    expect([wrong.status, wrong.body.fields]).toEqual([400, { current: "wrong_password" }])
    await contact.visitor.ok("PUT /api/auth/account/password", input)
    expect((await contact.visitor.call("GET /api/portal/me")).status).toBe(200)
    for (const other of [copy, second.contact.visitor]) {
      expect((await other.call("GET /api/portal/me")).status).toBe(401)
      expect((await other.call("POST /api/auth/refresh", {})).status).toBe(401)
    }
    expect((await mailTo(cloud(), contact.email)).text.length).toBeGreaterThan(0)
    expect(await eventOf("password.changed", contact.id)).toHaveLength(1)
  })

  test("R29: sessions are listed, ended one by one and all together", async () => {
    const { tenant, contact } = await withContact()
    const phone = tenant.anyone()
    await phone.ok("POST /api/auth/sign-in", { email: contact.email, password })
    const { items } = await contact.visitor.ok("GET /api/auth/account/sessions")
    expect(items).toHaveLength(2)
    const other = items.find(({ current }: { current: boolean }) => !current)
    await contact.visitor.ok(`DELETE /api/auth/account/sessions/${other.id}`)
    expect((await phone.call("GET /api/portal/me")).status).toBe(401)
    const again = await contact.visitor.call(`DELETE /api/auth/account/sessions/${other.id}`)
    const foreign = (await withContact()).contact
    const [theirs] = (await foreign.visitor.ok("GET /api/auth/account/sessions")).items
    const stranger = await contact.visitor.call(`DELETE /api/auth/account/sessions/${theirs.id}`)
    expect([again.status, stranger.status]).toEqual([404, 404])
    expect((await foreign.visitor.call("GET /api/portal/me")).status).toBe(200)
    const copy = copyOf(contact.visitor)
    await contact.visitor.ok("POST /api/auth/account/sign-out-everywhere", {})
    expect((await copy.call("POST /api/auth/refresh", {})).status).toBe(401)
  })
})

describe("R33: another e-mail address", () => {
  test("moves a contact in every membership once the new mailbox is proven, and tells the old one", async () => {
    const { tenant, contact } = await withContact()
    const second = await joinAnother(tenant, contact.email)
    const email = newAddress()
    await contact.visitor.ok("POST /api/auth/account/email", { email })
    expect((await contact.visitor.ok("GET /api/auth/account")).pendingEmail).toBe(email)
    const token = await tokenFor(cloud(), email)
    const guest = tenant.anyone()
    expect(await guest.ok("POST /api/auth/email-change/look", { token })).toMatchObject({
      state: "valid",
      email,
    })
    await guest.ok("POST /api/auth/forgot-password", { email: contact.email })
    const reset = await tokenFor(cloud(), contact.email)
    await guest.ok("POST /api/auth/email-change", { token })
    for (const { visitor: old } of [contact, second.contact])
      expect((await old.call("GET /api/portal/me")).status).toBe(401)
    const notice = await mailTo(cloud(), contact.email)
    // Addresses in mails hold invisible breaks, so that no reader makes links of them.
    expect(notice.text.replace(/\p{Cf}/gu, "")).toContain(email)
    expect(notice.text).not.toContain("#")
    const signIn = (address: string) => guest.call("POST /api/auth/sign-in", { email: address, password })
    expect((await signIn(contact.email)).status).toBe(401)
    expect((await signIn(email)).status).toBe(200)
    expect((await guest.ok("GET /api/auth/account")).customers).toHaveLength(2)
    const dead = await guest.call("POST /api/auth/reset", { token: reset, password: "nine violet umbrellas" })
    expect(dead.status).toBeGreaterThanOrEqual(400)
    const [written] = await eventOf("email.changed", second.contact.id)
    const [other] = await eventOf("email.changed", contact.id)
    expect((written ?? other)?.changes).toEqual([{ field: "email", before: contact.email, after: email }])
    expect((await guest.call("POST /api/auth/email-change", { token })).body.reason).toBe("link_used")
  })

  test("moves staff with their authenticator app, and frees the old address", async () => {
    const tenant = await newTenant(cloud())
    const email = `new-${tenant.email}`
    await tenant.owner.ok("POST /api/auth/account/email", { email })
    const guest = visitor(cloud().port, "app.localhost")
    await guest.ok("POST /api/auth/email-change", { token: await tokenFor(cloud(), email) })
    expect((await tenant.owner.call("GET /api/staff/me")).status).toBe(401)
    await guest.ok("POST /api/auth/sign-in", { email, password })
    await guest.ok("POST /api/auth/second-factor", { code: tenant.factor.code() })
    expect((await guest.ok("GET /api/staff/me")).staff.email).toBe(email)
    const old = await guest.call("POST /api/auth/sign-in", { email: tenant.email, password })
    expect(old.status).toBe(401)
  })

  test("a taken address is told at the link only; the newest link is the one that works, on its own host", async () => {
    const { tenant, customer, contact } = await withContact()
    const taken = await newContact(cloud(), tenant, customer.id)
    const other = await newTenant(cloud())
    await contact.visitor.ok("POST /api/auth/account/email", { email: taken.email })
    const token = await tokenFor(cloud(), taken.email)
    const answer = await tenant.anyone().call("POST /api/auth/email-change", { token })
    expect([answer.status, answer.body.reason]).toEqual([409, "address_taken"])
    const [first, email] = [newAddress(), newAddress()]
    await contact.visitor.ok("POST /api/auth/account/email", { email: first })
    const older = await tokenFor(cloud(), first)
    await contact.visitor.ok("POST /api/auth/account/email", { email })
    const newest = await tokenFor(cloud(), email)
    const late = await tenant.anyone().call("POST /api/auth/email-change", { token: older })
    expect(late.body.reason).toBe("link_used")
    expect((await other.anyone().call("POST /api/auth/email-change", { token: newest })).status).toBe(404)
    const tries = Array.from({ length: 10 }, () =>
      tenant.anyone().call("POST /api/auth/email-change", { token: newest }),
    )
    const statuses = (await Promise.all(tries)).map(({ status }) => status).sort()
    expect(statuses).toEqual([200, ...Array(9).fill(409)])
  })

  test("asks for a fresh proof", async () => {
    const { contact } = await withContact()
    await cloud().advance("PT11M")
    await contact.visitor.ok("POST /api/auth/refresh", {})
    const late = await contact.visitor.call("POST /api/auth/account/email", { email: newAddress() })
    expect([late.status, late.body.reason]).toEqual([403, "step_up"])
  })
})

describe("R27: a rotation of the seed", () => {
  const rotate = (previous: boolean) => {
    const { secrets } = cloud().aws
    const arn = cloud().env("auth").SESSION_SECRET_ARN ?? ""
    const { seed, seedPrevious: _, ...rest } = JSON.parse(secrets[arn] ?? "{}")
    const fresh = randomBytes(32).toString("hex")
    secrets[arn] = JSON.stringify({ ...rest, seed: fresh, ...(previous && { seedPrevious: seed }) })
  }

  test("fails nobody while the seed before is kept; afterwards what it signed is worth nothing", async () => {
    const { tenant, contact } = await withContact()
    await tenant.anyone().ok("POST /api/auth/forgot-password", { email: contact.email })
    const reset = await tokenFor(cloud(), contact.email)
    rotate(true)
    await cloud().advance("PT6M")
    expect((await contact.visitor.call("GET /api/portal/me")).status).toBe(200)
    expect((await tenant.anyone().ok("POST /api/auth/reset/look", { token: reset })).state).toBe("valid")
    const before = copyOf(contact.visitor)
    await contact.visitor.ok("POST /api/auth/refresh", {})
    const owner = visitor(cloud().port, "app.localhost")
    await owner.ok("POST /api/auth/sign-in", { email: tenant.email, password })
    await owner.ok("POST /api/auth/second-factor", { code: tenant.factor.code() })
    const { secrets } = cloud().aws
    const arn = cloud().env("auth").SESSION_SECRET_ARN ?? ""
    const { seedPrevious: _, ...rest } = JSON.parse(secrets[arn] ?? "{}")
    secrets[arn] = JSON.stringify(rest)
    await cloud().advance("PT5M1S")
    expect((await contact.visitor.call("POST /api/auth/refresh", {})).status).toBe(200)
    expect((await before.call("GET /api/portal/me")).status).toBe(401)
    expect((await before.call("POST /api/auth/refresh", {})).status).toBe(401)
    expect((await tenant.anyone().call("POST /api/auth/reset/look", { token: reset })).status).toBe(404)
  })
})

describe("R29: every end, and every token there was, at 0, 59 and 61 seconds", () => {
  type World = Awaited<ReturnType<typeof withContact>>
  const ends: [string, (world: World) => Promise<unknown>, number][] = [
    ["signing out", ({ contact }) => contact.visitor.ok("POST /api/auth/sign-out", {}), 401],
    [
      "a new password",
      ({ contact }) =>
        contact.visitor.ok("PUT /api/auth/account/password", {
          current: password,
          password: "nine violet umbrellas",
        }),
      401,
    ],
    [
      "signing out everywhere",
      ({ contact }) => contact.visitor.ok("POST /api/auth/account/sign-out-everywhere", {}),
      401,
    ],
    [
      "a reset",
      async ({ tenant, contact }) => {
        await tenant.anyone().ok("POST /api/auth/forgot-password", { email: contact.email })
        const token = await tokenFor(cloud(), contact.email)
        await tenant.anyone().ok("POST /api/auth/reset", { token, password: "nine violet umbrellas" })
      },
      401,
    ],
    [
      "removal",
      ({ tenant, customer, contact }) =>
        tenant.owner.ok(`DELETE /api/staff/customers/${customer.id}/contacts/${contact.id}`),
      401,
    ],
    ["a closed portal", ({ tenant }) => enablePortal(tenant.owner, [], false), 403],
  ]
  const routes = [
    "GET /api/portal/me",
    "GET /api/portal/invoices",
    "GET /api/auth/account",
    "GET /api/auth/account/sessions",
    "GET /api/portal/payments",
  ]

  test.each(ends)("%s", async (_, end, status) => {
    const world = await withContact()
    const { contact } = world
    const tokens = [copyOf(contact.visitor)]
    await contact.visitor.ok("POST /api/auth/refresh", {})
    tokens.push(copyOf(contact.visitor))
    await end(world)
    for (const wait of ["PT0S", "PT59S", "PT2S"]) {
      await cloud().advance(wait)
      for (const token of tokens) {
        for (const route of routes) expect((await copyOf(token).call(route)).status, route).toBe(status)
        if (status === 401) expect((await copyOf(token).call("POST /api/auth/refresh", {})).status).toBe(401)
      }
    }
  })

  test("a role that changed holds from the next request on", async () => {
    const { tenant, customer, contact } = await withContact()
    const path = `/api/staff/customers/${customer.id}/contacts/${contact.id}/role`
    const copy = copyOf(contact.visitor)
    await tenant.owner.ok(`PUT ${path}`, { role: "viewer" })
    expect((await copy.ok("GET /api/portal/me")).contact.role).toBe("viewer")
  })
})

describe("codes by mail", () => {
  const codeFor = async (email: string) => /\b\d{6}\b/.exec((await mailTo(cloud(), email)).text)?.[0] ?? ""

  test("sign in once, within ten minutes, the newest only; never on the staff host", async () => {
    const { tenant, contact } = await withContact()
    const { email } = contact
    const guest = tenant.anyone()
    const use = (code: string) => guest.call("POST /api/auth/code/use", { email, code })
    await guest.ok("POST /api/auth/code", { email })
    const first = await codeFor(email)
    await cloud().advance("PT10M")
    expect((await use(first)).status).toBe(401)
    await guest.ok("POST /api/auth/code", { email })
    const second = await codeFor(email)
    await guest.ok("POST /api/auth/code", { email })
    const third = await codeFor(email)
    if (second !== third) expect((await use(second)).body.reason).toBe("wrong_code")
    expect((await use(third)).body).toMatchObject({ state: "signedIn" })
    expect((await guest.call("GET /api/portal/me")).status).toBe(200)
    expect((await use(third)).status).toBe(401)
    const staff = visitor(cloud().port, "app.localhost")
    expect((await staff.call("POST /api/auth/code", { email })).status).toBe(404)
  })

  test("R21: of 50 guesses at once no more than five are judged", async () => {
    const { tenant, contact } = await withContact()
    await tenant.anyone().ok("POST /api/auth/code", { email: contact.email })
    const right = await codeFor(contact.email)
    const wrong = right === "000000" ? "000001" : "000000"
    const startedAt = cloud().now()
    const tries = Array.from({ length: 50 }, () =>
      tenant.anyone().call("POST /api/auth/code/use", { email: contact.email, code: wrong }),
    )
    const judged = (await Promise.all(tries)).filter(({ status }) => status === 401)
    expect(judged.length).toBeLessThanOrEqual(mostGuesses(cloud().now() - startedAt))
  })
})
