import { describe, expect, test } from "vitest"
import { visitor } from "../infra/local/visitor.ts"
import { useCloud } from "./helpers/cloud.ts"
import { newContact, newCustomer, newTenant, password, tokenFor } from "./helpers/world.ts"

const { cloud } = useCloud()

describe("cookies", () => {
  test("R15: __Host-, Secure, HttpOnly, no Domain", async () => {
    const tenant = await newTenant(cloud())
    const guest = visitor(cloud().port, "app.localhost")
    await guest.ok("POST /api/auth/sign-in", { email: tenant.email, password })
    const answer = await guest.call("POST /api/auth/second-factor", { code: tenant.factor.code() })
    const cookies = [answer.headers["set-cookie"] ?? []].flat()
    expect(cookies).toHaveLength(4)
    for (const cookie of cookies) {
      expect(cookie).toMatch(/^__Host-/)
      for (const part of ["Secure", "HttpOnly", "Path=/", "SameSite=Lax"]) expect(cookie).toContain(part)
      expect(cookie).not.toMatch(/domain=/i)
    }
  })

  test("a session of one host is nobody on another", async () => {
    const [one, other] = [await newTenant(cloud()), await newTenant(cloud())]
    const customer = await newCustomer(one)
    const contact = await newContact(cloud(), one, customer.id)
    for (const host of [other.host, "app.localhost"]) {
      const thief = visitor(cloud().port, host)
      for (const [name, value] of contact.visitor.cookies) thief.cookies.set(name, value)
      expect((await thief.call("GET /api/portal/me")).status).toBe(401)
      expect((await thief.call("POST /api/auth/refresh", {})).status).toBe(401)
    }
  })
})

describe("signing in", () => {
  test("R20: unknown address and wrong password get the same answer", async () => {
    const tenant = await newTenant(cloud())
    const guest = visitor(cloud().port, "app.localhost")
    const wrong = await guest.call("POST /api/auth/sign-in", {
      email: tenant.email,
      password: "not the password",
    })
    const unknown = await guest.call("POST /api/auth/sign-in", {
      email: "nobody@example.com",
      password: "whatever it is",
    })
    expect([wrong.status, unknown.status]).toEqual([401, 401])
    const { requestId: _a, ...first } = wrong.body
    const { requestId: _b, ...second } = unknown.body
    expect(first).toEqual(second)
  })

  test("an unproven address cannot sign in, and gets a new mail", async () => {
    const guest = visitor(cloud().port, "app.localhost")
    const slug = `fresh-${Date.now().toString(36)}`
    const email = `owner@${slug}.example`
    const form = {
      company: "Fresh",
      name: "Fred",
      email,
      password,
      country: "AE",
      currency: "AED",
      timeZone: "Asia/Dubai",
      slug,
      language: "en",
    }
    await guest.ok("POST /api/auth/sign-up", form)
    const first = await tokenFor(cloud(), email)
    const answer = await guest.call("POST /api/auth/sign-in", { email, password })
    expect([answer.status, answer.body.reason]).toEqual([403, "email_unverified"])
    expect(await tokenFor(cloud(), email)).not.toBe(first)
  })
})

describe("R28: refresh", () => {
  test("rotates; two tabs and a lost answer keep their session", async () => {
    const { owner } = await newTenant(cloud())
    const spent = new Map(owner.cookies)
    expect((await owner.call("POST /api/auth/refresh", {})).status).toBe(200)
    expect(owner.cookies.get("__Host-refresh")).not.toBe(spent.get("__Host-refresh"))

    const otherTab = visitor(cloud().port, "app.localhost")
    for (const [name, value] of spent) otherTab.cookies.set(name, value)
    expect((await otherTab.call("POST /api/auth/refresh", {})).status).toBe(200)
    expect(otherTab.cookies.get("__Host-refresh")).toBe(owner.cookies.get("__Host-refresh"))
  })

  test("a spent token after the grace ends the session for thief and owner", async () => {
    const { owner } = await newTenant(cloud())
    const stolen = new Map(owner.cookies)
    await owner.ok("POST /api/auth/refresh", {})
    await cloud().advance("PT11S")
    const thief = visitor(cloud().port, "app.localhost")
    for (const [name, value] of stolen) thief.cookies.set(name, value)
    expect((await thief.call("POST /api/auth/refresh", {})).status).toBe(401)
    expect((await owner.call("POST /api/auth/refresh", {})).status).toBe(401)
    expect((await owner.call("GET /api/staff/me")).status).toBe(401)
  })

  test("a token two generations old is refused even within the grace", async () => {
    const { owner } = await newTenant(cloud())
    const old = new Map(owner.cookies)
    await owner.ok("POST /api/auth/refresh", {})
    await owner.ok("POST /api/auth/refresh", {})
    const thief = visitor(cloud().port, "app.localhost")
    for (const [name, value] of old) thief.cookies.set(name, value)
    expect((await thief.call("POST /api/auth/refresh", {})).status).toBe(401)
    expect((await owner.call("GET /api/staff/me")).status).toBe(401)
  })

  test("ten tabs at once all stay signed in", async () => {
    const { owner } = await newTenant(cloud())
    const tabs = Array.from({ length: 10 }, () => {
      const tab = visitor(cloud().port, "app.localhost")
      for (const [name, value] of owner.cookies) tab.cookies.set(name, value)
      return tab
    })
    const answers = await Promise.all(tabs.map((tab) => tab.call("POST /api/auth/refresh", {})))
    expect(answers.map((answer) => answer.status)).toEqual(Array(10).fill(200))
    expect(new Set(tabs.map((tab) => tab.cookies.get("__Host-refresh"))).size).toBe(1)
  })
})

describe("R29: an end is an end", () => {
  test("signing out stops the access token at once", async () => {
    const { owner } = await newTenant(cloud())
    const copy = visitor(cloud().port, "app.localhost")
    for (const [name, value] of owner.cookies) copy.cookies.set(name, value)
    await owner.ok("POST /api/auth/sign-out", {})
    expect((await copy.call("GET /api/staff/me")).status).toBe(401)
    expect((await copy.call("POST /api/auth/refresh", {})).status).toBe(401)
  })

  test("an access token ends after ten minutes, a session after its idle time", async () => {
    const { owner } = await newTenant(cloud())
    await cloud().advance("PT11M")
    expect((await owner.call("GET /api/staff/me")).status).toBe(401)
    await owner.ok("POST /api/auth/refresh", {})
    expect((await owner.call("GET /api/staff/me")).status).toBe(200)
    await cloud().advance("P2D")
    expect((await owner.call("POST /api/auth/refresh", {})).status).toBe(401)
  })

  test("a closed portal lets nobody in, whoever is signed in", async () => {
    const tenant = await newTenant(cloud())
    const customer = await newCustomer(tenant)
    const contact = await newContact(cloud(), tenant, customer.id)
    const { visibility } = (await tenant.owner.ok("GET /api/staff/me")).tenant.portal
    await tenant.owner.ok("PUT /api/staff/portal", { enabled: false, visibility })
    const answer = await contact.visitor.call("GET /api/portal/me")
    expect([answer.status, answer.body.reason]).toEqual([403, "portal_closed"])
    const again = await tenant.anyone().call("POST /api/auth/sign-in", { email: contact.email, password })
    expect([again.status, again.body.reason]).toEqual([403, "portal_closed"])
  })
})
