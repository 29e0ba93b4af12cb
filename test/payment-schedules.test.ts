import type { APIGatewayProxyEventV2, Context } from "aws-lambda"
import fc from "fast-check"
import Stripe from "stripe"
import { beforeAll, expect, test, vi } from "vitest"
import type { Write } from "../functions/store/table.ts"
import { createCustomer } from "../infra/local/stripe/billing/customers.ts"
import { catchUp } from "../infra/local/stripe/clock.ts"
import { updateDispute } from "../infra/local/stripe/objects/disputes.ts"
import { createRefund } from "../infra/local/stripe/objects/refunds.ts"
import { newMethod } from "../infra/local/stripe/objects/saved-card-objects.ts"
import { put } from "../infra/local/stripe/state.ts"
import type { Autopay } from "../shared/autopay.ts"
import { money } from "../shared/money.ts"
import { record, seedOf } from "./helpers/figures.ts"
import type { Strike } from "./helpers/payments/strikes.ts"
import type { How } from "./helpers/payments/stripe-inside.ts"

/**
 * R36 to R44: one movement of money is posted once, whatever happens. The actions, the webhook's handler and the rules
 * are the product's own; the rows lie in memory, and Stripe is the stand-in behind the real SDK. Messages come late,
 * twice, in any order or never; processes die at any call; customers and staff are at it all at once.
 */
const road = await vi.hoisted(async () => {
  const named =
    "STAGE TABLE_NAME FILES_BUCKET MAIL_QUEUE_URL JOBS_QUEUE_URL DOMAINS_QUEUE_URL TENANT_ROLE_ARN \
CUSTOMER_ROLE_ARN DIRECTORY_ROLE_ARN SESSION_SECRET_ARN STRIPE_SECRET_ARN ROUTING_ENDPOINT PORTAL_DISTRIBUTION_ID \
CONNECTION_GROUP_ID MAIL_CONFIGURATION_SET".split(" ")
  for (const name of named) process.env[name] = "test"
  Object.assign(process.env, {
    ...{ AWS_REGION: "us-east-1", BASE_DOMAIN: "localhost", PUBLIC_URL: "http://{host}" },
    ...{ STRIPE_API_URL: "http://stripe.test", MAILS_PER_SECOND: "14" },
  })
  const { passage } = await import("./helpers/payments/strikes.ts")
  return passage()
})
const table = await vi.hoisted(async () => (await import("./helpers/payments/rows.ts")).rowsInMemory())
const outside = vi.hoisted(() => ({ stripe: undefined as unknown }))
const secrets = vi.hoisted(() => ({
  ...{ originSecret: "o".repeat(16), seed: "s".repeat(32), apiKey: "sk_test_1" },
  ...{ connectWebhookSecret: "whsec_connect", platformWebhookSecret: "whsec_platform" },
}))
vi.mock("../functions/store/table.ts", async (original) => {
  const { merged, ...others } = await original<typeof import("../functions/store/table.ts")>()
  const stored = <T>(run: () => T) =>
    road.pass<T>({
      kind: "store",
      run,
      failing: () => {
        throw new Error("DynamoDB failed")
      },
    })
  return {
    ...others,
    getRow: (_: unknown, key: Parameters<typeof table.getRow>[0]) => stored(() => table.getRow(key)),
    getRows: (_: unknown, keys: Parameters<typeof table.getRows>[0]) => stored(() => table.getRows(keys)),
    queryRows: (_: unknown, range: Parameters<typeof table.queryRows>[0]) =>
      stored(() => table.queryRows(range)),
    commitRows: (_: unknown, writes: Write[]) => stored(() => table.commitRows(merged(writes))),
  }
})
vi.mock("../functions/stripe/client.ts", () => ({ stripe: async () => outside.stripe }))
vi.mock("../functions/secrets.ts", async (original) => ({
  ...(await original<object>()),
  stripeSecret: async () => secrets,
  sessionSecret: async () => secrets,
}))
vi.mock("../functions/log.ts", async (original) => ({ ...(await original<object>()), log: () => undefined }))
vi.mock("node:timers/promises", async (original) => ({
  ...(await original<object>()),
  setTimeout: road.pause,
}))

