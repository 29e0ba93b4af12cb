import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { type Visitor, visitor } from "../infra/local/visitor.ts"
import { useCloud } from "./helpers/cloud.ts"
import { mostGuesses, waitSeconds } from "./helpers/guesses.ts"
import { allRows, forgetLimits } from "./helpers/rows.ts"
import { newContact, newCustomer, newTenant, password, type TestTenant, tokenFor } from "./helpers/world.ts"

const { cloud } = useCloud()

type Contact = Awaited<ReturnType<typeof newContact>>
let tenant: TestTenant
let customerId: string
let contact: Contact
/** Made before the clock moves, which signs the owner out. */
let victims: Contact[]
beforeAll(async () => {
  tenant = await newTenant(cloud())
  customerId = (await newCustomer(tenant)).id
  contact = await newContact(cloud(), tenant, customerId)
  victims = []
  for (let made = 0; made < 3; made++) victims.push(await newContact(cloud(), tenant, customerId))
})
// A wait is of seconds: on a clock that runs, a busy machine would sit some of them out between two guesses.
let letClockRun: () => void
beforeEach(async () => {
  letClockRun = cloud().hold()
  await forgetLimits(cloud())
})
afterEach(() => letClockRun())

const wrong = "not the password of anybody"
const signIn = (who: Visitor, email: string, given = wrong) =>
  who.call("POST /api/auth/sign-in", { email, password: given })

/** Somebody else each time: another network, and a browser without cookies. */
let networks = 0
function stranger() {
  networks++
  return visitor(cloud().port, tenant.host, `127.1.${Math.floor(networks / 250)}.${(networks % 250) + 1}`)
}

const eventsOf = async (type: string) => (await allRows(cloud())).filter((row) => row.type === type)

/** Everything of an answer but what is new in each: request id and date. */
function bare({ status, headers, body }: Awaited<ReturnType<Visitor["call"]>>) {
  const { requestId: _, ...rest } = body ?? {}
  const { date: _date, ...others } = headers
  return { status, headers: others, body: rest }
}

