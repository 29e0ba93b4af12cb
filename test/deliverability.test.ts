import { beforeAll, beforeEach, describe, expect, test } from "vitest"
import type { Mail } from "../infra/local/aws/ses.ts"
import { randomId } from "../shared/ids.ts"
import { useCloud } from "./helpers/cloud.ts"
import { changeRow } from "./helpers/rows.ts"
import { rowsOf } from "./helpers/shop.ts"
import { newCustomer, newStaff, newTenant, password, type TestTenant } from "./helpers/world.ts"

const { cloud } = useCloud()
let tenant: TestTenant
let tenantId: string

async function found() {
  tenant = await newTenant(cloud())
  tenantId = (await tenant.owner.ok("GET /api/staff/me")).tenant.id
}
beforeAll(found, 60_000)
beforeEach(() => cloud().faults.clear())

async function invite(email: string) {
  const customer = await newCustomer(tenant)
  const path = `/api/staff/customers/${customer.id}/contacts`
  const details = { name: "Bo", email, role: "payer", language: "en" }
  const { id } = await tenant.owner.ok(`POST ${path}`, details)
  const send = () => tenant.owner.ok(`POST ${path}/${id}/invitation`, {})
  await send()
  await cloud().idle()
  const view = async () => (await tenant.owner.ok(`GET /api/staff/customers/${customer.id}`)).contacts[0]
  return { view, send, id, customerId: customer.id as string }
}

const mailsTo = (email: string) =>
  cloud()
    .mails()
    .filter(({ to }) => to.includes(email))
const sentMails = async () =>
  (await rowsOf(cloud(), `T#${tenantId}`)).filter(({ sk }) => String(sk).startsWith("sentMail#"))
const health = () => tenant.owner.ok("GET /api/staff/mail-health")
const suppressed = async (search = "") =>
  (await tenant.owner.ok(`GET /api/staff/suppressions?search=${encodeURIComponent(search)}`)).items
const eventsOf = async (type: string) =>
  (await rowsOf(cloud(), `T#${tenantId}#events`)).filter((row) => row.type === type)
const label = () => randomId().slice(0, 8)

/** Sessions run out while the clock is moved. */
async function comeBack() {
  await tenant.owner.ok("POST /api/auth/sign-in", { email: tenant.email, password })
  const enter = () => tenant.owner.call("POST /api/auth/second-factor", { code: tenant.factor.code() })
  // A period may end between reading the code and its judgement.
  if ((await enter()).status !== 200) expect((await enter()).status).toBe(200)
}

async function say(mail: Mail, kind: "Bounce" | "Complaint" | "Delivery", more = {}) {
  cloud().aws.feedback.say(mail, kind, more)
  await cloud().idle()
}

describe("an address that does not exist", () => {
  test("is known by its bounce, shown at the contact, and written to no more", async () => {
    const email = `bounce+${label()}@simulator.amazonses.com`
    const { view, send } = await invite(email)
    expect((await view()).mail).toMatchObject({ state: "bounced" })
    expect(await suppressed(email)).toMatchObject([
      { email, reason: "bounced", detail: "smtp; 550 5.1.1 user unknown" },
    ])
    await send()
    await cloud().idle()
    expect(mailsTo(email)).toHaveLength(1)
    expect((await sentMails()).map(({ state }) => state)).toContain("withheld")
  })

  test("may be written to again when staff say why", async () => {
    const email = `bounce+${label()}@simulator.amazonses.com`
    const { send, view } = await invite(email)
    const lift = (why: string) => tenant.owner.call("DELETE /api/staff/suppressions", { email, why })
    expect((await lift("")).body.fields).toEqual({ why: "required" })
    expect((await lift("The mailbox exists now")).status).toBe(200)
    expect((await lift("Again")).status).toBe(404)
    expect((await view()).mail).toBeUndefined()
    expect((await eventsOf("mail.unsuppressed")).at(-1)?.facts).toEqual({
      email,
      why: "The mailbox exists now",
    })
    await send()
    await cloud().idle()
    expect(mailsTo(email)).toHaveLength(2)
  })

  test("is one address, however it is written", async () => {
    const name = label()
    const { id, customerId } = await invite(`${name}@xn--bcher-kva.example`)
    const [mail] = mailsTo(`${name}@xn--bcher-kva.example`)
    expect([id, customerId, mail?.subject]).not.toContain(undefined)
    await say({ ...(mail as Mail), to: [`${name.toUpperCase()}@BÜCHER.example`] }, "Bounce")
    await tenant.owner.ok(`POST /api/staff/customers/${customerId}/contacts/${id}/invitation`, {})
    await cloud().idle()
    expect(mailsTo(`${name}@xn--bcher-kva.example`)).toHaveLength(1)
  })
})

