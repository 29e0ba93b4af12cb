import { setTimeout as pause } from "node:timers/promises"
import { beforeAll, expect, test } from "vitest"
import { useCloud } from "../helpers/cloud.ts"
import { seedOf } from "../helpers/figures.ts"
import { randomFrom } from "../helpers/random.ts"
import { putRows } from "../helpers/rows.ts"
import {
  enablePortal,
  importCsv,
  newCustomer,
  newTenant,
  password,
  type TestTenant,
  zohoCsv,
} from "../helpers/world.ts"

/** R52: whatever fails, before or after it did its work, in whatever order: nobody is left out or written to twice. */

const { cloud } = useCloud()
const rounds = Number(process.env.ROUNDS ?? 4)
const people = 15
const seed = seedOf("bulk-invitations")
const { random, below, of } = randomFrom(seed)

let company: TestTenant
beforeAll(async () => {
  company = await newTenant(cloud())
  await enablePortal(company.owner)
}, 60_000)

const operations = [
  { service: "ses", operation: "*" },
  { service: "dynamodb", operation: "TransactWriteItems" },
  { service: "dynamodb", operation: "GetItem" },
  { service: "dynamodb", operation: "Query" },
  { service: "dynamodb", operation: "UpdateItem" },
  { service: "sqs", operation: "SendMessage" },
  { service: "sts", operation: "*" },
] as const
const modes = ["fail-before", "fail-after", "throttle"] as const
const workers = ["jobs", "mail", "feedback", "on-event"] as const
const deaths = ["die-before", "die-after"] as const

function breakSomething() {
  const fault = { ...of(operations), mode: of(modes), times: 1 + below(8) }
  cloud().faults.add(fault)
  return `${fault.service} ${fault.operation} ${fault.mode} ×${fault.times}`
}

/** The next of these workers dies at one of its calls. Five deaths of one message would make a dead letter of it. */
function killOne() {
  const fault = { service: "lambda", operation: of(workers), mode: of(deaths), times: 1, call: 1 + below(20) }
  cloud().faults.add(fault)
  return `${fault.operation} ${fault.mode} call ${fault.call}`
}

async function newPerson(email: string) {
  const { id } = await newCustomer(company, `Customer ${email}`)
  const details = { name: "Somebody", email, role: "payer", language: "en" }
  await company.owner.ok(`POST /api/staff/customers/${id}/contacts`, details)
  return id as string
}

async function comeBack() {
  await company.owner.ok("POST /api/auth/sign-in", { email: company.email, password })
  const enter = () => company.owner.call("POST /api/auth/second-factor", { code: company.factor.code() })
  if ((await enter()).status !== 200) expect((await enter()).status).toBe(200)
}

const all = "/api/staff/bulk-invitations"

/** Faults come in waves while the clock goes on; a pause and a resumption lie between some of them. */
async function livesThrough(id: string, faults: string[]) {
  for (let wave = 0; wave < 3; wave++) {
    cloud().aws.feedback.comesLate(below(3) * 1800)
    for (let count = 1 + below(3); count > 0; count--) faults.push(killOne())
    const passing = cloud().advance("PT31M")
    for (let count = 1 + below(3); count > 0; count--) {
      // At any moment of the work, so that a commit can fail behind one that did not.
      await pause(below(120))
      faults.push(breakSomething())
    }
    await passing
    if (random() < 0.7) continue
    cloud().faults.clear()
    await comeBack()
    for (const turn of ["pause", "resume"]) await company.owner.call(`POST ${all}/${id}/${turn}`, {})
  }
  cloud().faults.clear()
  cloud().aws.feedback.comesLate(0)
  // What was in doubt goes out after six hours.
  for (const quiet of ["PT31M", "PT61M", "PT6H", "PT31M"]) await cloud().advance(quiet)
  await comeBack()
}

test(`R52 nobody is left out, nobody is written to twice (seed ${seed})`, async () => {
  let mails = 0
  for (let round = 0; round < rounds; round++) {
    const emails = Array.from({ length: people }, (_, at) => `person-${round}-${at}@deep.example`)
    const customerIds = await Promise.all(emails.map(newPerson))
    const bulk = await company.owner.ok(`POST ${all}`, {
      idempotencyKey: `deep-round-number-${round}`,
      selection: { of: "these", customerIds },
      texts: {},
      guide: true,
      // So that the first wave is there before the first mail.
      startsAt: new Date(cloud().now() + 300_000).toISOString(),
    })
    await cloud().idle()
    const faults: string[] = []
    await livesThrough(bulk.id, faults)
    const got = emails.map(
      (email) =>
        cloud()
          .mails()
          .filter(({ to }) => to.includes(email)).length,
    )
    expect([faults, got]).toEqual([faults, emails.map(() => 1)])
    expect(await company.owner.ok(`GET ${all}/${bulk.id}`)).toMatchObject({
      state: "done",
      counts: { delivered: people, skipped: 0 },
    })
    mails += people
  }
  const killed = cloud()
    .logs()
    .filter(({ line }) => line === "Runtime exited with status 137").length
  console.log(
    `R52: ${rounds} bulk invitations, ${mails} mails, ${3 * rounds} waves of faults, ${killed} workers killed, seed ${seed}: 0 lost, 0 doubled`,
  )
})

