import { beforeEach, describe, expect, test } from "vitest"
import type { SenderRecord } from "../shared/sender-domain.ts"
import { useCloud } from "./helpers/cloud.ts"
import { setPlan } from "./helpers/domains/plan.ts"
import { newContact, newCustomer, newStaff, newTenant, password, type TestTenant } from "./helpers/world.ts"

const { cloud } = useCloud()
let tenant: TestTenant
let domain: string

beforeEach(async () => {
  tenant = await newTenant(cloud())
  await setPlan(cloud(), tenant.slug, "premium")
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

/** Subjects of what the owner was told of the address, oldest first. */
async function newsMails() {
  await cloud().idle()
  const all = cloud()
    .mails()
    .filter(({ to, subject }) => to.includes(tenant.email) && subject.includes(domain))
  return all.map(({ subject }) => subject).reverse()
}

/** Sessions run out while the clock is moved. */
async function comeBack() {
  await tenant.owner.ok("POST /api/auth/sign-in", { email: tenant.email, password })
  const enter = () => tenant.owner.call("POST /api/auth/second-factor", { code: tenant.factor.code() })
  // A period may end between reading the code and its judgement.
  if ((await enter()).status !== 200) expect((await enter()).status).toBe(200)
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
    "proof missing",
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

  const [, key] = verified.records
  await put({ type: "CNAME", name: key.name, values: ["somewhere.else.example"] })
  await cloud().invoke("schedule", { job: "daily" })
  const broken = await tenant.owner.ok(`GET ${at}`)
  expect(broken.sender.state).toBe("broken")
  expect(broken.records[1]).toMatchObject({ state: "different", seen: ["somewhere.else.example"] })
  expect(await fromOfNextMail()).toBe("no-reply@localhost")

  await put({ type: "CNAME", name: key.name, values: [key.value] })
  expect((await check()).sender.state).toBe("verified")
  const { items } = await tenant.owner.ok("GET /api/staff/activity?limit=100")
  const told = items.map(({ type }: { type: string }) => type).filter((type: string) => /^sender/.test(type))
  // What comes and goes within hours is told by mail once, and in the end always.
  expect(told.filter((type: string) => type !== "sender.reported")).toEqual([
    "sender.verified",
    "sender.broken",
    "sender.verified",
    "sender.added",
  ])
  expect(await newsMails()).toEqual([`Your mails now come from billing@${domain}`])
  await put({ type: "CNAME", name: key.name, values: [] })
  await cloud().advance("P1D")
  expect(await newsMails()).toEqual([
    `Your mails now come from billing@${domain}`,
    `Your mails no longer come from billing@${domain}`,
  ])
})

test("removing it brings ours back at once, and frees the domain", async () => {
  const { body } = await choose()
  await makeRecords(body.records)
  await check()
  expect(await tenant.owner.ok(`DELETE ${at}`)).toMatchObject({ sender: null, records: [] })
  expect(await fromOfNextMail()).toBe("no-reply@localhost")
  const other = await newTenant(cloud())
  await setPlan(cloud(), other.slug, "premium")
  expect((await other.owner.call(`POST ${at}`, { address: `a@${domain}` })).status).toBe(200)
})

describe("two companies that name one domain", () => {
  let other: TestTenant
  let theirs: SenderRecord[]
  beforeEach(async () => {
    other = await newTenant(cloud())
    await setPlan(cloud(), other.slug, "premium")
    const { body } = await other.owner.call(`POST ${at}`, { address: `a@${domain}` })
    theirs = body.records
  }, 60_000)
  const checkOther = () => other.owner.ok(`POST ${at}/check`, {})
  const [proofOf, keysOf] = [
    (records: SenderRecord[]) => records.filter(({ purpose }) => purpose === "proof"),
    (records: SenderRecord[]) => records.filter(({ purpose }) => purpose !== "proof"),
  ]

  test("only the one that its owner means is believed, though SES's keys are the same for both", async () => {
    const { body } = await choose()
    await makeRecords(body.records)
    const [mine, foreign] = [await check(), await checkOther()]
    expect([mine.sender.state, foreign.sender.state]).toEqual(["verified", "pending"])
    expect([mine.taken, foreign.taken]).toEqual([false, false])
    expect(statesOf(foreign)).toContain("proof missing")
  })

  test("where it means both, the first has it, also when both look at once, until it gives it up", async () => {
    const { body } = await choose()
    await makeRecords(keysOf(body.records))
    const values = [...proofOf(body.records), ...proofOf(theirs)].map(({ value }) => value)
    await put({ type: "TXT", name: `_portico.${domain}`, values })
    const both = await Promise.all([check(), checkOther()])
    expect(both.map(({ sender }) => sender.state).sort()).toEqual(["pending", "verified"])
    expect(both.map(({ sender, taken }) => sender.state === "verified" || taken)).toEqual([true, true])
    const isMine = both[0].sender.state === "verified"
    const [holder, waiting] = isMine ? [tenant, checkOther] : [other, check]
    await holder.owner.ok(`DELETE ${at}`)
    // SES forgot the domain with it, and is told of it anew.
    expect((await waiting()).sender.state).toBe("verified")

    // And back: a claim ends with its proof, and what its loser gives up is not the winner's.
    await holder.owner.ok(`POST ${at}`, { address: `again@${domain}` })
    const [back, loses] = isMine ? [check, other] : [checkOther, tenant]
    const proof = proofOf((await back()).records)[0]
    await put({ type: "TXT", name: `_portico.${domain}`, values: [proof?.value ?? ""] })
    expect((await waiting()).sender.state).toBe("broken")
    expect((await back()).sender.state).toBe("verified")
    await loses.owner.ok(`DELETE ${at}`)
    expect((await back()).sender.state).toBe("verified")
  })
})

test("an address whose records nobody makes is removed after two weeks, and the team hears of it", async () => {
  const { body } = await choose()
  expect(Date.parse(body.until) - cloud().now()).toBeGreaterThan(13.9 * 86_400_000)
  await cloud().advance("P13D")
  await comeBack()
  expect((await tenant.owner.ok(`GET ${at}`)).sender.state).toBe("pending")
  await cloud().advance("P2D")
  await comeBack()
  expect((await tenant.owner.ok(`GET ${at}`)).sender).toBeNull()
  expect(await newsMails()).toEqual([`billing@${domain} was removed as your sender`])
})

test("an address that can never be verified is refused with what is wrong with it", async () => {
  const wrong = {
    "billing@gmail.com": "public_mail_provider",
    "no-reply@localhost": "not_an_email",
    billing: "not_an_email",
    "billing@[127.0.0.1]": "not_an_email",
  }
  for (const [address, reason] of Object.entries(wrong)) {
    const { status, body } = await choose(address)
    expect([address, status, body.fields]).toEqual([address, 400, { address: reason }])
  }
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