const histories = Number(process.env.HISTORIES ?? (process.env.DEEP ? 10_000 : 120))
const seed = seedOf("payment schedules")
const opening = Date.parse("2026-11-22T08:00:00Z")
const [minute, hour] = [60_000, 3_600_000]

let company: typeof import("./helpers/payments/company.ts")
let books: typeof import("./helpers/payments/books.ts")
let inside: typeof import("./helpers/payments/stripe-inside.ts")
let webhook: typeof import("../functions/stripe-webhook.ts")
let releasing: typeof import("../functions/payments/release.ts")
let reconciling: typeof import("../functions/reconciliations/reconcile.ts")

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ["Date"] })
  company = await import("./helpers/payments/company.ts")
  books = await import("./helpers/payments/books.ts")
  inside = await import("./helpers/payments/stripe-inside.ts")
  webhook = await import("../functions/stripe-webhook.ts")
  releasing = await import("../functions/payments/release.ts")
  reconciling = await import("../functions/reconciliations/reconcile.ts")
}, 60_000)

const At = fc.nat(3)
const some = <D extends string, T extends object>(
  weight: number,
  of: D,
  rest: { [K in keyof T]: fc.Arbitrary<T[K]> },
) => ({
  weight,
  arbitrary: fc.record({ do: fc.constant(of), ...rest }) as unknown as fc.Arbitrary<{ do: D } & T>,
})
const ways: How[] = ["good", "good", "good", "declined", "debit", "debitFails", "disputes", "failsRefunds"]
const forgeries = [
  "otherMode",
  "otherAccount",
  "noAccount",
  "otherAmount",
  "otherCurrency",
  "unsigned",
] as const
const Act = fc.oneof(
  some(6, "start", {
    who: fc.nat(1),
    which: fc.uniqueArray(At, { minLength: 1, maxLength: 3 }),
    minor: fc.option(fc.constantFrom(20_00, 60_01, 1, -5, 99.5), { nil: undefined, freq: 3 }),
  }),
  some(6, "pay", { tab: fc.nat(3), how: fc.constantFrom(...ways) }),
  some(8, "deliver", { which: fc.nat(20), again: fc.boolean() }),
  some(1, "forge", { payment: At, as: fc.constantFrom(...forgeries) }),
  some(2, "refund", { payment: At, minor: fc.option(fc.constantFrom(1, 10_00, 33_33), { nil: undefined }) }),
  some(1, "dispute", { words: fc.constantFrom("winning_evidence", "losing_evidence") }),
  some(1, "record", { minor: fc.constantFrom(5_00, 100_00, 250_00), key: fc.nat(2) }),
  some(1, "void", { at: At }),
  some(1, "credit", { at: At, price: fc.constantFrom("1.00", "60.55") }),
  some(1, "release", {}),
  some(1, "reconcile", {}),
)
type Act = typeof Act extends fc.Arbitrary<infer T> ? T : never

const Struck = fc.option(
  fc.record<Strike>({
    atCall: fc.integer({ min: 1, max: 10 }),
    when: fc.constantFrom("before", "after"),
    how: fc.constantFrom("fail", "throttle", "die"),
  }),
  { nil: undefined, freq: 2 },
)
const Step = fc.oneof(
  some(10, "at once", {
    acts: fc.array(fc.record({ act: Act, strike: Struck }), { minLength: 1, maxLength: 3 }),
    order: fc.array(fc.nat(5), { minLength: 3, maxLength: 8 }),
  }),
  some(1, "lose", { which: fc.nat(20) }),
  some(2, "wait", { ms: fc.constantFrom(1000, 5 * minute, 32 * minute, 46 * minute, 5 * hour) }),
)
type Step = typeof Step extends fc.Arbitrary<infer T> ? T : never
const quietly = (act: Act): Step => ({ do: "at once", acts: [{ act, strike: undefined }], order: [0] })
/** The way a payment goes when all is well; histories begin with some of it, so that they get somewhere. */
const wellTrodden: Step[] = [
  quietly({ do: "start", who: 0, which: [0, 1], minor: undefined }),
  quietly({ do: "pay", tab: 0, how: "good" }),
  quietly({ do: "deliver", which: 0, again: true }),
  quietly({ do: "start", who: 1, which: [2], minor: undefined }),
]
const History = fc.record({
  steps: fc
    .tuple(fc.nat(wellTrodden.length), fc.array(Step, { minLength: 4, maxLength: 14 }))
    .map(([begun, rest]) => [...wellTrodden.slice(0, begun), ...rest]),
  /** Of what Stripe still has to tell at the end, this share never comes. */
  lostPercent: fc.constantFrom(0, 25, 50, 75, 100),
})

