import { beforeAll, describe, expect, test } from "vitest"
import { type Visitor, visitor } from "../infra/local/visitor.ts"
import { useCloud } from "./helpers/cloud.ts"
import { setPlan } from "./helpers/domains/plan.ts"
import { type RouteEntry, routesOf } from "./helpers/routes.ts"
import { allRows, changeRow, forgetLimits } from "./helpers/rows.ts"
import {
  importCsv,
  mailTo,
  newContact,
  newCustomer,
  newTenant,
  type TestTenant,
  zohoCsv,
} from "./helpers/world.ts"

const { cloud } = useCloud()

type Side = { tenant: TestTenant; customerId: string; invoiceId: string }

let mine: Side
let foreign: Side
let routes: RouteEntry[]

async function side(name: string): Promise<Side> {
  const tenant = await newTenant(cloud())
  await setPlan(cloud(), tenant.slug, "premium")
  const csv = zohoCsv({ id: name, name }, [{ id: name, number: name, total: "100.00" }])
  expect((await importCsv(cloud(), tenant.owner, csv)).state).toBe("done")
  const { items } = await tenant.owner.ok("GET /api/staff/invoices")
  return { tenant, customerId: items[0].customerId, invoiceId: items[0].id }
}

beforeAll(async () => {
  mine = await side("CANARYMINE")
  foreign = await side("CANARYFOREIGN")
  routes = await routesOf(mine.tenant.owner)
}, 120_000)

type Options = { scope?: "read" | "write"; expiresInDays?: number; name?: string }
const create = ({ tenant }: Side, options: Options = {}) =>
  tenant.owner.ok("POST /api/staff/api-keys", { name: "Bookkeeping", ...options })

/** A program: no cookies, no origin, and a key where there is one. */
function program(key?: string, host = "app.localhost") {
  const { call } = visitor(cloud().port, host)
  const headers = { origin: "", ...(key && { authorization: `Bearer ${key}` }) }
  return (on: string, input?: unknown, more: Record<string, string> = {}) =>
    call(on, input, { ...headers, ...more })
}

const customer = { name: "Quay & Sons", currency: "AED", address: {} }
const apiRoutes = () => routes.filter(({ principals }) => principals.includes("apiKey"))
const fill = (path: string, { customerId }: Side) =>
  path.replace(/\{\w+\}/g, customerId) + (path.endsWith("/statement") ? "?from=2026-01-01&to=2026-12-31" : "")
const invoice = {
  currency: "AED",
  issuedOn: "2026-10-01",
  dueOn: "2026-10-31",
  lines: [{ description: "Pallets", quantity: "1", unitPrice: "10" }],
}
const inputFor = (method: string, path: string) => {
  if (method === "GET") return undefined
  return path.endsWith("/invoices") ? invoice : customer
}

