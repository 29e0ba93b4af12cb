import { beforeAll, beforeEach, describe, expect, test } from "vitest"
import { visitor } from "../infra/local/visitor.ts"
import type { DomainView } from "../shared/domains.ts"
import { useCloud } from "./helpers/cloud.ts"
import { setPlan } from "./helpers/domains/plan.ts"
import { newContact, newCustomer, newTenant, password, type TestTenant } from "./helpers/world.ts"

/** A company's own address for its portal, from the first click to the last, on the whole product. */
const { cloud } = useCloud()
let acme: TestTenant
let rival: TestTenant
let made = 0

beforeAll(async () => {
  ;[acme, rival] = [await newTenant(cloud()), await newTenant(cloud())]
  for (const tenant of [acme, rival]) await setPlan(cloud(), tenant.slug, "premium")
}, 60_000)
beforeEach(() => {
  cloud().dns.value.length = 0
  cloud().dnsBehaviours.length = 0
  cloud().faults.clear()
})

function newHost() {
  made += 1
  return `portal.acme-${made}.test`
}
const set = (name: string, type: string, ...values: string[]) => {
  const others = cloud().dns.value.filter((each) => each.name !== name || each.type !== type)
  const record = values.length > 0 ? [{ name, type, ttl: 60, values }] : []
  cloud().dns.value.splice(0, Number.POSITIVE_INFINITY, ...others, ...record)
}
const cameInAt = new Map<string, number>()
/** As long as somebody who just came in need not prove themselves again. */
const freshMs = 8 * 60_000

/** The owner, signed in: where the clock went on, again. */
async function owner({ owner: visitor, email, factor }: TestTenant) {
  if (cloud().now() - (cameInAt.get(email) ?? 0) < freshMs) return visitor
  cameInAt.set(email, cloud().now())
  await visitor.ok("POST /api/auth/sign-in", { email, password })
  const enter = () => visitor.call("POST /api/auth/second-factor", { code: factor.code() })
  if ((await enter()).status !== 200) await enter()
  return visitor
}
const list = async (tenant: TestTenant): Promise<DomainView[]> =>
  (await (await owner(tenant)).ok("GET /api/staff/domains")).domains
const find = async (tenant: TestTenant, host: string) =>
  (await list(tenant)).find((each) => each.host === host)

async function add(tenant: TestTenant, host: string, mode = "records"): Promise<DomainView> {
  const added = await (await owner(tenant)).ok("POST /api/staff/domains", { host, mode })
  await cloud().idle()
  return added
}
/** Makes the records that the product asks for. */
function make(domain: DomainView, ...purposes: string[]) {
  for (const { purpose, name, type, values } of domain.records)
    if (purposes.length === 0 || purposes.includes(purpose)) set(name, type, ...values)
}
async function wait(tenant: TestTenant, host: string, state: string) {
  for (let minutes = 0; minutes < 20; minutes++) {
    const domain = await find(tenant, host)
    if (domain?.state === state) return domain
    await cloud().advance("PT1M")
  }
  throw new Error(`${host} is ${(await find(tenant, host))?.state}, never ${state}`)
}
async function activate(tenant: TestTenant, host = newHost()) {
  const domain = await add(tenant, host)
  make(domain)
  return wait(tenant, host, "active")
}
const at = (host: string) => visitor(cloud().port, host)

describe("a name", () => {
  test.each([
    ["", "required"],
    ["acme", "not_a_host_name"],
    ["portal_1.acme.test", "not_a_host_name"],
    ["*.acme.test", "host_is_a_wildcard"],
    ["203.0.113.7", "host_is_an_address"],
    ["0x7f.1", "host_is_an_address"],
    ["[2001:db8::1]", "host_is_an_address"],
    ["acme.ae", "host_is_an_apex"],
    ["acme.co.ae", "host_is_an_apex"],
    ["co.uk", "host_is_a_public_suffix"],
    ["portal.localhost", "host_is_ours"],
    [`${"a".repeat(60)}.${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(60)}.acme.test`, "host_too_long"],
  ])("%j is refused: %s", async (host, reason) => {
    const { status, body } = await (await owner(acme)).call("POST /api/staff/domains", { host })
    expect([status, body.fields]).toEqual([400, { host: reason }])
  })

  test("is taken as people write it, and once", async () => {
    const host = newHost()
    const given = ` HTTPS://${host.toUpperCase()}./invoices?x=1 `
    expect((await add(acme, given)).host).toBe(host)
    const { body } = await (await owner(acme)).call("POST /api/staff/domains", { host })
    expect(body.fields).toEqual({ host: "host_added_already" })
    await remove(acme, host)
  })

  test("is internationalised", async () => {
    const domain = await add(acme, "بوابة.شركة.test")
    expect([domain.host, domain.unicode]).toEqual(
      ["xn--mgbaa4ei.xn--mgbet1febhm.test", "بوابة.شركة.test"].map(() => expect.any(String)),
    )
    expect(domain.host.startsWith("xn--")).toBe(true)
    await remove(acme, domain.host)
  })
})

