import { describe, expect, test } from "vitest"
import { visitor } from "../infra/local/visitor.ts"
import { useCloud } from "./helpers/cloud.ts"
import { allRows } from "./helpers/rows.ts"
import {
  mailTo,
  newContact,
  newCustomer,
  newTenant,
  password,
  type TestTenant,
  tokenFor,
} from "./helpers/world.ts"

const { cloud } = useCloud()

let networks = 0
/** Somebody else each time, so that no network's limit stands in the way. */
const from = ({ host }: TestTenant) => visitor(cloud().port, host, `127.2.0.${(networks++ % 250) + 1}`)

async function invited(tenant: TestTenant) {
  const customer = await newCustomer(tenant)
  const email = `invited-${Math.random().toString(36).slice(2)}@customer.example`
  const path = `/api/staff/customers/${customer.id}/contacts`
  const contact = await tenant.owner.ok(`POST ${path}`, {
    name: "Iris",
    email,
    role: "payer",
    language: "en",
  })
  await tenant.owner.ok(`POST ${path}/${contact.id}/invitation`, {})
  return { customer, contact, email, path, token: await tokenFor(cloud(), email) }
}

describe("R23: set-up links", () => {
  test("of 100 redeemed at once exactly one wins", async () => {
    const tenant = await newTenant(cloud())
    const { token } = await invited(tenant)
    const tries = Array.from({ length: 100 }, () =>
      from(tenant).call("POST /api/auth/invitations/accept", { token, password }),
    )
    const statuses = (await Promise.all(tries)).map((answer) => answer.status).sort()
    expect(statuses).toEqual([200, ...Array(99).fill(409)])
  })

  test("a used link says so, and does not sign in again", async () => {
    const tenant = await newTenant(cloud())
    const { token } = await invited(tenant)
    await tenant.anyone().ok("POST /api/auth/invitations/accept", { token, password })
    const again = await tenant.anyone().call("POST /api/auth/invitations/accept", { token, password })
    expect([again.status, again.body.reason]).toEqual([409, "link_used"])
    expect(again.headers["set-cookie"]).toBeUndefined()
    expect((await tenant.anyone().ok("POST /api/auth/invitations/look", { token })).state).toBe("used")
  })

  test.each([
    [-1, 200],
    [1, 409],
  ])("%i s from its end it answers %i", async (seconds, status) => {
    const tenant = await newTenant(cloud())
    const { token } = await invited(tenant)
    const rows = await allRows(cloud())
    const link = rows.find(({ sk }) => sk === `link#${token.split(".")[1]}`)
    const release = cloud().hold()
    try {
      await cloud().setClock(Date.parse(String(link?.expiresAt)) + seconds * 1000)
      const answer = await tenant.anyone().call("POST /api/auth/invitations/accept", { token, password })
      expect(answer.status).toBe(status)
    } finally {
      release()
    }
  })

  test("works until it expires, then offers a new one to the same address", async () => {
    const tenant = await newTenant(cloud())
    const { token, email } = await invited(tenant)
    await cloud().advance("P7D")
    const late = await tenant.anyone().call("POST /api/auth/invitations/accept", { token, password })
    expect([late.status, late.body.reason]).toEqual([409, "link_expired"])
    await tenant.anyone().ok("POST /api/auth/invitations/renew", { token })
    const renewed = await tokenFor(cloud(), email)
    expect(renewed).not.toBe(token)
    await tenant.anyone().ok("POST /api/auth/invitations/accept", { token: renewed, password })
  })

  test("a newer invitation and a revocation end the older link", async () => {
    const tenant = await newTenant(cloud())
    const { token, email, path, contact } = await invited(tenant)
    await tenant.owner.ok(`POST ${path}/${contact.id}/invitation`, {})
    const newer = await tokenFor(cloud(), email)
    expect(
      (await tenant.anyone().call("POST /api/auth/invitations/accept", { token, password })).status,
    ).toBe(409)
    await tenant.owner.ok(`DELETE ${path}/${contact.id}/invitation`)
    expect(
      (await tenant.anyone().call("POST /api/auth/invitations/accept", { token: newer, password })).status,
    ).toBe(409)
  })

  test("mangled, foreign and wrong-purpose tokens do not exist, in the same bytes", async () => {
    const [tenant, other] = [await newTenant(cloud()), await newTenant(cloud())]
    const { token } = await invited(tenant)
    const mangled = `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`
    const answers = await Promise.all([
      tenant.anyone().call("POST /api/auth/invitations/accept", { token: mangled, password }),
      tenant.anyone().call("POST /api/auth/invitations/accept", { token: "x.y.z", password }),
      tenant.anyone().call("POST /api/auth/invitations/accept", { token: "", password }),
      other.anyone().call("POST /api/auth/invitations/accept", { token, password }),
      tenant.anyone().call("POST /api/auth/reset", { token, password }),
      visitor(cloud().port, "app.localhost").call("POST /api/auth/reset", { token, password }),
    ])
    const bodies = answers.map(({ status, body: { requestId: _, ...body } }) => ({ status, body }))
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1)
    expect(bodies[0]?.status).toBe(404)
    expect(
      (await tenant.anyone().call("POST /api/auth/invitations/accept", { token, password })).status,
    ).toBe(200)
  })

  test("the table and the logs hold no token", async () => {
    const tenant = await newTenant(cloud())
    const { token } = await invited(tenant)
    const mac = token.split(".").at(-1) ?? ""
    expect(mac.length).toBeGreaterThan(40)
    expect(JSON.stringify(cloud().logs())).not.toContain(mac)
  })

  test("a short password is refused by name and the link still works", async () => {
    const tenant = await newTenant(cloud())
    const { token } = await invited(tenant)
    const answer = await tenant
      .anyone()
      .call("POST /api/auth/invitations/accept", { token, password: "short" })
    expect([answer.status, answer.body.fields]).toEqual([400, { password: "password_too_short" }])
    expect(
      (await tenant.anyone().call("POST /api/auth/invitations/accept", { token, password })).status,
    ).toBe(200)
  })
})