describe("a key", () => {
  test("is shown once, named by its stage, and told to owners by mail", async () => {
    const created = await create(mine, { name: "Ledger sync", scope: "write", expiresInDays: 90 })
    expect(created.key).toMatch(/^ptc_test_[0-9a-z]{32}[0-9a-f]{6}$/)
    expect(created.shownAs).toBe(`ptc_test_…${created.key.slice(-4)}`)
    expect(Date.parse(created.expiresAt) - Date.parse(created.createdAt)).toBe(90 * 86_400_000)
    const list = await mine.tenant.owner.call("GET /api/staff/api-keys")
    expect(list.body.items.map(({ id }: { id: string }) => id)).toContain(created.id)
    expect(list.bytes.toString()).not.toContain(created.key.slice(9, -4))
    expect(list.bytes.toString()).not.toContain("hash")
    const mail = await mailTo(cloud(), mine.tenant.email)
    expect(mail.subject).toBe("An API key was created")
    expect(mail.text).toContain("Ledger sync")
    expect(mail.text).toContain("Read and write")
    expect(mail.text).not.toContain(created.key)
  })

  test("reads and writes what staff see, as itself, in the company's activity", async () => {
    const { key, id } = await create(mine, { scope: "write" })
    const ask = program(key)
    const made = await ask("POST /api/v1/customers", customer)
    expect([made.status, made.body.name]).toEqual([200, customer.name])
    const changed = await ask(`PUT /api/v1/customers/${made.body.id}`, { ...customer, phone: "+971 4 000" })
    expect(changed.body.phone).toBe("+971 4 000")
    expect((await ask(`GET /api/v1/customers/${mine.customerId}`)).body.customer.name).toBe("CANARYMINE")
    const invoices = await ask(`GET /api/v1/customers/${mine.customerId}/invoices`)
    expect(invoices.body.items[0].id).toBe(mine.invoiceId)
    expect((await ask("GET /api/v1/invoices")).body.items).toHaveLength(1)
    expect((await ask("GET /api/v1/payments")).body.items).toEqual([])
    const found = await ask("GET /api/v1/customers?search=quay")
    expect(found.body.items[0].id).toBe(made.body.id)
    const { items } = await mine.tenant.owner.ok(`GET /api/staff/customers/${made.body.id}/activity`)
    expect(items.map(({ actor }: { actor: object }) => actor)).toEqual(
      items.map(() => ({ kind: "apiKey", id, name: "Bookkeeping" })),
    )
  })

  test("notes its use once an hour", async () => {
    const { key, id } = await create(mine)
    const lastUse = async () => {
      const { items } = await mine.tenant.owner.ok("GET /api/staff/api-keys")
      return items.find((each: { id: string }) => each.id === id).lastUsedAt
    }
    expect(await lastUse()).toBeUndefined()
    await program(key)("GET /api/v1/payments")
    const first = await lastUse()
    expect(first).toBeTruthy()
    await cloud().advance("PT59M")
    await mine.tenant.owner.ok("POST /api/auth/refresh", {})
    await program(key)("GET /api/v1/payments")
    expect(await lastUse()).toBe(first)
    await cloud().advance("PT2M")
    await program(key)("GET /api/v1/payments")
    expect((await lastUse()) > first).toBe(true)
    await mine.tenant.owner.ok("POST /api/auth/account/prove", { code: mine.tenant.factor.code() })
  })

  test("bad input is refused by name", async () => {
    for (const [input, field] of [
      [{}, "name"],
      [{ name: " " }, "name"],
      [{ name: "x".repeat(61) }, "name"],
      [{ name: "x", scope: "admin" }, "scope"],
      [{ name: "x", expiresInDays: 31 }, "expiresInDays"],
      [{ name: "x", hash: "0" }, "hash"],
    ] as const) {
      const { status, body } = await mine.tenant.owner.call("POST /api/staff/api-keys", input)
      expect([status, Object.keys(body.fields)]).toEqual([400, [field]])
    }
  })
})

describe("R31, R32: who makes and revokes keys", () => {
  test("only who proved within ten minutes who they are", async () => {
    const tenant = await newTenant(cloud())
    const { id } = await tenant.owner.ok("POST /api/staff/api-keys", { name: "A" })
    await cloud().advance("PT11M")
    await tenant.owner.ok("POST /api/auth/refresh", {})
    for (const on of ["POST /api/staff/api-keys", `DELETE /api/staff/api-keys/${id}`]) {
      const { status, body } = await tenant.owner.call(on, on.startsWith("POST") ? { name: "B" } : undefined)
      expect([status, body.reason], on).toEqual([403, "step_up"])
    }
    await mine.tenant.owner.ok("POST /api/auth/refresh", {})
    await mine.tenant.owner.ok("POST /api/auth/account/prove", { code: mine.tenant.factor.code() })
    await foreign.tenant.owner.ok("POST /api/auth/refresh", {})
    await foreign.tenant.owner.ok("POST /api/auth/account/prove", { code: foreign.tenant.factor.code() })
  })

  test("not another tenant's: it does not exist for them, and goes on working", async () => {
    const { key, id } = await create(mine)
    expect((await foreign.tenant.owner.call(`DELETE /api/staff/api-keys/${id}`)).status).toBe(404)
    expect((await program(key)("GET /api/v1/payments")).status).toBe(200)
  })
})

const is401 = (answer: { status: number; body: { code: string }; headers: Record<string, unknown> }) => {
  expect([answer.status, answer.body?.code]).toEqual([401, "unauthenticated"])
  expect(answer.headers["www-authenticate"]).toBe("Bearer")
}