async function remove(tenant: TestTenant, host: string) {
  const domain = await find(tenant, host)
  if (!domain) return
  await (await owner(tenant)).ok(`DELETE /api/staff/domains/${domain.id}`)
  for (let minutes = 0; minutes < 20 && (await find(tenant, host)); minutes++) await cloud().advance("PT1M")
  expect(await find(tenant, host)).toBeUndefined()
}

test("goes live fact by fact, is served, and leads the old address on", async () => {
  const host = newHost()
  const domain = await add(acme, host)
  expect(domain.state).toBe("draft")
  expect(
    (await wait(acme, host, "awaiting_proof")).records.map(({ type, relative }) => [type, relative]),
  ).toEqual([
    ["TXT", "_portico.portal"],
    ["CNAME", "portal"],
  ])
  expect((await at(host).call("GET /api/auth/face")).status).toBe(403)

  make(domain, "proof")
  await wait(acme, host, "awaiting_routing")
  make(domain, "routing")
  await wait(acme, host, "issuing")
  const active = await wait(acme, host, "active")
  expect(active).toMatchObject({ isMain: true, certificate: { state: "issued" } })

  expect(await at(host).ok("GET /api/auth/face")).toMatchObject({ movedTo: null })
  const { movedTo } = await acme.anyone().ok("GET /api/auth/face")
  expect(movedTo).toBe(`http://${host}:${cloud().port}`)
  const customer = await newCustomer(acme)
  const contact = await newContact(cloud(), acme, customer.id)
  const signedIn = at(host)
  await signedIn.ok("POST /api/auth/sign-in", { email: contact.email, password })
  expect((await signedIn.call("GET /api/portal/me")).status).toBe(200)
  const [mail] = cloud()
    .mails()
    .filter(({ to }) => to.includes(contact.email))
  expect(mail?.text).toContain(`http://${host}`)

  await remove(acme, host)
  expect((await signedIn.call("GET /api/portal/me")).status).toBe(403)
  expect(await acme.anyone().ok("GET /api/auth/face")).toMatchObject({ movedTo: null })
})

test("one of two companies that prove a name at once has it, and the other learns of no one", async () => {
  const host = newHost()
  const [mine, theirs] = [await add(acme, host), await add(rival, host)]
  const texts = [mine, theirs].flatMap(
    ({ records }) => records.find(({ type }) => type === "TXT")?.values ?? [],
  )
  set(`_portico.${host}`, "TXT", ...texts)
  make(mine, "routing")
  for (let minutes = 0; minutes < 6; minutes++) await cloud().advance("PT1M")
  const states = [(await find(acme, host))?.state, (await find(rival, host))?.state].sort()
  expect(states).toEqual(["active", "conflict"])

  const [winner, loser] = (await find(acme, host))?.state === "active" ? [acme, rival] : [rival, acme]
  // Its owner decides: only the other company's text is left.
  make((await find(loser, host)) as DomainView, "proof")
  await wait(loser, host, "active")
  expect((await find(winner, host))?.state).toBe("failed")
  expect((await at(host).ok("GET /api/auth/face")).name).toContain(loser.slug)
  await remove(loser, host)
  await remove(winner, host)
})