const counted = { schedules: 0, deliveries: 0, refused: 0, paid: 0, processes: 0, lost: 0 }
/** Of all that Stripe still had to tell once the faults had stopped. */
const untold = { "still to be told": 0, "never told": 0 }

async function open() {
  table.forget()
  vi.setSystemTime(opening)
  const stripe = inside.stripeInside(road)
  outside.stripe = stripe.client
  const [accountId, otherId] = [inside.newAccount(stripe), inside.newAccount(stripe)]
  await alone(() => company.openCompany(accountId, otherId))
  return { stripe, accountId, otherId, tabs: [] as string[] }
}
type Shop = Awaited<ReturnType<typeof open>>

async function alone(run: () => Promise<unknown>, strike?: Strike) {
  const [outcome] = await road.atOnce([{ run, strike }])
  if (outcome?.error && !strike) throw outcome.error
  return outcome
}

type Sent = { event: object; secret?: string }
async function deliver({ event, secret = secrets.connectWebhookSecret }: Sent): Promise<boolean> {
  const body = JSON.stringify(event)
  const timestamp = Math.floor(Date.now() / 1000)
  const signature = Stripe.webhooks.generateTestHeaderString({ payload: body, secret, timestamp })
  const request = {
    ...{ rawPath: "/api/stripe/connect", body, isBase64Encoded: false, requestContext: { requestId: "r" } },
    headers: {
      "stripe-signature": signature,
      "x-origin-secret": secrets.originSecret,
      "x-portico-host": "app.localhost",
    },
  } as unknown as APIGatewayProxyEventV2
  const context = { awsRequestId: "r", getRemainingTimeInMillis: () => 10_000 } as Context
  const answer = await webhook.handler(request, context)
  counted.deliveries += 1
  return answer.statusCode === 200
}

/** What Stripe never said, or not to us: a checkout of a payment of ours that is told to be paid. */
function forged(
  { accountId, otherId }: Shop,
  { payment, as }: Extract<Act, { do: "forge" }>,
): Sent | undefined {
  const all = books.paymentsIn(table)
  const about = all[payment % Math.max(1, all.length)]
  if (!about?.stripe) return undefined
  const { tenantId, customerId } = company
  const session = {
    ...{ id: about.stripe.sessionId ?? "cs_forged", object: "checkout.session", status: "complete" },
    ...{ payment_status: "paid", payment_intent: "pi_forged" },
    amount_total: about.amount.minor + (as === "otherAmount" ? 1 : 0),
    currency: as === "otherCurrency" ? "usd" : about.amount.currency.toLowerCase(),
    metadata: { tenantId, customerId, paymentId: about.id },
  }
  const event = {
    ...{ id: "evt_forged", object: "event", type: "checkout.session.completed" },
    ...{ livemode: as === "otherMode", created: Math.floor(Date.now() / 1000), data: { object: session } },
    ...(as !== "noAccount" && { account: as === "otherAccount" ? otherId : accountId }),
  }
  return { event, ...(as === "unsigned" && { secret: "whsec_other" }) }
}

const intentOf = ({ stripe, accountId }: Shop, at: number) => {
  const paid = inside.paidIntents(stripe, accountId)
  return paid[at % Math.max(1, paid.length)]
}