describe("R32: what opens nothing", () => {
  test("a copy of the table: no text of any row is a key", async () => {
    const { key } = await create(mine)
    const texts = new Set<string>()
    const collect = (value: unknown) => {
      if (typeof value === "string") texts.add(value).add(value.split("#").at(-1) ?? "")
      else if (typeof value === "object" && value) for (const inner of Object.values(value)) collect(inner)
    }
    const rows = await allRows(cloud())
    expect(JSON.stringify(rows)).not.toContain(key.slice(0, -6))
    expect(JSON.stringify(rows)).not.toContain(key.slice("ptc_test_".length, -6))
    for (const row of rows) collect(row.kind === "apiKey" || /key|Key/.test(row.pk + row.sk) ? row : {})
    const tries = [...texts].filter((text) => /^[\x21-\x7e]+$/.test(text))
    expect(tries.some((text) => /^[0-9a-f]{64}$/.test(text))).toBe(true)
    for (const text of tries) {
      is401(await program(text)("GET /api/v1/payments"))
      is401(await program(`ptc_test_${text}`)("GET /api/v1/payments"))
    }
  })

  test("a wrong checksum, stage or shape is refused without a look into the table", async () => {
    const { key } = await create(mine)
    const last = key.at(-1) === "0" ? "1" : "0"
    const wrong = [
      key.slice(0, -1) + last,
      key.slice(0, 12) + (key[12] === "a" ? "b" : "a") + key.slice(13),
      key.replace("ptc_test_", "ptc_live_"),
      key.toUpperCase(),
      key.slice(0, -1),
      `${key}0`,
      `${key},${key}`,
      "ptc_test_",
    ]
    await program(key)("GET /api/v1/payments")
    await cloud().idle()
    cloud().faults.add({ service: "dynamodb", operation: "*", mode: "throttle", times: 1000 })
    for (const text of [...wrong, undefined]) is401(await program(text)("GET /api/v1/payments"))
    expect(cloud().faults.list()).toMatchObject([{ times: 1000 }])
    cloud().faults.clear()
  })

  test("a key that was revoked, at once and for good", async () => {
    const { key, id } = await create(mine)
    expect((await program(key)("GET /api/v1/payments")).status).toBe(200)
    await mine.tenant.owner.ok(`DELETE /api/staff/api-keys/${id}`)
    is401(await program(key)("GET /api/v1/payments"))
    expect((await mine.tenant.owner.call(`DELETE /api/staff/api-keys/${id}`)).status).toBe(404)
    expect(JSON.stringify((await allRows(cloud())).filter(({ pk }) => pk.startsWith("D#key")))).not.toContain(
      id,
    )
  })

  test("a key that is revoked while it is used for the first time", async () => {
    const { key, id } = await create(mine)
    const used = Array.from({ length: 8 }, () => program(key)("GET /api/v1/payments"))
    await mine.tenant.owner.ok(`DELETE /api/staff/api-keys/${id}`)
    for (const { status } of await Promise.all(used)) expect([200, 401]).toContain(status)
    is401(await program(key)("GET /api/v1/payments"))
  })

  test("a key anywhere but in its header", async () => {
    const { key } = await create(mine)
    const ask = program()
    for (const name of ["key", "api_key", "access_token", "authorization"])
      is401(await ask(`GET /api/v1/payments?${name}=${key}`))
    is401(await ask("GET /api/v1/payments", undefined, { cookie: `__Host-session=${key}; key=${key}` }))
    is401(
      await ask("GET /api/v1/payments", undefined, {
        "x-api-key": key,
        "x-portico-authorization": `Bearer ${key}`,
      }),
    )
    is401(await ask("GET /api/v1/payments", undefined, { authorization: `Basic ${btoa(`${key}:`)}` }))
    is401(await ask("GET /api/v1/payments", undefined, { authorization: key }))
    is401(await ask("POST /api/v1/customers", { ...customer, key }))
  })

  test("a key at a portal's host", async () => {
    const { key } = await create(mine)
    is401(await program(key, mine.tenant.host)("GET /api/v1/payments"))
  })
})

test("R32: what a key may do is what its scope says, on every route", async () => {
  const [reader, writer] = [await create(mine, { scope: "read" }), await create(mine, { scope: "write" })]
  const made: string[] = []
  expect(apiRoutes().length).toBeGreaterThanOrEqual(7)
  for (const { method, path, scope } of apiRoutes()) {
    const on = `${method} ${fill(path, mine)}`
    const read = await program(reader.key)(on, inputFor(method, path))
    expect([on, read.status, read.body.reason]).toEqual(
      scope === "read" ? [on, 200, undefined] : [on, 403, "scope"],
    )
    expect((await program(writer.key)(on, inputFor(method, path))).status, on).toBe(200)
    made.push(on)
    // Whatever changes something is a matter of writing.
    expect(scope, on).toBe(method === "GET" ? "read" : "write")
  }
  await mine.tenant.owner.ok(`PUT /api/staff/customers/${mine.customerId}`, {
    ...customer,
    name: "CANARYMINE",
  })
})