test("warns on the days since it broke, falls back in mails, and recovers", async () => {
  const { host, id } = await activate(acme)
  set(host, "CNAME", "elsewhere.example")
  await cloud().advance("P1D")
  expect(await wait(acme, host, "warning")).toMatchObject({ brokeAt: expect.any(String) })
  const face = await acme.anyone().ok("GET /api/auth/face")
  expect(face.movedTo).toBeNull()
  const warnings = () =>
    cloud()
      .mails()
      .filter(({ to, subject }) => to.includes(acme.email) && subject.startsWith(`${host} does not lead`))
  for (let days = 0; days < 16; days++) await cloud().advance("P1D")
  expect(warnings().length).toBe(3)
  const domain = await find(acme, host)
  set(host, "CNAME", domain?.records.find(({ purpose }) => purpose === "routing")?.values[0] ?? "")
  await cloud().advance("PT1M")
  await (await owner(acme)).ok(`POST /api/staff/domains/${id}/check`)
  await cloud().idle()
  expect((await find(acme, host))?.state).toBe("active")
  await remove(acme, host)
})

test("a delegated name needs nothing but the delegation, and leaves nothing behind", async () => {
  const host = newHost()
  // The zone is made, and nobody hears of it: the next look finds it again.
  cloud().faults.add({ service: "route53", operation: "CreateHostedZone", mode: "fail-after", times: 4 })
  await add(acme, host, "delegated")
  await cloud().advance("PT10M")
  expect(cloud().zones.named(host)).toHaveLength(1)
  const [ns] = (await find(acme, host))?.records ?? []
  expect(ns).toMatchObject({
    type: "NS",
    name: host,
    values: expect.arrayContaining([expect.stringContaining("awsdns")]),
  })
  set(host, "NS", ...(ns?.values ?? []))
  await wait(acme, host, "active")
  expect((await at(host).call("GET /api/auth/face")).status).toBe(200)

  // Somebody changes the zone by hand: what is missing comes back, and what is not ours goes.
  const [zone] = cloud().zones.named(host)
  if (!zone) throw new Error("there is no zone")
  const wanted = [...zone.records]
  zone.records = [
    ...zone.records.slice(1),
    { name: `x.${host}`, type: "A", ttl: 60, values: ["203.0.113.5"] },
  ]
  await cloud().advance("P1D")
  await cloud().advance("PT1H")
  const plain = (records: typeof wanted) => records.map(({ name, type }) => `${name} ${type}`).sort()
  expect(plain(zone.records)).toEqual(plain(wanted))
  await remove(acme, host)
  expect(
    cloud()
      .zones.named(host)
      .filter(({ name }) => name === host),
  ).toEqual([])
})

test("a company without the plan is told what it would need, and keeps what it has when the plan ends", async () => {
  const free = await newTenant(cloud())
  const refused = await (await owner(free)).call("POST /api/staff/domains", { host: newHost() })
  expect([refused.status, refused.body.reason]).toEqual([409, "plan_domains"])
  const { host } = await activate(acme)
  await setPlan(cloud(), acme.slug, "free")
  await cloud().idle()
  const { movedTo } = await at(host).ok("GET /api/auth/face")
  expect(movedTo).toBe(`http://${acme.host}:${cloud().port}`)
  expect((await find(acme, host))?.state).toBe("active")
  await setPlan(cloud(), acme.slug, "premium")
  await cloud().idle()
  expect((await at(host).ok("GET /api/auth/face")).movedTo).toBeNull()
  await remove(acme, host)
})

describe("a forwarded set-up", () => {
  test("shows whoever has the mail that domain, live, and nothing once it is gone", async () => {
    const host = newHost()
    const { id } = await add(acme, host)
    const input = { email: "dns@it.example", note: "Please", language: "en" }
    await (await owner(acme)).ok(`POST /api/staff/domains/${id}/forward`, input)
    await cloud().idle()
    const [mail] = cloud()
      .mails()
      .filter(({ to }) => to.includes("dns@it.example"))
    const token = /\/domain#(\S+)/.exec(mail?.text ?? "")?.[1]
    const colleague = at("app.localhost")
    const shown = await colleague.ok("POST /api/auth/domain-setup", { token })
    expect(shown).toMatchObject({ domain: { host, state: expect.any(String) } })
    const other = `${token?.slice(0, -1)}${token?.endsWith("A") ? "B" : "A"}`
    expect((await colleague.call("POST /api/auth/domain-setup", { token: other })).status).toBe(404)
    await remove(acme, host)
    expect((await colleague.call("POST /api/auth/domain-setup", { token })).status).toBe(404)
  })
})