async function act(shop: Shop, each: Act): Promise<unknown> {
  const { stripe, tabs } = shop
  const { told } = stripe
  if (each.do === "start") return tabs.push((await company.start(each.who, each.which, each.minor)).url)
  if (each.do === "pay") {
    const sessionId = tabs
      .at(-1 - (each.tab % Math.max(1, tabs.length)))
      ?.split("/")
      .at(-1)
    return sessionId && inside.payAtPage(stripe, sessionId, each.how)
  }
  if (each.do === "deliver") {
    const [event] = each.again
      ? told.slice(each.which % Math.max(1, told.length))
      : told.splice(each.which % Math.max(1, told.length), 1)
    if (!event) return
    let taken = false
    try {
      taken = await deliver({ event })
    } finally {
      // Stripe sends again what was not taken.
      if (!taken && !each.again) told.push(event)
    }
    return
  }
  if (each.do === "forge") {
    const sent = forged(shop, each)
    return sent && deliver(sent)
  }
  if (each.do === "refund") return dashboardRefund(shop, each)
  if (each.do === "dispute") return answerDispute(shop, each.words)
  if (each.do === "record") return company.record(each.minor, `key-${each.key}-${each.minor}`)
  if (each.do === "void") return company.voidOne(each.at)
  if (each.do === "credit") return company.credit(each.at, each.price)
  if (each.do === "release") return releasing.releaseExpiredPayments(company.ctxOf())
  return reconciling.reconcileNightly(company.ctxOf())
}

function dashboardRefund(shop: Shop, { payment, minor }: Extract<Act, { do: "refund" }>) {
  const intent = intentOf(shop, payment)
  if (intent)
    createRefund(shop.stripe.world, shop.accountId, {
      payment_intent: intent.id,
      ...(minor && { amount: minor }),
    } as never)
}

function answerDispute({ stripe, accountId }: Shop, words: string) {
  const [dispute] = inside.all(stripe.world.state, accountId, "dispute")
  if (dispute)
    updateDispute(stripe.world, accountId, dispute.id, { evidence: { uncategorized_text: words } } as never)
}

async function take(shop: Shop, step: Step) {
  const { told } = shop.stripe
  if (step.do === "wait") {
    vi.setSystemTime(Date.now() + step.ms)
    catchUp(shop.stripe.world)
  } else if (step.do === "lose") {
    if (told.length === 0) return
    told.splice(step.which % told.length, 1)
    counted.lost += 1
  } else {
    let turn = 0
    const work = step.acts.map(({ act: each, strike }) => ({ run: () => act(shop, each), strike }))
    const ended = await road.atOnce(work, (many) => (step.order[turn++ % step.order.length] ?? 0) % many)
    counted.processes += ended.length
    counted.refused += ended.filter(({ error }) => error).length
  }
}

/** The faults stop: what is still told comes, or is lost; then the hourly and the nightly looks. */
async function heal({ stripe }: Shop, lostPercent: number) {
  vi.setSystemTime(Date.now() + 2 * hour)
  catchUp(stripe.world)
  const left = stripe.told.splice(0)
  const kept = left.filter((_, at) => (at * 37) % 100 >= lostPercent)
  untold["still to be told"] += left.length
  untold["never told"] += left.length - kept.length
  for (const event of kept) await alone(() => deliver({ event }))
  // Bank debits are looked at once a day has passed.
  for (const ms of [0, 25 * hour]) {
    vi.setSystemTime(Date.now() + ms)
    await alone(() => releasing.releaseExpiredPayments(company.ctxOf()))
  }
  stripe.told.length = 0
  await alone(() => reconciling.reconcileNightly(company.ctxOf()))
}

async function settled(shop: Shop) {
  books.checkConverged(table, shop.stripe, shop.accountId)
  const before = table.counted.writes
  await alone(() => releasing.releaseExpiredPayments(company.ctxOf()))
  await alone(() => reconciling.reconcileNightly(company.ctxOf()))
  // Its own report is all that a second run writes.
  expect(table.counted.writes - before, "a second run books nothing").toBe(1)
  counted.paid += inside.paidIntents(shop.stripe, shop.accountId).length
}

