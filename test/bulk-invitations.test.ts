import { beforeAll, beforeEach, describe, expect, test } from "vitest"
import type { Mail } from "../infra/local/aws/ses.ts"
import type { Visitor } from "../infra/local/visitor.ts"
import { useCloud } from "./helpers/cloud.ts"
import {
  enablePortal,
  newCustomer,
  newStaff,
  newTenant,
  password,
  type TestTenant,
  tokenFor,
} from "./helpers/world.ts"

const { cloud } = useCloud()

let company: TestTenant
let owner: Visitor
let made = 0

beforeAll(async () => {
  company = await newTenant(cloud())
  owner = company.owner
  await enablePortal(owner)
}, 60_000)
beforeEach(() => cloud().faults.clear())

/** Sessions run out on the way; the owner comes back. */
async function ahead(duration: string) {
  await cloud().advance(duration)
  await owner.ok("POST /api/auth/sign-in", { email: company.email, password })
  const enter = () => owner.call("POST /api/auth/second-factor", { code: company.factor.code() })
  // A period may end between reading the code and its judgement.
  if ((await enter()).status !== 200) expect((await enter()).status).toBe(200)
}

type Person = { customerId: string; contactId: string; email: string }

/** A customer of its own for each address. */
async function newPeople(emails: string[], more: Record<string, unknown> = {}): Promise<Person[]> {
  const people: Person[] = []
  for (const email of emails) {
    const { id: customerId } = await newCustomer(company, `Customer ${++made}x`)
    const details = { name: `Person ${made}x`, email, role: "payer", language: "en", ...more }
    const contact = await owner.ok(`POST /api/staff/customers/${customerId}/contacts`, details)
    people.push({ customerId, contactId: contact.id, email })
  }
  return people
}

const addresses = (count: number, at = "bulk.example") =>
  Array.from({ length: count }, () => `person-${Math.random().toString(36).slice(2, 10)}@${at}`)
const key = () => `key-${Math.random().toString(36).slice(2).padEnd(16, "0")}`
const these = (people: Person[]) => ({ of: "these", customerIds: people.map(({ customerId }) => customerId) })
const draft = (selection: object, more: object = {}) => ({
  idempotencyKey: key(),
  selection,
  texts: {},
  guide: false,
  ...more,
})

const all = "/api/staff/bulk-invitations"
const viewOf = (id: string) => owner.ok(`GET ${all}/${id}`)
const mailsTo = (email: string) =>
  cloud()
    .mails()
    .filter(({ to }) => to.includes(email))
const statesOf = async (id: string): Promise<Record<string, string>> => {
  const { items } = await owner.ok(`GET ${all}/${id}/recipients?limit=100`)
  return Object.fromEntries(
    items.map((each: { email: string; state: string; reason?: string }) => [
      each.email,
      each.reason ?? each.state,
    ]),
  )
}

const deathsOf = (entry: string) =>
  cloud()
    .logs(entry)
    .filter(({ line }) => line === "Runtime exited with status 137").length

async function send(selection: object, more: object = {}) {
  const bulk = await owner.ok(`POST ${all}`, draft(selection, more))
  await cloud().idle()
  return viewOf(bulk.id)
}

