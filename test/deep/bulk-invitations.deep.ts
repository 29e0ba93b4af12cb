import { setTimeout as pause } from "node:timers/promises"
import { beforeAll, expect, test } from "vitest"
import { useCloud } from "../helpers/cloud.ts"
import { seedOf } from "../helpers/figures.ts"
import { randomFrom } from "../helpers/random.ts"
import { enablePortal, newCustomer, newTenant, password, type TestTenant } from "../helpers/world.ts"

/** R52: whatever fails, before or after it did its work, in whatever order: nobody is left out or written to twice. */

const { cloud } = useCloud()
const rounds = 6
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

function breakSomething() {
  const fault = { ...of(operations), mode: of(modes), times: 1 + below(8) }
  cloud().faults.add(fault)
  return `${fault.service} ${fault.operation} ${fault.mode} ×${fault.times}`
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
  for (let quiet = 0; quiet < 3; quiet++) await cloud().advance("PT61M")
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
  console.log(
    `R52: ${rounds} bulk invitations, ${mails} mails, ${3 * rounds} waves of faults, seed ${seed}: 0 lost, 0 doubled`,
  )
})