test(`R36, R39 to R44: in ${histories} schedules each movement is posted once, and all ends as Stripe has it`, async () => {
  const startedAt = performance.now()
  const calls = { ...road.counted }
  await fc.assert(
    fc.asyncProperty(History, async ({ steps, lostPercent }) => {
      counted.schedules += 1
      const shop = await open()
      for (const step of steps) {
        await take(shop, step)
        books.checkBooks(table, shop.stripe, shop.accountId)
      }
      await heal(shop, lostPercent)
      await settled(shop)
    }),
    { seed, numRuns: histories },
  )
  const { calls: passed, strikes } = road.counted
  const values = {
    ...counted,
    "calls that left": passed - calls.calls,
    faults: strikes - calls.strikes,
    violations: 0,
  }
  console.log(values)
  if (!process.env.DEEP) return
  record("F4", values, { seed, startedAt })
  const healed = { ...untold, "drift after one comparison": 0, "bookings of a second one": 0 }
  record("F6", { "shares dropped": "0, 25, 50, 75, 100 %", ...healed }, { seed, startedAt })
}, 3_600_000)

type UseCase = { begun: (Act | { wait: number })[]; struck: Act | { news: string } }
const started: Act = { do: "start", who: 0, which: [0, 1], minor: undefined }
const paid = (how: How): Act[] => [started, { do: "pay", tab: 0, how }]
const allTold: Act[] = Array.from({ length: 8 }, () => ({ do: "deliver", which: 0, again: false }))
const settledBy = (how: How) => [...paid(how), ...allTold]
const useCases: Record<string, UseCase> = {
  "a payment begins": { begun: [], struck: started },
  "a part begins": { begun: [], struck: { ...started, which: [0], minor: 60_01 } },
  "another choice closes the open page": { begun: [started], struck: { ...started, which: [0, 1, 2] } },
  "a payment succeeds": { begun: paid("good"), struck: { news: "payment_intent.succeeded" } },
  "a page is finished": { begun: paid("good"), struck: { news: "checkout.session.completed" } },
  "a debit is under way": { begun: paid("debit"), struck: { news: "checkout.session.completed" } },
  "a debit clears": {
    begun: [...paid("debit"), { wait: 5 * minute }],
    struck: { news: "checkout.session.async_payment_succeeded" },
  },
  "a debit fails": {
    begun: [...paid("debitFails"), { wait: 5 * minute }],
    struck: { news: "checkout.session.async_payment_failed" },
  },
  "a page is left": { begun: [started, { wait: 46 * minute }], struck: { news: "checkout.session.expired" } },
  "money is refunded": {
    begun: [...settledBy("good"), { do: "refund", payment: 0, minor: 10_00 }],
    struck: { news: "refund.created" },
  },
  "a refund comes back": {
    begun: [
      ...settledBy("failsRefunds"),
      { do: "refund", payment: 0, minor: undefined },
      { wait: 5 * minute },
    ],
    struck: { news: "refund.failed" },
  },
  "a payment is disputed": { begun: paid("disputes"), struck: { news: "charge.dispute.created" } },
  "a dispute is lost": {
    begun: [...settledBy("disputes"), { do: "dispute", words: "losing_evidence" }],
    struck: { news: "charge.dispute.closed" },
  },
  "a transfer is recorded": { begun: [], struck: { do: "record", minor: 100_00, key: 0 } },
  "an invoice is voided": { begun: paid("good"), struck: { do: "void", at: 2 } },
  "an invoice is credited while it is paid": {
    begun: paid("good"),
    struck: { do: "credit", at: 0, price: "60.55" },
  },
  "the hourly look": { begun: [started, { wait: 46 * minute }], struck: { do: "release" } },
  "the nightly comparison": { begun: paid("good"), struck: { do: "reconcile" } },
}

async function begin({ begun }: UseCase): Promise<Shop> {
  const shop = await open()
  for (const each of begun)
    if ("wait" in each) await take(shop, { do: "wait", ms: each.wait })
    else await alone(() => act(shop, each))
  return shop
}

/** It stays among what is still to be told: Stripe sends again what was not taken, and sometimes what was. */
async function tellOf({ stripe }: Shop, type: string) {
  const event = stripe.told.find((each) => each.type === type)
  if (!event) throw new Error(`Stripe told nothing of ${type}`)
  return deliver({ event })
}

