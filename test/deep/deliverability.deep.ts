import { beforeAll, expect, test } from "vitest"
import { useCloud } from "../helpers/cloud.ts"
import { enablePortal, newCustomer, newTenant, type TestTenant } from "../helpers/world.ts"

/** One mail at a time, killed at each of its steps, and an account that SES slows down for hours: each goes out once. */

const { cloud } = useCloud()
let company: TestTenant
beforeAll(async () => {
  company = await newTenant(cloud())
  await enablePortal(company.owner)
}, 60_000)

async function newContact(email: string) {
  const { id } = await newCustomer(company, `Customer ${email}`)
  const path = `/api/staff/customers/${id}/contacts`
  const details = { name: "Somebody", email, role: "payer", language: "en" }
  const contact = await company.owner.ok(`POST ${path}`, details)
  return () => company.owner.ok(`POST ${path}/${contact.id}/invitation`, {})
}

const timesTo = (email: string) =>
  cloud()
    .mails()
    .filter(({ to }) => to.includes(email)).length

const calls = 16

test(`a sender that is killed after any of its ${calls} calls sends its mail once`, async () => {
  const emails = Array.from({ length: calls }, (_, at) => `killed-after-${at + 1}@deep.example`)
  for (const [at, email] of emails.entries()) {
    const invite = await newContact(email)
    cloud().faults.add({ service: "lambda", operation: "mail", mode: "die-after", times: 1, call: at + 1 })
    await invite()
    await cloud().idle()
    cloud().faults.clear()
  }
  const deaths = cloud()
    .logs("mail")
    .filter(({ line }) => line === "Runtime exited with status 137").length
  for (const passing of ["PT7M", "PT16M", "PT6H", "PT16M"]) await cloud().advance(passing)
  expect(emails.map(timesTo)).toEqual(emails.map(() => 1))
  expect(cloud().aws.queues.deadLetters()).toEqual([])
  console.log(`${deaths} senders killed, one after each of their first calls: 0 lost, 0 doubled`)
  expect(deaths).toBeGreaterThan(calls / 2)
})

test("an account that SES slows down for hours makes no dead letters, and no mail is lost", async () => {
  // More often than a queue tries, and each of our tries asks four times.
  const tries = 7
  company = await newTenant(cloud())
  const email = "slowed-down@deep.example"
  const invite = await newContact(email)
  cloud().faults.add({ service: "ses", operation: "SendRawEmail", mode: "throttle", times: 4 * tries })
  await invite()
  await cloud().idle()
  for (let passed = 1; passed < tries; passed++) await cloud().advance("PT16M")
  expect([timesTo(email), cloud().faults.list()]).toEqual([0, []])
  expect(cloud().aws.queues.deadLetters()).toEqual([])
  await cloud().advance("PT16M")
  expect(timesTo(email)).toBe(1)
})