test("R24: scanners may open a link as often as they like", async () => {
  const tenant = await newTenant(cloud())
  const { token, email } = await invited(tenant)
  const link = /https?:\/\/\S+#[\w.-]+/.exec((await mailTo(cloud(), email)).text)?.[0] ?? ""
  const page = new URL(link)
  const scanner = tenant.anyone()
  for (const method of ["HEAD", "GET", "GET"]) await scanner.call(`${method} ${page.pathname}${page.search}`)
  for (let look = 0; look < 5; look++) await scanner.ok("POST /api/auth/invitations/look", { token })
  expect(scanner.cookies.size).toBe(0)
  expect((await tenant.anyone().call("POST /api/auth/invitations/accept", { token, password })).status).toBe(
    200,
  )
})

test("R17: links are built from the stored host, whatever host a request claims", async () => {
  const tenant = await newTenant(cloud())
  const customer = await newCustomer(tenant)
  const contact = await newContact(cloud(), tenant, customer.id)
  await tenant.anyone().call(
    "POST /api/auth/forgot-password",
    { email: contact.email },
    {
      "x-forwarded-host": "evil.example",
      "x-portico-host": "evil.example",
      forwarded: "host=evil.example",
    },
  )
  const mail = await mailTo(cloud(), contact.email)
  expect(mail.text).toContain(`http://${tenant.host}:${cloud().port}/reset-password#`)
  expect(JSON.stringify(mail)).not.toContain("evil.example")
})

test("forgotten passwords: a mail for the known, the same answer for everybody", async () => {
  const tenant = await newTenant(cloud())
  const customer = await newCustomer(tenant)
  const contact = await newContact(cloud(), tenant, customer.id)
  const before = cloud().mails().length
  const unknown = await tenant
    .anyone()
    .call("POST /api/auth/forgot-password", { email: "nobody@example.com" })
  await cloud().idle()
  expect(cloud().mails()).toHaveLength(before)
  const known = await tenant.anyone().call("POST /api/auth/forgot-password", { email: contact.email })
  expect(known.body).toEqual(unknown.body)
  const token = await tokenFor(cloud(), contact.email)
  const person = tenant.anyone()
  await person.ok("POST /api/auth/reset", { token, password: "a new and longer one" })
  expect((await person.call("GET /api/portal/me")).status).toBe(200)
  expect(
    (await tenant.anyone().call("POST /api/auth/sign-in", { email: contact.email, password })).status,
  ).toBe(401)
})