test("who complains is left alone for good", async () => {
  const email = `complaint+${label()}@simulator.amazonses.com`
  const { view } = await invite(email)
  expect((await view()).mail).toMatchObject({ state: "complained" })
  const lifted = await tenant.owner.call("DELETE /api/staff/suppressions", { email, why: "They asked us" })
  expect([lifted.status, lifted.body.reason]).toEqual([409, "complained"])
})

test("a mailbox that was only full is written to again", async () => {
  const email = `full-${label()}@customer.example`
  const { send } = await invite(email)
  await say(mailsTo(email)[0] as Mail, "Bounce", { type: "Transient" })
  expect(await suppressed(email)).toEqual([])
  await send()
  await cloud().idle()
  expect(mailsTo(email)).toHaveLength(2)
})

test("a viewer sees the list and lifts nothing; another company sees nothing", async () => {
  const email = `bounce+${label()}@simulator.amazonses.com`
  await invite(email)
  const { visitor } = await newStaff(cloud(), tenant, "viewer")
  expect((await visitor.call("GET /api/staff/suppressions")).body.items.length).toBeGreaterThan(0)
  expect((await visitor.call("DELETE /api/staff/suppressions", { email, why: "x" })).status).toBe(403)
  const other = await newTenant(cloud())
  expect((await other.owner.ok("GET /api/staff/suppressions")).items).toEqual([])
  expect((await other.owner.call("DELETE /api/staff/suppressions", { email, why: "x" })).status).toBe(404)
})

