import { afterAll, beforeAll, expect, test } from "vitest"
import type { Session } from "../functions/sessions/store.ts"
import type { Visitor } from "../infra/local/visitor.ts"
import { useCloud } from "./helpers/cloud.ts"
import { record, seedOf } from "./helpers/figures.ts"
import { partsOf } from "./helpers/forge.ts"
import { becomeFunction } from "./helpers/inside.ts"
import { type OneProcess, oneProcess } from "./helpers/one-process.ts"
import { randomFrom } from "./helpers/random.ts"
import { allRows } from "./helpers/rows.ts"
import { importCsv, newContact, newTenant, type TestTenant, zohoCsv } from "./helpers/world.ts"

/** R08, R09: one process, many tenants at once, and none ever sees, or writes, what is another's. */

const { cloud } = useCloud()
const [tenantsCount, customersCount] = [4, 3]
const requests = process.env.DEEP ? 20_000 : 2_000
const atOnce = 48
const seed = seedOf("concurrency")
const { below, of, random } = randomFrom(seed)

/** Somebody signed in; `may` is how everything of theirs is marked. */
type Somebody = { host: string; cookie: string; may: RegExp; asks: () => [string, object?] }

let crowd: OneProcess
let everybody: { visitor: Visitor; may: RegExp; asks: Somebody["asks"] }[]

const mark = (tenant: number, customer?: number) =>
  `Canary${tenant}t${customer === undefined ? "" : `${customer}c`}`
const marks = /Canary\d+t(?:\d+c)?/g

async function customerOf(tenant: TestTenant, at: number, number: number) {
  const name = mark(at, number)
  const invoices = [1, 2, 3].map((each) => ({
    id: `${name}-${each}`,
    number: `${name}-${each}`,
    total: "10.00",
  }))
  await importCsv(cloud(), tenant.owner, zohoCsv({ id: name, name }, invoices))
  const { items } = await tenant.owner.ok(`GET /api/staff/customers?search=${name}`)
  const contact = await newContact(cloud(), tenant, items[0].id)
  const list = await contact.visitor.ok("GET /api/portal/invoices")
  const ids: string[] = list.items.map(({ id }: { id: string }) => id)
  return { name, contact, customerId: items[0].id as string, ids }
}

const language = () => ({ language: of(["en", "ar"]) })

async function makeTenant(at: number) {
  const tenant = await newTenant(cloud())
  const own: Awaited<ReturnType<typeof customerOf>>[] = []
  for (let number = 0; number < customersCount; number++) own.push(await customerOf(tenant, at, number))
  const asStaff = (): [string, object?] => {
    const { customerId, ids, name } = of(own)
    // Lists read eight partitions each: now and then is enough.
    if (random() < 0.2)
      return of<[string, object?]>([
        ["GET /api/staff/customers"],
        ["GET /api/staff/invoices"],
        [`GET /api/staff/customers?search=${name}`],
      ])
    return of<[string, object?]>([
      [`GET /api/staff/customers/${customerId}`],
      [`GET /api/staff/customers/${customerId}/invoices/${of(ids)}`],
      ["GET /api/staff/activity"],
      ["PUT /api/staff/language", language()],
      ["POST /api/staff/customers", { name: `${mark(at)} ${below(1e9)}`, currency: "AED", address: {} }],
    ])
  }
  const contacts = own.map(({ contact, ids }, number) => ({
    visitor: contact.visitor,
    may: new RegExp(`^${mark(at)}(${number}c)?$`),
    asks: () =>
      of<[string, object?]>([
        ["GET /api/portal/me"],
        ["GET /api/portal/invoices"],
        ["GET /api/portal/payments"],
        [`GET /api/portal/invoices/${of(ids)}`],
        ["PUT /api/portal/language", language()],
      ]),
  }))
  return [{ visitor: tenant.owner, may: new RegExp(`^${mark(at)}(\\d+c)?$`), asks: asStaff }, ...contacts]
}

beforeAll(async () => {
  becomeFunction(cloud(), "auth")
  everybody = (await Promise.all(Array.from({ length: tenantsCount }, (_, at) => makeTenant(at)))).flat()
  crowd = oneProcess(cloud(), ["portal", "staff"], seed)
}, 120_000)
afterAll(() => crowd?.close())