/** How many calls it made. */
async function strikeAt(useCase: UseCase, strike?: Strike): Promise<number> {
  const shop = await begin(useCase)
  const { struck } = useCase
  const outcome = await alone(
    () => ("news" in struck ? tellOf(shop, struck.news) : act(shop, struck)),
    strike,
  )
  books.checkBooks(table, shop.stripe, shop.accountId)
  await heal(shop, 0)
  await settled(shop)
  return outcome?.calls ?? 0
}

const strikes = ["before", "after"].flatMap((when) =>
  (process.env.DEEP ? ["fail", "throttle", "die"] : ["die"]).map((how) => ({ when, how })),
) as Omit<Strike, "atCall">[]
const swept = { "use cases": 0, calls: 0, faults: 0, violations: 0 }
let sweptSince: number | undefined

test.each(Object.entries(useCases))(
  "I1 to I8, I12: %s, whichever of its calls fails",
  async (_, useCase) => {
    sweptSince ??= performance.now()
    const calls = await strikeAt(useCase)
    expect(calls).toBeGreaterThan(1)
    for (let atCall = 1; atCall <= calls; atCall++)
      for (const strike of strikes) await strikeAt(useCase, { atCall, ...strike })
    swept["use cases"] += 1
    swept.calls += calls
    swept.faults += calls * strikes.length
    if (process.env.DEEP) record("F5", swept, { startedAt: sweptSince })
  },
  300_000,
)

/** A card that was saved and agreed to, and an invoice whose day has come: what else is open is only told of yet. */
async function turnOn({ stripe: { world }, accountId }: Shop) {
  const { autopays } = await import("../functions/autopay/store.ts")
  const { commit } = await import("../functions/store/entity.ts")
  const { id: payer } = createCustomer(world, accountId, { email: "con_one@b.example" })
  const card = { brand: "visa", last4: "4242", expMonth: 12, expYear: 2034 } as const
  const given = { ...card, outcome: { does: "pay" } } as const
  const method = newMethod(world, payer, { email: "con_one@b.example", name: "Carla Contact" }, given)
  world.state.savedCards[put(world.state, accountId, method).id] = given
  const { customerId, contactIds } = company
  const charge = { invoiceId: "inv_0", number: "INV-0", amount: money(100_00, "AED"), on: "2026-11-22" }
  const ctx = company.ctxOf()
  const autopay: Autopay = {
    ...{ id: "AED", version: 1, customerId, currency: "AED", contactId: contactIds[0], contactName: "Carla" },
    ...{ consentId: "cns_1", limit: money(500_00, "AED"), daysBefore: 0, state: "on", card, left: [] },
    stripe: { accountId, customerId: payer, paymentMethodId: method.id },
    charges: [{ ...charge, declines: 0 }],
    changedAt: ctx.now,
  }
  await alone(() => commit(ctx, autopays.insert(ctx, autopay)))
}

const strikesOfARun = [
  { how: "die", when: "before" },
  { how: "die", when: "after" },
  { how: "fail", when: "before" },
  { how: "fail", when: "after" },
] as const

test.each(strikesOfARun)(
  "R39, R44: a run of autopay struck at any call ($how $when it) charges once and posts once",
  async (strike) => {
    const { runAutopay } = await import("../functions/autopay/run.ts")
    let atCall = 0
    for (let struck = true; struck; ) {
      atCall += 1
      const shop = await open()
      await turnOn(shop)
      const first = await alone(() => runAutopay(company.ctxOf()), { ...strike, atCall })
      struck = (first?.calls ?? 0) >= atCall
      // Every other time Stripe's messages come, too.
      if (atCall % 2 === 0)
        for (const event of shop.stripe.told.splice(0)) await alone(() => deliver({ event }))
      for (const _ of ["an hour later", "and another"]) {
        vi.setSystemTime(Date.now() + hour)
        await alone(() => runAutopay(company.ctxOf()))
        await alone(() => releasing.releaseExpiredPayments(company.ctxOf()))
      }
      books.checkConverged(table, shop.stripe, shop.accountId)
      const made = inside.all(shop.stripe.world.state, shop.accountId, "payment_intent")
      expect([atCall, made.map(({ amount, status }) => [amount, status])]).toEqual([
        atCall,
        [[100_00, "succeeded"]],
      ])
    }
    expect(atCall).toBeGreaterThan(15)
  },
)