describe("sent once", () => {
  test("when SES took the mail and failed to say so", async () => {
    cloud().faults.add({ service: "ses", operation: "SendRawEmail", mode: "fail-after", times: 1 })
    const email = `after-${label()}@customer.example`
    await invite(email)
    await cloud().advance("PT15M")
    await cloud().advance("PT15M")
    expect(mailsTo(email)).toHaveLength(1)
    await comeBack()
  })

  test("while SES asks for patience, without giving the message back", async () => {
    cloud().faults.add({ service: "ses", operation: "SendRawEmail", mode: "throttle", times: 3 })
    const email = `slow-${label()}@customer.example`
    await invite(email)
    expect(mailsTo(email)).toHaveLength(1)
  })

  test("when SES took the mail, failed to say so, and its events are hours late", async () => {
    cloud().aws.feedback.comesLate(4 * 3600)
    cloud().faults.add({ service: "ses", operation: "SendRawEmail", mode: "fail-after", times: 1 })
    const email = `late-${label()}@customer.example`
    await invite(email)
    cloud().aws.feedback.comesLate(0)
    for (const passing of ["PT16M", "PT3H", "PT1H", "PT4H"]) await cloud().advance(passing)
    expect(mailsTo(email)).toHaveLength(1)
    await comeBack()
    expect(
      (await sentMails()).find(({ sk }) => sk === `sentMail#${mailsTo(email)[0]?.tags.mail}`),
    ).toMatchObject({ state: "sent", outcome: "delivered" })
  })

  test("but sent all the same when SES never took it, once its word is long overdue, and somebody is called", async () => {
    cloud().faults.add({ service: "ses", operation: "SendRawEmail", mode: "fail-before", times: 1 })
    const email = `lost-${label()}@customer.example`
    await invite(email)
    for (const passing of ["PT16M", "PT5H"]) await cloud().advance(passing)
    expect(mailsTo(email)).toEqual([])
    await cloud().advance("PT1H")
    expect(mailsTo(email)).toHaveLength(1)
    expect(
      cloud()
        .logs("mail")
        .filter(({ line }) => line.includes('"alarm":"mail_in_doubt"')),
    ).toHaveLength(1)
    expect(cloud().aws.queues.deadLetters()).toEqual([])
    await comeBack()
  })

  test("when SES never answered, and only its event says that it took the mail", async () => {
    const email = `dead-${label()}@customer.example`
    await invite(email)
    const [mail] = mailsTo(email)
    const key = { pk: `T#${tenantId}`, sk: `sentMail#${mail?.tags.mail}` }
    const dead = { state: "sending", counted: false, until: "2020-01-01T00:00:00.000Z" }
    await changeRow(cloud(), key, dead)
    cloud().aws.feedback.say(mail as Mail, "Send")
    await cloud().idle()
    const eventId = String(mail?.tags.mail).split("-")[0]
    const body = JSON.stringify({ tenantId, eventId })
    const { result } = await cloud().invoke("mail", { Records: [{ messageId: "again", body }] })
    expect(result).toEqual({ batchItemFailures: [] })
    expect(mailsTo(email)).toHaveLength(1)
  })

  test("and counted once, however often SES says so and in whatever order", async () => {
    const before = await health()
    const email = `often-${label()}@customer.example`
    await invite(email)
    const [mail] = mailsTo(email)
    for (const kind of ["Bounce", "Delivery", "Bounce"] as const) await say(mail as Mail, kind)
    const after = await health()
    expect([after.sent - before.sent, after.bounced - before.bounced]).toEqual([1, 1])
    const row = (await sentMails()).find(({ sk }) => sk === `sentMail#${mail?.tags.mail}`)
    expect(row).toMatchObject({ state: "sent", outcome: "bounced" })
  })
})

test("feedback that is none of ours is a dead letter in the end, and keeps nobody's back", async () => {
  const good = {
    eventType: "Send",
    mail: { destination: ["a@b.example"], tags: { tenant: [tenantId], mail: ["evt_gone-0"] } },
  }
  const Records = [
    { messageId: "bad", body: "{}" },
    { messageId: "good", body: JSON.stringify(good) },
  ]
  const { result } = await cloud().invoke("feedback", { Records })
  expect(result).toEqual({ batchItemFailures: [{ itemIdentifier: "bad" }] })
})

test("a company whose readers complain is stopped, learns why, and goes on by the operator's word", async () => {
  await found()
  for (let at = 0; at < 2; at++) await invite(`complaint+${label()}@simulator.amazonses.com`)
  expect(await health()).toMatchObject({ state: "paused", reason: "too_many_complaints", complained: 2 })
  expect(await eventsOf("mail.paused")).toHaveLength(1)
  const told = (subject: RegExp) => mailsTo(tenant.email).filter((mail) => subject.test(mail.subject))
  const [why, ...more] = told(/are paused/)
  expect([why?.from, more]).toEqual(["no-reply@localhost", []])
  expect(why?.text).toMatch(/Marked as spam: 2/)
  const email = `late-${label()}@customer.example`
  await invite(email)
  expect(mailsTo(email)).toEqual([])

  const ask = { do: "resumeMails", slug: tenant.slug, operator: "Sam", reason: "The list is mended" }
  const resume = async () => (await cloud().invoke("operator", ask)).result
  expect(await resume()).toEqual({ resumed: true })
  expect(await resume()).toHaveProperty("refused")
  await cloud().idle()
  expect(told(/go out again/)).toHaveLength(1)
  expect(await health()).toMatchObject({ state: "fine", reason: null, sent: 0, complained: 0 })
  await invite(`later-${label()}@customer.example`)
  expect(await health()).toMatchObject({ state: "fine", sent: 1 })
})
