import { beforeAll, expect, test } from "vitest"
import { type Answer, visitor } from "../infra/local/visitor.ts"
import { useCloud } from "./helpers/cloud.ts"
import { record, seedOf } from "./helpers/figures.ts"
import { randomFrom } from "./helpers/random.ts"
import { forgetLimits } from "./helpers/rows.ts"
import { newContact, newCustomer, newTenant, type TestTenant } from "./helpers/world.ts"

/**
 * R20: nobody learns who is a customer of whom. `npm test` compares the answers byte by byte; `npm run test:deep` also
 * how long they take: a guesser who sees only times is right about as often as a coin.
 */

const { cloud } = useCloud({ timed: Boolean(process.env.DEEP) })
const startedAt = performance.now()
const seed = seedOf("enumeration")
const { of } = randomFrom(seed)
const samples = process.env.DEEP ? Number(process.env.SAMPLES ?? 96) : 8
const lanes = process.env.DEEP ? 16 : 2
const orders = [
  ["known", "unknown"],
  ["unknown", "known"],
] as const
/** 0.6 is the promise (R20), to be measured with `SAMPLES=400`; of so few, chance alone may reach more. */
const aucMax = 0.68

let tenant: TestTenant
let contactEmail: string
let unverified: string
let made = 0

const stranger = () => `nobody-${made++}@customer.example`

beforeAll(async () => {
  tenant = await newTenant(cloud())
  const customer = await newCustomer(tenant)
  contactEmail = (await newContact(cloud(), tenant, customer.id)).email
  unverified = `unproved-${Date.now()}@owner.example`
  await visitor(cloud().port, "app.localhost").ok("POST /api/auth/sign-up", signUp(unverified))
}, 60_000)

const signUp = (email: string) => ({
  company: "Enumerated",
  name: "Enid",
  email,
  password: "a wholly different horse",
  country: "AE",
  currency: "AED",
  timeZone: "Asia/Dubai",
  slug: `enum-${Date.now().toString(36)}${made++}`,
  language: "en",
})

/** Each door, asked for somebody who is known there and for somebody who is not. */
type Door = {
  on: string
  host: () => string
  known: () => string
  input: (email: string) => object
  /** Asking makes an address known, so that each time needs a new one. */
  once?: true
}
const wrong = "not the password at all"
const doors: Record<string, Door> = {
  "sign-in of staff": {
    on: "POST /api/auth/sign-in",
    host: () => "app.localhost",
    known: () => tenant.email,
    input: (email) => ({ email, password: wrong }),
  },
  "sign-in of an unproved address": {
    on: "POST /api/auth/sign-in",
    host: () => "app.localhost",
    known: () => unverified,
    input: (email) => ({ email, password: wrong }),
  },
  "sign-in of contacts": {
    on: "POST /api/auth/sign-in",
    host: () => tenant.host,
    known: () => contactEmail,
    input: (email) => ({ email, password: wrong }),
  },
  "forgotten password of staff": {
    on: "POST /api/auth/forgot-password",
    host: () => "app.localhost",
    known: () => tenant.email,
    input: (email) => ({ email }),
  },
  "forgotten password of contacts": {
    on: "POST /api/auth/forgot-password",
    host: () => tenant.host,
    known: () => contactEmail,
    input: (email) => ({ email }),
  },
  "mailed code": {
    on: "POST /api/auth/code",
    host: () => tenant.host,
    known: () => contactEmail,
    input: (email) => ({ email }),
  },
  "mailed code, guessed": {
    on: "POST /api/auth/code/use",
    host: () => tenant.host,
    known: () => contactEmail,
    input: (email) => ({ email, code: "000000" }),
  },
  "sign-up": {
    on: "POST /api/auth/sign-up",
    host: () => "app.localhost",
    known: () => tenant.email,
    input: signUp,
    once: true,
  },
}

async function ask({ on, host, input }: Door, email: string): Promise<Answer & { ms: number }> {
  const guest = visitor(cloud().port, host())
  const call = async () => {
    const begun = performance.now()
    const answer = await guest.call(on, input(email))
    return { ...answer, ms: performance.now() - begun }
  }
  const answer = await call()
  if (answer.status !== 429) return answer
  // Who asks so often waits, known or not; that is another test's.
  await forgetLimits(cloud())
  return call()
}

/** Everything an onlooker sees but what is new in each answer. */
function seen({ status, headers, bytes }: Answer) {
  const { date: _date, ...rest } = headers
  return { status, headers: rest, body: bytes.toString().replace(/"requestId":"[^"]*"/, "") }
}

/** The share of pairs in which the known one took longer: 0.5 tells nothing, 0 and 1 tell all. */
function areaUnderCurve(known: number[], unknown: number[]) {
  let above = 0
  for (const one of known) for (const other of unknown) above += one > other ? 1 : one === other ? 0.5 : 0
  const area = above / (known.length * unknown.length)
  return Math.max(area, 1 - area)
}

const areas: Record<string, number> = {}

test.each(Object.entries(doors))(
  "R20 %s: known and unknown are answered alike",
  async (name, door) => {
    const times = { known: [] as number[], unknown: [] as number[] }
    const nobody = stranger()
    // One address, like the known one: what counts guesses must see no difference either.
    const emails = { known: door.known, unknown: door.once ? stranger : () => nobody }
    expect(seen(await ask(door, emails.known()))).toEqual(seen(await ask(door, emails.unknown())))
    // Both are asked in turns, so that whatever else the machine does falls on both.
    const lane = async () => {
      for (let at = 0; at < samples / lanes; at++)
        for (const kind of of(orders)) times[kind].push((await ask(door, emails[kind]())).ms)
    }
    await Promise.all(Array.from({ length: lanes }, lane))
    areas[name] = Math.round(areaUnderCurve(times.known, times.unknown) * 1000) / 1000
    if (!process.env.DEEP) return
    expect(areas[name]).toBeLessThanOrEqual(aucMax)
  },
  200_000,
)

test("R20 what was measured is kept", () => {
  expect(Object.keys(areas)).toEqual(Object.keys(doors))
  if (!process.env.DEEP) return
  const worst = Math.max(...Object.values(areas))
  record("F8", { "samples each": samples, "largest AUC": worst, ...areas }, { seed, startedAt })
})