describe("a bulk invitation", () => {
  test("reaches everybody once, says so of each, and lets them in", async () => {
    const emails = addresses(5)
    const people = await newPeople(emails)
    const bulk = await send(these(people))
    expect(bulk).toMatchObject({ state: "done", total: 5, counts: { queued: 0, delivered: 5 } })
    for (const email of emails) expect(mailsTo(email)).toHaveLength(1)
    const token = await tokenFor(cloud(), emails[0] ?? "")
    const guest = company.anyone()
    await guest.ok("POST /api/auth/invitations/look", { token })
    await cloud().idle()
    expect((await statesOf(bulk.id))[emails[0] ?? ""]).toBe("delivered")
    await guest.ok("POST /api/auth/invitations/opened", { token })
    await guest.ok("POST /api/auth/invitations/opened", { token })
    await cloud().idle()
    expect((await statesOf(bulk.id))[emails[0] ?? ""]).toBe("opened")
    await guest.ok("POST /api/auth/invitations/accept", { token, password })
    await cloud().idle()
    expect((await viewOf(bulk.id)).counts).toMatchObject({ delivered: 4, accepted: 1 })
  })

  test("lets in whoever presses the button at once, however the two requests cross", async () => {
    const emails = addresses(8)
    await send(these(await newPeople(emails)))
    await Promise.all(
      emails.map(async (email) => {
        const token = await tokenFor(cloud(), email)
        const guest = company.anyone()
        const [, joined] = await Promise.all([
          guest.call("POST /api/auth/invitations/opened", { token }),
          guest.call("POST /api/auth/invitations/accept", { token, password }),
        ])
        expect(joined).toMatchObject({ status: 200 })
      }),
    )
  })

  test("leaves out, by name and reason, whoever cannot or need not get one", async () => {
    const [fresh = "", inside = "", late = ""] = addresses(3)
    const bounced = `bounce+${key()}@simulator.amazonses.com`
    const people = await newPeople([fresh, inside, late, bounced])
    const alone = await newCustomer(company, "Nobody there")
    await send(these(people.slice(1, 2)))
    const token = await tokenFor(cloud(), inside)
    await company.anyone().ok("POST /api/auth/invitations/accept", { token, password })
    await send(these(people.slice(3)))
    await ahead("P2D")
    await send(these(people.slice(2, 3)))
    const selection = { of: "these", customerIds: [...these(people).customerIds, alone.id] }
    const look = await owner.ok(`POST ${all}/look`, { selection })
    expect(look).toMatchObject({
      customers: 5,
      recipients: 1,
      skipped: { noContact: 1, alreadyIn: 1, invitedLately: 1, suppressed: 1, unsubscribed: 0, removed: 0 },
    })
    const bulk = await send(selection)
    expect(bulk).toMatchObject({ state: "done", total: 1, counts: { delivered: 1, skipped: 4 } })
    expect(await statesOf(bulk.id)).toEqual({
      [fresh]: "delivered",
      [inside]: "alreadyIn",
      [late]: "invitedLately",
      [bounced]: "suppressed",
      "": "noContact",
    })
  })

  test("carries the company's own words in the reader's language, and links nobody's text", async () => {
    const [email = ""] = addresses(1)
    const people = await newPeople([email], { name: "Sara {company} www.evil.example" })
    await send(these(people), {
      texts: {
        en: { subject: "{contact}: your bills", message: "Dear {contact},\n\nplease come in, {customer}." },
      },
      guide: true,
      bookingUrl: "https://calendar.example/book",
    })
    const [mail] = mailsTo(email)
    expect(mail?.subject).toContain("your bills")
    expect(mail?.text).toContain("Sara {company}")
    expect(mail?.text).not.toContain("www.evil.example")
    expect(mail?.text).toContain("please come in, Customer")
    expect(mail?.text).toContain("https://calendar.example/book")
    expect(mail?.text).toMatch(/\/guide\s/)
  })

  test("asked for twice, by two tabs at once, is one", async () => {
    const emails = addresses(3)
    const asked = draft(these(await newPeople(emails)))
    const [one, two] = await Promise.all([owner.ok(`POST ${all}`, asked), owner.ok(`POST ${all}`, asked)])
    expect(one.id).toBe(two.id)
    await cloud().idle()
    for (const email of emails) expect(mailsTo(email)).toHaveLength(1)
    const other = await owner.call(`POST ${all}`, { ...asked, guide: true })
    expect([other.status, other.body.reason]).toEqual([409, "key_reused"])
  })

  test("of two that colleagues start at once, each person is in one", async () => {
    const emails = addresses(6)
    const people = await newPeople(emails)
    const bulks = await Promise.all([1, 2].map(() => owner.ok(`POST ${all}`, draft(these(people)))))
    await cloud().idle()
    for (const email of emails) expect(mailsTo(email)).toHaveLength(1)
    const counts = await Promise.all(bulks.map(async ({ id }) => (await viewOf(id)).counts))
    expect(counts[0].delivered + counts[1].delivered).toBe(6)
  })

  test("waits for its time", async () => {
    const [email = ""] = addresses(1)
    const startsAt = new Date(cloud().now() + 3 * 3_600_000).toISOString()
    const bulk = await send(these(await newPeople([email])), { startsAt })
    expect(bulk.state).toBe("scheduled")
    await ahead("PT2H")
    expect(mailsTo(email)).toHaveLength(0)
    await ahead("PT1H1M")
    expect(await viewOf(bulk.id)).toMatchObject({ state: "done" })
    expect(mailsTo(email)).toHaveLength(1)
  })

  test("paused before its time it stays so, goes on when asked, and stopped it is over", async () => {
    const [email = "", never = ""] = addresses(2)
    const startsAt = new Date(cloud().now() + 3_600_000).toISOString()
    const one = await send(these(await newPeople([email])), { startsAt })
    await owner.ok(`POST ${all}/${one.id}/pause`, {})
    await ahead("PT2H")
    expect(mailsTo(email)).toHaveLength(0)
    await owner.ok(`POST ${all}/${one.id}/resume`, {})
    await cloud().idle()
    expect(await viewOf(one.id)).toMatchObject({ state: "done" })
    expect(mailsTo(email)).toHaveLength(1)
    const later = new Date(cloud().now() + 3_600_000).toISOString()
    const two = await send(these(await newPeople([never])), { startsAt: later })
    await owner.ok(`POST ${all}/${two.id}/stop`, {})
    await ahead("PT2H")
    expect(mailsTo(never)).toHaveLength(0)
    expect(await viewOf(two.id)).toMatchObject({ state: "stopped", counts: { queued: 1 } })
    const over = await owner.call(`POST ${all}/${two.id}/resume`, {})
    expect([over.status, over.body.reason]).toEqual([409, "not_now"])
  })

  test("passes over who is gone by then, and pauses when the portal is closed", async () => {
    const [stays = "", goes = ""] = addresses(2)
    const people = await newPeople([stays, goes])
    const startsAt = new Date(cloud().now() + 3_600_000).toISOString()
    const bulk = await send(these(people), { startsAt })
    await owner.ok(`DELETE /api/staff/customers/${people[1]?.customerId}/contacts/${people[1]?.contactId}`)
    await enablePortal(owner, [], false)
    await ahead("PT2H")
    expect(await viewOf(bulk.id)).toMatchObject({ state: "paused", reason: "portal_disabled" })
    await enablePortal(owner)
    await owner.ok(`POST ${all}/${bulk.id}/resume`, {})
    await cloud().idle()
    expect(await statesOf(bulk.id)).toEqual({ [stays]: "delivered", [goes]: "removed" })
  })

  test("reminds who is not in yet, and nobody else", async () => {
    const [comes = "", waits = ""] = addresses(2)
    const first = await send(these(await newPeople([comes, waits])))
    const token = await tokenFor(cloud(), comes)
    await company.anyone().ok("POST /api/auth/invitations/accept", { token, password })
    await ahead("P8D")
    expect((await statesOf(first.id))[waits]).toBe("expired")
    const reminder = await send({ of: "notAccepted", bulkInvitationId: first.id })
    expect(reminder).toMatchObject({ total: 1 })
    expect([mailsTo(comes).length, mailsTo(waits).length]).toEqual([1, 2])
  })

  test("reaches contacts chosen one by one, and nobody else at their customers", async () => {
    const [chosen = "", beside = "", gone = "", elsewhere = ""] = addresses(4)
    const [one, other, left] = (await newPeople([chosen, gone, elsewhere])) as [Person, Person, Person]
    const path = `/api/staff/customers/${one.customerId}/contacts`
    await owner.ok(`POST ${path}`, { name: "Beside", email: beside, role: "payer", language: "en" })
    await owner.ok(`DELETE /api/staff/customers/${other.customerId}/contacts/${other.contactId}`)
    const people = [one, other].map(({ customerId, contactId }) => ({ customerId, contactId }))
    // A contact that is named at another customer than its own is nobody.
    people.push({ customerId: one.customerId, contactId: left.contactId })
    const bulk = await send({ of: "people", people })
    expect(await statesOf(bulk.id)).toEqual({ [chosen]: "delivered" })
    expect([beside, gone, elsewhere].flatMap(mailsTo)).toEqual([])
    const look = (selection: object) => owner.call(`POST ${all}/look`, { selection })
    expect((await look({ of: "people", people: [] })).status).toBe(400)
    expect((await look({ of: "people", people: Array(501).fill(people[0]) })).status).toBe(400)
  })

  test("knows one address in other capitals for the same within a customer, and writes to it for each customer", async () => {
    const [email = ""] = addresses(1)
    const [one] = await newPeople([email])
    const again = { name: "Twice", email: email.toUpperCase(), role: "payer", language: "en" }
    const path = `/api/staff/customers/${one?.customerId}/contacts`
    const refused = await owner.call(`POST ${path}`, again)
    expect([refused.status, refused.body.reason]).toEqual([409, "address_taken"])
    const [two] = await newPeople([email.toUpperCase()])
    const bulk = await send(these([one as Person, two as Person]))
    expect(bulk).toMatchObject({ total: 2, counts: { delivered: 2 } })
    expect(new Set(mailsTo(email).map(({ html }) => /welcome#[^"]+/.exec(html)?.[0])).size).toBe(2)
  })

  test("can be stopped by who gets it, in one click, and one invited alone is not among many", async () => {
    const [stops = ""] = addresses(1)
    const people = await newPeople([stops])
    const first = await send(these(people))
    const oneClick = /<(.+)>/.exec(String(mailsTo(stops)[0]?.headers["list-unsubscribe"]))?.[1] ?? ""
    const { pathname, search } = new URL(oneClick)
    await company.anyone().ok(`POST ${pathname}${search}`, {})
    await ahead("P2D")
    const reminder = await send({ of: "notAccepted", bulkInvitationId: first.id })
    expect([reminder.total, await statesOf(reminder.id)]).toEqual([0, { [stops]: "unsubscribed" }])
    const { customerId, contactId } = people[0] as Person
    await owner.ok(`POST /api/staff/customers/${customerId}/contacts/${contactId}/invitation`, {})
    await cloud().idle()
    expect(mailsTo(stops).map(({ headers }) => "list-unsubscribe" in headers)).toEqual([false, true])
  })

  test("follows whoever asks for a fresh link, and counts no more once nothing can change", async () => {
    const [late = ""] = addresses(1)
    const bulk = await send(these(await newPeople([late])))
    const first = await tokenFor(cloud(), late)
    await ahead("P8D")
    await company.anyone().ok("POST /api/auth/invitations/renew", { token: first })
    await cloud().idle()
    const token = await tokenFor(cloud(), late)
    await company.anyone().ok("POST /api/auth/invitations/accept", { token, password })
    await cloud().idle()
    expect((await viewOf(bulk.id)).counts).toMatchObject({ accepted: 1, expired: 0 })
    await ahead("P8D")
    expect((await viewOf(bulk.id)).version).toBe(bulk.version)
    expect(await viewOf(bulk.id)).toMatchObject({ version: bulk.version + 1, counts: { accepted: 1 } })
  })

  test("whose message was never sent goes on within the hour", async () => {
    const [email = ""] = addresses(1)
    const people = await newPeople([email])
    cloud().faults.add({ service: "sqs", operation: "SendMessage", mode: "fail-before", times: 9 })
    const asked = await owner.call(`POST ${all}`, draft(these(people)))
    expect(asked.status).toBeGreaterThanOrEqual(500)
    cloud().faults.clear()
    await ahead("PT61M")
    expect(mailsTo(email)).toHaveLength(1)
  })

  test("in Arabic is in the company's Arabic words", async () => {
    const [email = ""] = addresses(1)
    const people = await newPeople([email], { language: "ar" })
    const texts = {
      en: { subject: "Come in", message: "Please." },
      ar: { subject: "بوابتكم جاهزة يا {contact}", message: "أهلًا بكم." },
    }
    await send(these(people), { texts })
    expect(mailsTo(email)[0]?.subject).toContain("بوابتكم جاهزة")
    expect(mailsTo(email)[0]?.text).toContain("أهلًا بكم.")
  })

  test("is a file that no spreadsheet runs", async () => {
    const people = await newPeople(addresses(1), { name: "=HYPERLINK(1)" })
    const bulk = await send(these(people))
    const { bytes } = await owner.call(`GET ${all}/${bulk.id}/recipients.csv`)
    expect(Buffer.from(bytes).toString()).toContain(`"'=HYPERLINK(1)"`)
  })

  test("refuses fields that mean nothing, links that are not https, a closed portal, and who may not invite", async () => {
    const people = await newPeople(addresses(1))
    const wrong = await owner.call(
      `POST ${all}`,
      draft(these(people), {
        texts: { en: { subject: "{password}", message: "x" } },
        bookingUrl: "http://x.example",
      }),
    )
    expect([wrong.status, Object.keys(wrong.body.fields).sort()]).toEqual([
      400,
      ["bookingUrl", "texts.en.subject"],
    ])
    const viewer = await newStaff(cloud(), company, "viewer")
    expect((await viewer.visitor.call(`POST ${all}`, draft(these(people)))).status).toBe(403)
  })
})

test("what was withheld because the company is paused waits, and goes out once when it may go on", async () => {
  const paused = await newTenant(cloud())
  const shared = [company, owner] as const
  company = paused
  owner = paused.owner
  try {
    const readers = addresses(2)
    await send(these(await newPeople(readers)))
    const emails = addresses(5)
    const people = await newPeople(emails)
    // The mails wait in the queue while the bulk invitation is through already.
    cloud().faults.add({ service: "lambda", operation: "mail", mode: "die-before", times: 9, call: 1 })
    const bulk = await send(these(people))
    expect(bulk).toMatchObject({ state: "done", counts: { sent: 5 } })
    cloud().faults.clear()
    for (const email of readers) cloud().aws.feedback.say(mailsTo(email)[0] as Mail, "Complaint")
    await cloud().idle()
    await ahead("PT7M")
    const waits = { state: "paused", reason: "too_many_complaints", counts: { queued: 5, sent: 0 } }
    expect(await viewOf(bulk.id)).toMatchObject(waits)
    expect(emails.map((email) => mailsTo(email).length)).toEqual(emails.map(() => 0))
    const early = await owner.call(`POST ${all}/${bulk.id}/resume`, {})
    expect([early.status, early.body.reason]).toEqual([409, "mails_paused"])

    const goOn = { do: "resumeMails", slug: company.slug, operator: "Sam", reason: "The list is mended" }
    await cloud().invoke("operator", goOn)
    await owner.ok(`POST ${all}/${bulk.id}/resume`, {})
    await cloud().idle()
    expect(await viewOf(bulk.id)).toMatchObject({ state: "done", counts: { delivered: 5, queued: 0 } })
    expect(emails.map((email) => mailsTo(email).length)).toEqual(emails.map(() => 1))
  } finally {
    ;[company, owner] = shared
  }
})

describe("whatever fails on the way (R52)", () => {
  const faults = [
    { service: "ses", operation: "*", mode: "throttle" },
    { service: "ses", operation: "*", mode: "fail-before" },
    { service: "ses", operation: "*", mode: "fail-after" },
    { service: "dynamodb", operation: "TransactWriteItems", mode: "fail-before" },
    { service: "dynamodb", operation: "TransactWriteItems", mode: "fail-after" },
    { service: "sqs", operation: "SendMessage", mode: "fail-after" },
    { service: "lambda", operation: "jobs", mode: "die-after", call: 40 },
  ] as const

  test.for(faults)(
    "$service $operation, $mode: nobody is left out, nobody is written to twice",
    async (fault) => {
      const emails = addresses(8)
      const people = await newPeople(emails)
      const bulk = await owner.ok(`POST ${all}`, draft(these(people)))
      cloud().faults.add({ ...fault, times: fault.service === "lambda" ? 2 : 5 })
      await cloud().idle()
      for (let attempt = 0; attempt < 3; attempt++) await cloud().advance("PT31M")
      // What was in doubt goes out by now.
      await cloud().advance("PT6H")
      await ahead("PT31M")
      if (fault.service === "lambda") expect(deathsOf(fault.operation)).toBeGreaterThan(0)
      expect(cloud().aws.queues.deadLetters()).toEqual([])
      expect(await viewOf(bulk.id)).toMatchObject({ state: "done", counts: { delivered: 8 } })
      expect(emails.map((email) => mailsTo(email).length)).toEqual(emails.map(() => 1))
    },
  )
})
