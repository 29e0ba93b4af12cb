import { beforeEach, describe, expect, test } from "vitest"
import type { SenderRecord } from "../shared/sender-domain.ts"
import { useCloud } from "./helpers/cloud.ts"
import { newContact, newCustomer, newStaff, newTenant, type TestTenant } from "./helpers/world.ts"

const { cloud } = useCloud()
let tenant: TestTenant
let domain: string

beforeEach(async () => {
  tenant = await newTenant(cloud())
  domain = `${tenant.slug}.example`
}, 60_000)

const at = "/api/staff/sender-domain"
const choose = (address = `billing@${domain}`) => tenant.owner.call(`POST ${at}`, { address })
const check = () => tenant.owner.ok(`POST ${at}/check`, {})
const statesOf = ({ records }: { records: SenderRecord[] }) =>
  records.map(({ purpose, state }) => `${purpose} ${state}`)

/** The owner of the domain does what they were told to. */
async function makeRecords(records: SenderRecord[], changes: Partial<Record<string, string[]>> = {}) {
  for (const { type, name, value, purpose } of records)
    await put({ type, name, values: changes[purpose] ?? [value] })
}
async function put(record: { type: string; name: string; values: string[] }) {
  const url = `http://127.0.0.1:${cloud().port}/_local/dns/records`
  const answer = await fetch(url, { method: "PUT", body: JSON.stringify(record) })
  expect(answer.status).toBe(200)
}

async function fromOfNextMail() {
  const customer = await newCustomer(tenant)
  const { email } = await newContact(cloud(), tenant, customer.id)
  await cloud().idle()
  const mail = cloud()
    .mails()
    .find(({ to }) => to.includes(email))
  return mail?.from
}

test("a company's own address is used once its records are there, and no longer than that", async () => {
  const { body } = await choose()
  expect(body.sender).toMatchObject({ address: `billing@${domain}`, state: "pending" })
  expect(statesOf(body)).toEqual([
    "dkim missing",
    "dkim missing",
    "dkim missing",
    "mailFromMx missing",
    "mailFromSpf missing",
    "dmarc missing",
  ])
  expect(await fromOfNextMail()).toBe("no-reply@localhost")

  await makeRecords(body.records)
  const verified = await check()
  expect(verified.sender.state).toBe("verified")
  expect(new Set(verified.records.map(({ state }: SenderRecord) => state))).toEqual(new Set(["found"]))
  expect(await fromOfNextMail()).toBe(`billing@${domain}`)

  const [key] = verified.records
  await put({ type: "CNAME", name: key.name, values: ["somewhere.else.example"] })
  await cloud().invoke("schedule", { job: "daily" })
  const broken = await tenant.owner.ok(`GET ${at}`)
  expect(broken.sender.state).toBe("broken")
  expect(broken.records[0]).toMatchObject({ state: "different", seen: ["somewhere.else.example"] })
  expect(await fromOfNextMail()).toBe("no-reply@localhost")

  await put({ type: "CNAME", name: key.name, values: [key.value] })
  expect((await check()).sender.state).toBe("verified")
  const { items } = await tenant.owner.ok("GET /api/staff/activity?limit=100")
  const told = items.map(({ type }: { type: string }) => type).filter((type: string) => /^sender/.test(type))
  expect(told).toEqual(["sender.verified", "sender.broken", "sender.verified", "sender.added"])
})

test("removing it brings ours back at once, and frees the domain", async () => {
  const { body } = await choose()
  await makeRecords(body.records)
  await check()
  expect(await tenant.owner.ok(`DELETE ${at}`)).toMatchObject({ sender: null, records: [] })
  expect(await fromOfNextMail()).toBe("no-reply@localhost")
  const other = await newTenant(cloud())
  expect((await other.owner.call(`POST ${at}`, { address: `a@${domain}` })).status).toBe(200)
})

test("a domain is one company's, even when two ask at once", async () => {
  const other = await newTenant(cloud())
  const both = await Promise.all([choose(), other.owner.call(`POST ${at}`, { address: `a@${domain}` })])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  const again = await other.owner.call(`POST ${at}`, { address: `a@${domain}` })
  expect(both[0]?.status === 200 ? [again.status, again.body.reason] : [409, "domain_taken"]).toEqual([
    409,
    "domain_taken",
  ])
})

describe("an address that can never be verified is refused with what is wrong with it", () => {
  test.each([
    ["billing@gmail.com", "public_mail_provider"],
    ["no-reply@localhost", "not_an_email"],
    ["billing", "not_an_email"],
    ["billing@[127.0.0.1]", "not_an_email"],
  ])("%s", async (address, reason) => {
    const { status, body } = await choose(address)
    expect([status, body.fields]).toEqual([400, { address: reason }])
  })
})

test("it asks who it is again, and is for who runs the company's brand", async () => {
  const { visitor } = await newStaff(cloud(), tenant, "finance")
  expect((await visitor.call(`POST ${at}`, { address: `a@${domain}` })).status).toBe(403)
  expect((await visitor.call(`GET ${at}`)).status).toBe(200)
  await cloud().advance("PT11M")
  await tenant.owner.ok("POST /api/auth/refresh", {})
  const late = await choose()
  expect([late.status, late.body.reason]).toEqual([403, "step_up"])
})
