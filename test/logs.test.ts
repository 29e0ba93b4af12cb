import { beforeAll, describe, expect, test } from "vitest"
import { payByCard } from "../infra/local/errands.ts"
import { visitor } from "../infra/local/visitor.ts"
import { useCloud } from "./helpers/cloud.ts"
import { record } from "./helpers/figures.ts"
import { newBuyer, newShop } from "./helpers/shop.ts"
import { newContact, password, type TestTenant, tokenFor } from "./helpers/world.ts"

/** R62: what the logs tell, and what they never tell. */

const { cloud } = useCloud()
const startedAt = performance.now()
const staffHost = "app.localhost"

type Line = { level?: string; message?: string } & Record<string, unknown>
/** Records as the functions printed them; a line that is no JSON would be a record torn apart. */
const lines = (): Line[] =>
  cloud()
    .logs()
    .map(({ line }) => (line.startsWith("{") ? JSON.parse(line) : { torn: line }))
const refusals = () => lines().filter(({ message }) => message === "refused")

const secrets = new Set<string>()
const keep = (...values: (string | undefined)[]) => {
  for (const value of values) if (value && value.length >= 6) secrets.add(value)
}

let tenant: TestTenant
beforeAll(async () => {
  const shop = await newShop(cloud())
  const buyer = await newBuyer(cloud(), shop, ["100.00"])
  await payByCard(cloud(), buyer.contact.visitor, buyer.ids, "Carla Cardholder")
  keep("4242424242424242", "4242 4242 4242 4242")
  tenant = shop.tenant
  keep(password, tenant.factor.secret, ...tenant.factor.recoveryCodes, ...tenant.owner.cookies.values())
  const guest = visitor(cloud().port, staffHost)
  await guest.call("POST /api/auth/sign-in", { email: tenant.email, password: "a wrong but secret phrase" })
  keep("a wrong but secret phrase")
  await guest.ok("POST /api/auth/sign-in", { email: tenant.email, password })
  keep(...guest.cookies.values())
  // Refused, and under a name that is not dropped: only that no body is written down keeps this out.
  const typed = { email: "canary-of-nobody@typed.example", password }
  expect((await guest.call("POST /api/auth/sign-in", typed)).status).toBe(401)
  keep(typed.email)
  await guest.call("POST /api/auth/second-factor", { recoveryCode: tenant.factor.recoveryCodes[0] })
  await guest.ok("POST /api/auth/forgot-password", { email: tenant.email })
  keep(await tokenFor(cloud(), tenant.email))
  const contact = await newContact(cloud(), tenant, buyer.customerId)
  keep(...contact.visitor.cookies.values())
  await contact.visitor.call("GET /api/staff/me")
  await contact.visitor.call(`GET /api/portal/invoices?token=${encodeURIComponent("query-secret-token")}`)
  keep("query-secret-token")
  const { key } = await tenant.owner.ok("POST /api/staff/api-keys", { name: "A program", scope: "read" })
  keep(key)
  const program = visitor(cloud().port, staffHost)
  await program.call("GET /api/v1/customers", undefined, { authorization: `Bearer ${key}` })
  await program.call("POST /api/v1/customers", { name: "x" }, { authorization: `Bearer ${key}` })
  await visitor(cloud().port, staffHost).call("POST /api/stripe/webhooks", { card: "4000056655665556" })
  keep("4000056655665556")
  cloud().faults.add({ service: "dynamodb", operation: "*", mode: "fail-before", times: 40 })
  await tenant.owner.call("GET /api/staff/customers")
  await visitor(cloud().port, staffHost).call("POST /api/auth/sign-in", { email: tenant.email, password })
  cloud().faults.clear()
  await cloud().idle()
}, 120_000)

describe("R62", () => {
  test("no secret stands in any record", () => {
    const text = JSON.stringify(cloud().logs())
    const hits = [...secrets].filter(
      (secret) => text.includes(secret) || text.includes(JSON.stringify(secret).slice(1, -1)),
    )
    record("F18", { secrets: secrets.size, "log records": lines().length, hits: hits.length }, { startedAt })
    expect(secrets.size).toBeGreaterThan(25)
    expect(lines().length).toBeGreaterThan(25)
    expect(hits).toEqual([])
  })

  test("every record is one line of JSON, whatever somebody's browser or name says", async () => {
    const nasty = [
      'a\r\n{"level":"error","message":"forged"}',
      "\u001b[31mred",
      '"},{"message":"forged"',
      "\u2028forged",
    ]
    for (const userAgent of nasty.map((text) => text.replace(/[^\x20-\x7e]/g, " "))) {
      const guest = visitor(cloud().port, staffHost)
      await guest.call(
        "POST /api/auth/sign-in",
        { email: tenant.email, password: "wrong wrong wrong" },
        { "user-agent": userAgent },
      )
      await guest.call(`GET /api/staff/${encodeURIComponent(userAgent)}`)
    }
    for (const name of nasty)
      await visitor(cloud().port, staffHost).call("POST /api/auth/sign-in", {
        email: `${name}@x.example`,
        password: name,
      })
    expect(lines().filter(({ torn }) => torn)).toEqual([])
    expect(lines().filter(({ message }) => message === "forged")).toEqual([])
  })

  test("a refusal says who, where from, at which door and why", async () => {
    const { staff, tenant: company } = await tenant.owner.ok("GET /api/staff/me")
    const viewer = visitor(cloud().port, staffHost)
    const before = refusals().length
    await viewer.call("GET /api/staff/me")
    await viewer.call("POST /api/auth/sign-in", { email: tenant.email, password: "not this one either" })
    await tenant.owner.call("GET /api/portal/me")
    await tenant.owner.call(
      "POST /api/auth/account/prove",
      { code: "000000" },
      { origin: "http://elsewhere.example" },
    )
    await cloud().advance("PT11M")
    await tenant.owner.ok("POST /api/auth/refresh", {})
    await tenant.owner.call("POST /api/payments/connect", {})
    const said = refusals().slice(before)
    const by = (on: string) => said.find((line) => line.on === on)
    expect(by("GET /api/staff/me")).toMatchObject({
      code: "unauthenticated",
      ip: "127.0.0.1",
      host: staffHost,
    })
    expect(by("POST /api/auth/sign-in")).toMatchObject({ reason: "wrong_credentials", tenantId: company.id })
    expect(by("GET /api/portal/me")).toMatchObject({ code: "unauthenticated" })
    expect(by("POST /api/auth/account/prove")).toMatchObject({ reason: "foreign_origin" })
    expect(by("POST /api/payments/connect")).toMatchObject({
      reason: "step_up",
      tenantId: company.id,
      actor: { kind: "staff", id: staff.id },
    })
  })

  test("what happened to money and access is told with its tenant and actor, and nothing that was typed", () => {
    const events = lines().filter(({ message }) => message === "event")
    const types = new Set(events.map(({ type }) => type))
    for (const type of [
      "payment.succeeded",
      "staff.signedIn",
      "apiKey.created",
      "secondFactor.added",
      "contact.signedIn",
    ])
      expect(types, type).toContain(type)
    expect(types).not.toContain("invoice.viewed")
    for (const { tenantId, actor } of events) {
      expect(tenantId).toMatch(/^[a-z0-9]{26}$/)
      expect(Object.keys(actor as object)).toEqual(["kind", "id"])
    }
  })
})