const listed = Number(process.env.SIZE ?? 100)

/** As bad as a list that grew for years: one address in twenty is gone, and one is written to under two customers. */
test("a list where too many addresses bounce pauses itself, says why, and loses or doubles nobody", async () => {
  const gone = listed / 20
  const good = listed - gone
  const { owner, slug } = await newTenant(cloud())
  const tenantId = (await owner.ok("GET /api/staff/me")).tenant.id
  // Mails that went out before, so that fewer have to be sent here until there are enough to judge by.
  const date = new Date(cloud().now()).toISOString().slice(0, 10)
  const before = { id: `0.${date}`, version: 1, date, sent: 150, bounced: 2, complained: 0 }
  await putRows(cloud(), [{ pk: `T#${tenantId}`, sk: `mailDay#0.${date}`, ...before }])
  const emailOf = (at: number) =>
    at % 20 === 7 ? `bounce+${slug}${at}@simulator.amazonses.com` : `person-${at}@${slug}.example`
  const rows = Array.from({ length: good + gone }, (_, at) => [
    `c${at}`,
    `Customer ${at}`,
    // Another customer's address in other capitals, and what is none at all.
    at === 0 ? `PERSON-1@${slug.toUpperCase()}.example` : emailOf(at),
  ])
  rows.push(["c-none", "Customer without an address", "not an address"])
  const csv = rows.map(([id = "", name = "", email]) =>
    zohoCsv({ id, name, email: email ?? "" }, [{ id: `i-${id}`, number: `N-${id}`, total: "10.00" }])
      .trim()
      .split("\n")
      .at(-1),
  )
  const head = zohoCsv({ id: "", name: "" }, []).split("\n")[0]
  const imported = await importCsv(cloud(), owner, `${[head, ...csv].join("\n")}\n`, "list.csv")
  // What is no address is said with its row, and written to nobody.
  expect(imported).toMatchObject({
    counts: { customersNew: good + gone + 1, contactsNew: good + gone },
    problems: [{ row: good + gone + 2, reason: "not_an_email", value: "not an address" }],
  })

  const draft = {
    idempotencyKey: "a-list-of-many-years",
    selection: { of: "all" },
    texts: {},
    guide: false,
  }
  const bulk = await owner.ok(`POST ${all}`, draft)
  await cloud().idle()
  const view = () => owner.ok(`GET ${all}/${bulk.id}`)
  const stopped = await view()
  expect(stopped).toMatchObject({ state: "paused", reason: "too_many_bounces", total: good + gone })
  expect(stopped.counts.queued).toBeGreaterThan(0)
  expect(stopped.counts.delivered + stopped.counts.bounced + stopped.counts.queued).toBe(good + gone)
  expect(stopped.counts.skipped).toBe(1)

  // The team puts others in the place of those whose addresses are gone, and support lets the mails go on.
  const { items } = await owner.ok(`GET ${all}/${bulk.id}/recipients?state=queued&limit=100`)
  const bad = items.filter(({ email }: { email: string }) => email.startsWith("bounce+"))
  for (const { customerId, contactId } of bad) {
    const path = `/api/staff/customers/${customerId}/contacts`
    const other = { name: "Another", email: `other@${customerId}.example`, role: "admin", language: "en" }
    await owner.ok(`POST ${path}`, other)
    await owner.ok(`DELETE ${path}/${contactId}`)
  }
  const goOn = { do: "resumeMails", slug, operator: "Sam", reason: "The list is mended" }
  await cloud().invoke("operator", goOn)
  await owner.ok(`POST ${all}/${bulk.id}/resume`, {})
  await cloud().idle()
  const done = await view()
  expect(done).toMatchObject({ state: "done", counts: { delivered: good, queued: 0, sent: 0 } })
  expect(done.counts.bounced + bad.length).toBe(gone)

  const times = new Map<string, number>()
  for (const { to } of cloud().mails()) for (const email of to) times.set(email, (times.get(email) ?? 0) + 1)
  const got = Array.from({ length: good + gone }, (_, at) => times.get(emailOf(at)) ?? 0)
  const lost = got.filter((mails, at) => at !== 0 && mails === 0 && at % 20 !== 7).length
  // The first customer's contact reads the second one's mailbox.
  expect([got[0], got[1], lost]).toEqual([0, 2, 0])
  expect(got.filter((mails) => mails > 1)).toHaveLength(1)
  console.log(
    `R52: ${good + gone} recipients, ${done.counts.bounced} bounced, paused with ${stopped.counts.queued} waiting: 0 lost, 0 doubled`,
  )
})