describe("R21 R22: guessing", () => {
  test("of 200 wrong ones at once no more than five are judged", async () => {
    const startedAt = cloud().now()
    const answers = await Promise.all(Array.from({ length: 200 }, () => signIn(stranger(), contact.email)))
    const judged = answers.filter(({ status }) => status === 401)
    const refused = answers.filter(({ status }) => status === 429)
    expect(judged.length).toBeLessThanOrEqual(mostGuesses(cloud().now() - startedAt))
    console.log(`R21: ${judged.length} of 200 at once were judged`)
    expect(judged.length + refused.length).toBe(200)
    for (const { headers, body } of refused) {
      expect(body.reason).toBe("slow_down")
      expect(Number(headers["retry-after"])).toBeGreaterThan(0)
    }
  })

  test("the wait doubles to a quarter of an hour, and says exactly how long it is", async () => {
    for (let guess = 0; guess < 5; guess++) expect((await signIn(stranger(), contact.email)).status).toBe(401)
    for (const seconds of [1, 2, 4, 8]) {
      const early = await signIn(stranger(), contact.email)
      expect([early.status, Number(early.headers["retry-after"])]).toEqual([429, seconds])
      await cloud().advance(`PT${seconds}S`)
      expect((await signIn(stranger(), contact.email)).status).toBe(401)
    }
    for (let wrong = 9; wrong < 17; wrong++) {
      const early = await signIn(stranger(), contact.email)
      expect(Number(early.headers["retry-after"])).toBe(waitSeconds(wrong))
      await cloud().advance(`PT${waitSeconds(wrong)}S`)
      await signIn(stranger(), contact.email)
    }
    expect(waitSeconds(16)).toBe(900)
  })

  test("a day of guessing as fast as it is let is about a hundred guesses", () => {
    let [guesses, seconds] = [0, 0]
    while (seconds < 86_400) {
      guesses++
      seconds += waitSeconds(guesses)
    }
    console.log(`R22: ${guesses} guesses on the first day, ${86_400 / 900} on each after it`)
    expect(guesses).toBeLessThanOrEqual(115)
  })

  test("while it waits, right and wrong passwords get the same answer", async () => {
    for (let guess = 0; guess < 5; guess++) await signIn(stranger(), contact.email)
    const [right, other] = [
      await signIn(stranger(), contact.email, password),
      await signIn(stranger(), contact.email),
    ]
    expect(bare(right)).toEqual(bare(other))
    expect(right.status).toBe(429)
  })

  test("a browser that signed in before gets in at once, whatever others tried", async () => {
    const own = stranger()
    await own.ok("POST /api/auth/sign-in", { email: contact.email, password })
    expect(own.cookies.get("__Host-device")).toBeDefined()
    await own.ok("POST /api/auth/sign-out", {})
    for (let guess = 0; guess < 40; guess++) await signIn(stranger(), contact.email)
    expect((await signIn(stranger(), contact.email, password)).status).toBe(429)
    expect((await signIn(own, contact.email, password)).status).toBe(200)
  })

  test("its cookie counts for one account at one host, and a made-up one for nothing", async () => {
    const own = stranger()
    await own.ok("POST /api/auth/sign-in", { email: contact.email, password })
    const device = own.cookies.get("__Host-device") ?? ""
    const victim = victims[0] as Contact
    for (const value of [device, `made-up.${device.split(".")[1]}`, "x"]) {
      await forgetLimits(cloud())
      const answers: number[] = []
      for (let guess = 0; guess < 7; guess++) {
        const thief = stranger()
        thief.cookies.set("__Host-device", guess < 5 ? "" : value)
        answers.push((await signIn(thief, victim.email)).status)
      }
      expect(answers).toEqual([401, 401, 401, 401, 401, 429, 429])
    }
  })

  test("a new password by mail opens what guessing closed, and asking for it never waits", async () => {
    const victim = victims[1] as Contact
    for (let guess = 0; guess < 8; guess++) await signIn(stranger(), victim.email)
    const person = stranger()
    for (let ask = 0; ask < 6; ask++)
      await person.ok("POST /api/auth/forgot-password", { email: victim.email })
    const token = await tokenFor(cloud(), victim.email)
    await person.ok("POST /api/auth/reset", { token, password: "another and longer one" })
    expect((await person.call("GET /api/portal/me")).status).toBe(200)
  })

  test("its owner hears of it once, and nobody of an address that is none", async () => {
    const victim = victims[2] as Contact
    for (const email of [victim.email, "nobody@customer.example"])
      for (let guess = 1; guess <= 12; guess++) {
        await signIn(stranger(), email)
        await cloud().advance(`PT${Math.max(1, waitSeconds(guess))}S`)
      }
    const told = await eventsOf("signIn.slowedDown")
    expect(told.filter(({ subjectId }) => subjectId === victim.id)).toHaveLength(1)
    expect(told.every(({ subjectId }) => subjectId !== undefined)).toBe(true)
  })

  test("a network is counted by itself, IPv4 addresses one by one", async () => {
    const [one, other] = [stranger(), stranger()]
    const minute = 60_000
    await cloud().setClock(Math.ceil(cloud().now() / minute) * minute)
    const ask = async () =>
      (await one.call("POST /api/auth/forgot-password", { email: "a@b.example" })).status
    expect(await Promise.all(Array.from({ length: 20 }, ask))).toEqual(Array(20).fill(200))
    expect([await ask(), await ask()]).toEqual([429, 429])
    expect((await other.call("POST /api/auth/forgot-password", { email: "a@b.example" })).status).toBe(200)
  })

  test("what cannot be counted is not judged", async () => {
    cloud().faults.add({ service: "dynamodb", operation: "UpdateItem", mode: "throttle", times: 1000 })
    try {
      const answer = await signIn(stranger(), contact.email, password)
      expect(answer.status).toBe(500)
      expect(answer.headers["set-cookie"]).toBeUndefined()
    } finally {
      cloud().faults.clear()
    }
  })
})

describe("signing in while something is down", () => {
  test("works without mail", async () => {
    cloud().faults.add({ service: "ses", operation: "*", mode: "fail-before", times: 1000 })
    expect((await signIn(stranger(), contact.email, password)).status).toBe(200)
    cloud().faults.clear()
  })

  test.each(["dynamodb"])("fails clean without %s", async (service) => {
    cloud().faults.add({ service, operation: "*", mode: "fail-before", times: 10_000 })
    const answer = await signIn(stranger(), contact.email, password)
    cloud().faults.clear()
    expect([answer.status, answer.body.code, answer.body.reason]).toEqual([500, "internal", undefined])
    expect(answer.headers["set-cookie"]).toBeUndefined()
    expect((await signIn(stranger(), contact.email, password)).status).toBe(200)
  })
})