/** Tokens for now: the clock moves during these tests, further than a token lasts. */
async function signInAgain(): Promise<Somebody[]> {
  const { signAccess } = await import("../functions/sessions/tokens.ts")
  const now = new Date(cloud().now()).toISOString()
  return Promise.all(
    everybody.map(async ({ visitor, may, asks }) => {
      const { sid, cid, tid, sub } = partsOf(visitor.cookies.get("__Host-session") ?? "").claims
      const session = { id: sid, customerId: cid, host: visitor.host, personId: sub } as Session
      return {
        host: visitor.host,
        cookie: `__Host-session=${await signAccess(tid, session, now)}`,
        may,
        asks,
      }
    }),
  )
}

type Seen = { answers: number; failed: number; foreign: string[] }

async function interleave(people: Somebody[], times: number, seen: Seen) {
  let left = times
  const work = async () => {
    while (left-- > 0) {
      const person = of(people)
      const [on, input] = person.asks()
      const answer = await crowd.ask(person.host, on, person.cookie, input)
      seen.answers += 1
      // Cut off once too often: an error of ours, which says nothing about anybody.
      if (answer.status !== 200) seen.failed += 1
      if (![200, 409, 500, 503].includes(answer.status)) seen.foreign.push(`${on} answered ${answer.status}`)
      const text = `${JSON.stringify(answer.headers)} ${answer.cookies} ${answer.body}`
      for (const found of text.match(marks) ?? [])
        if (!person.may.test(found)) seen.foreign.push(`${on} as ${person.may} showed ${found}`)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
}

/** Rows that carry a mark of another tenant, or of another customer's partition. */
async function misplaced() {
  const tenantOf = new Map<string, string>()
  const wrong: string[] = []
  for (const row of await allRows(cloud())) {
    const tenantId = row.pk.match(/^T#(\w+)/)?.[1]
    if (!tenantId) continue
    for (const [found] of JSON.stringify(row).matchAll(/Canary\d+t/g)) {
      const known = tenantOf.get(tenantId) ?? found
      tenantOf.set(tenantId, known)
      if (known !== found) wrong.push(`${row.pk} holds ${found}`)
    }
  }
  return { wrong, tenants: tenantOf.size }
}

test(`R09 ${requests} requests at once, with delays and cut connections: nobody sees or writes another's`, async () => {
  const startedAt = performance.now()
  const seen: Seen = { answers: 0, failed: 0, foreign: [] }
  const rounds = 4
  for (let round = 0; round < rounds; round++) {
    await interleave(await signInAgain(), requests / rounds, seen)
    // R08: by now every assumed credential has run out.
    await cloud().setClock(cloud().now() + 3_600_000 + Math.floor(random() * 1000))
  }
  const denied = cloud()
    .aws.authorizer.observed()
    .filter(({ allowed }) => !allowed)
  const { wrong, tenants } = await misplaced()
  expect(seen.foreign).toEqual([])
  expect(wrong).toEqual([])
  expect(tenants).toBe(tenantsCount)
  // Each store call carried the tags of its own tenant and customer: with others', it would have been refused.
  expect(denied).toEqual([])
  expect(seen.failed).toBeLessThan(requests / 20)
  record(
    "F3",
    {
      "interleaved requests": seen.answers,
      "at once": atOnce,
      "failed by cut connections": seen.failed,
      "reads of another's": seen.foreign.length,
      "writes to another's": wrong.length,
      "refused by IAM": denied.length,
    },
    { seed, startedAt },
  )
}, 280_000)

test("R08 without credentials for the tenant nothing is read: a function never falls back on its own", async () => {
  const [person] = await signInAgain()
  const fresh = oneProcess(cloud(), ["portal", "staff"], seed)
  try {
    cloud().faults.add({ service: "sts", operation: "*", mode: "throttle", times: 1000 })
    const ask = () => fresh.ask(person?.host ?? "", "GET /api/staff/me", person?.cookie ?? "")
    const refused = await ask()
    expect([refused.status, refused.body.toString().match(marks)]).toEqual([500, null])
    cloud().faults.clear()
    expect((await ask()).status).toBe(200)
  } finally {
    cloud().faults.clear()
    await fresh.close()
  }
})