test("R01: another tenant's ids do not exist for a key, on any route", async () => {
  const { key } = await create(mine, { scope: "write" })
  const nobody = { ...mine, customerId: "0".repeat(26) }
  for (const { method, path } of apiRoutes()) {
    const theirs = await program(key)(`${method} ${fill(path, foreign)}`, inputFor(method, path))
    expect(theirs.bytes.toString()).not.toContain("CANARYFOREIGN")
    if (!path.includes("{")) continue
    const nobodys = await program(key)(`${method} ${fill(path, nobody)}`, inputFor(method, path))
    expect([theirs.status, nobodys.status], path).toEqual([404, 404])
    expect({ ...theirs.body, requestId: "" }).toEqual({ ...nobodys.body, requestId: "" })
  }
})

describe("R32: doors are kept apart", () => {
  test("a session is nobody at the door for programs", async () => {
    const contact = await newContact(cloud(), mine.tenant, (await newCustomer(mine.tenant)).id)
    const people: Visitor[] = [mine.tenant.owner, contact.visitor]
    for (const person of people)
      for (const { method, path } of apiRoutes())
        is401(await person.call(`${method} ${fill(path, mine)}`, inputFor(method, path)))
  })

  test("a key is nobody anywhere else", async () => {
    const { key } = await create(mine, { scope: "write" })
    const others = routes.filter(({ principals }) => !principals.some((who) => /apiKey|anyone/.test(who)))
    expect(others.length).toBeGreaterThan(40)
    for (const { method, path } of others) {
      const on = `${method} ${fill(path, mine)}`
      for (const host of ["app.localhost", mine.tenant.host]) {
        const ask = program(key, host)
        const input = method === "POST" || method === "PUT" ? {} : undefined
        const { status } = await ask(on, input, { origin: `http://${host}:${cloud().port}` })
        expect([401, 429], `${on} at ${host}`).toContain(status)
      }
    }
    await forgetLimits(cloud())
  })

  test("a session beside a key changes nothing about it", async () => {
    const { key } = await create(foreign)
    const answer = await mine.tenant.owner.call("GET /api/v1/customers", undefined, {
      authorization: `Bearer ${key}`,
    })
    expect(answer.bytes.toString()).toContain("CANARYFOREIGN")
    expect(answer.bytes.toString()).not.toContain("CANARYMINE")
  })

  test("a key needs no origin, and another site's changes nothing", async () => {
    const { key } = await create(mine, { scope: "write" })
    for (const origin of ["", "https://erp.example"])
      expect((await program(key)("POST /api/v1/customers", customer, { origin })).status).toBe(200)
  })
})

test("R32: each key has an allowance of its own", async () => {
  const [busy, calm] = [await create(mine), await create(mine)]
  const minute = Math.floor(cloud().now() / 60_000)
  for (const window of [minute, minute + 1])
    await changeRow(cloud(), { pk: `D#limit#api key|${busy.id}|${window}`, sk: "-" }, { requests: 599 })
  const asked = [busy, busy, calm].map(({ key }) => program(key)("GET /api/v1/payments"))
  const [first, second, other] = await Promise.all(asked)
  expect([first?.status, second?.status].sort()).toEqual([200, 429])
  expect(other?.status).toBe(200)
})

test("R62: no key is ever written into a log, not even by a fault of ours", async () => {
  const { key } = await create(foreign)
  cloud().faults.add({ service: "dynamodb", operation: "GetItem", mode: "fail-before", times: 100 })
  expect((await program(key)("GET /api/v1/payments")).status).toBe(500)
  cloud().faults.clear()
  const lines = JSON.stringify(cloud().logs("api"))
  expect(lines).toContain("request failed")
  expect(lines).not.toMatch(/ptc_test_[0-9a-z]{6}/)
})

test("R32: a key runs out when it said it would", async () => {
  const { key } = await create(mine, { expiresInDays: 30 })
  const ask = program(key)
  await cloud().advance("P29D")
  expect((await ask("GET /api/v1/payments")).status).toBe(200)
  await cloud().advance("P1D")
  is401(await ask("GET /api/v1/payments"))
})
