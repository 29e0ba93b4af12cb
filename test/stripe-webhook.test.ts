import type Stripe from "stripe"
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { visitor } from "../infra/local/visitor.ts"
import { randomId } from "../shared/ids.ts"
import { useCloud } from "./helpers/cloud.ts"
import {
  type Buyer,
  cardPostings,
  newBuyer,
  newShop,
  payAt,
  type Shop,
  statesOf,
  tell,
} from "./helpers/shop.ts"

const { cloud } = useCloud()
let shop: Shop
let other: Shop

beforeAll(async () => {
  shop = await newShop(cloud())
  other = await newShop(cloud())
}, 60_000)
afterEach(async () => {
  cloud().stripe.settings({ webhooks: "on" })
  await cloud().idle()
})

async function startOne(totals = ["100.00"]) {
  const who = await newBuyer(cloud(), shop, totals)
  const started = await who.portal.ok("POST /api/payments/checkout", { invoiceIds: who.ids })
  return { who, ...started }
}

type Sent = Stripe.Event & { data: { object: { metadata: Record<string, string> } } }

/** Stripe's events of one payment, oldest first. */
const eventsOf = (paymentId: string) =>
  cloud()
    .stripe.events()
    .filter(({ event }) => (event.data.object as { metadata?: object }).metadata)
    .filter(({ event }) => (event as unknown as Sent).data.object.metadata.paymentId === paymentId)
    .map(({ id, type, event }) => ({ id, type, event: event as unknown as Sent }))
    .reverse()

const settledOnce = async (who: Buyer) => {
  expect((await cardPostings(cloud(), who)).length).toBe(1)
  for (const [state, due] of await statesOf(who)) expect([state, due]).toEqual(["paid", 0])
}

describe("R36: messages that come more than once, or in another order", () => {
  test.each(["duplicated", "reordered"] as const)("%s: one posting", async (webhooks) => {
    const { who, url } = await startOne(["100.00", "50.00"])
    cloud().stripe.settings({ webhooks })
    await payAt(url)
    await cloud().idle()
    await settledOnce(who)
  })

  test("all sent again, later and many at once: nothing is written", async () => {
    const { who, url, paymentId } = await startOne()
    await payAt(url)
    await cloud().idle()
    const before = await who.portal.ok(`GET /api/portal/payments/${paymentId}`)
    const events = eventsOf(paymentId)
    expect(events.map(({ type }) => type)).toEqual(
      expect.arrayContaining(["payment_intent.succeeded", "checkout.session.completed"]),
    )
    const again = [...events, ...events, ...events].map(({ event }) => tell(cloud(), event))
    expect((await Promise.all(again)).map(({ status }) => status)).toEqual(Array(events.length * 3).fill(200))
    await settledOnce(who)
    expect(await who.portal.ok(`GET /api/portal/payments/${paymentId}`)).toEqual(before)
  })

  test("the first messages of a payment all at once: one posting", async () => {
    cloud().stripe.settings({ webhooks: "off" })
    const { who, url, paymentId } = await startOne(["100.00", "50.00", "25.00"])
    await payAt(url)
    const events = eventsOf(paymentId)
    const answers = await Promise.all([...events, ...events].map(({ event }) => tell(cloud(), event)))
    expect(answers.every(({ status }) => status === 200)).toBe(true)
    await settledOnce(who)
  })

  test("a message that the page expired, after one that it was paid, changes nothing", async () => {
    const { who, url, paymentId } = await startOne()
    await payAt(url)
    await cloud().idle()
    const completed = eventsOf(paymentId).find(({ type }) => type === "checkout.session.completed")
    const object = { ...completed?.event.data.object, status: "expired", payment_status: "unpaid" }
    await tell(cloud(), { ...completed?.event, type: "checkout.session.expired", data: { object } })
    await settledOnce(who)
  })

  test("money for a payment that had ended is posted all the same", async () => {
    cloud().stripe.settings({ webhooks: "off" })
    const { who, url, paymentId } = await startOne()
    await payAt(url)
    const completed = eventsOf(paymentId).find(({ type }) => type === "checkout.session.completed")
    const object = { ...completed?.event.data.object, status: "expired", payment_status: "unpaid" }
    await tell(cloud(), { ...completed?.event, type: "checkout.session.expired", data: { object } })
    expect((await who.portal.ok(`GET /api/portal/payments/${paymentId}`)).state).toBe("expired")
    await tell(cloud(), completed?.event ?? {})
    await settledOnce(who)
  })
})

describe("what is not believed", () => {
  let paid: { who: Buyer; paymentId: string; event: Sent }

  beforeEach(async () => {
    cloud().stripe.settings({ webhooks: "off" })
    const { who, url, paymentId } = await startOne()
    await payAt(url)
    const completed = eventsOf(paymentId).find(({ type }) => type === "checkout.session.completed")
    paid = { who, paymentId, event: completed?.event as Sent }
  })

  async function nothingChanged() {
    expect(await cardPostings(cloud(), paid.who)).toEqual([])
    const payment = await paid.who.portal.ok(`GET /api/portal/payments/${paid.paymentId}`)
    expect(payment.state).toBe("started")
  }

  test("R34: signatures that do not hold are the sender's fault", async () => {
    const now = Math.floor(cloud().now() / 1000)
    for (const signing of [
      { secret: "whsec_invented" },
      { atSeconds: now - 600 },
      { atSeconds: now + 600 },
      { atSeconds: now + 31_536_000 },
    ]) {
      const answer = await tell(cloud(), paid.event, signing)
      expect([answer.status, answer.body.reason]).toEqual([400, "bad_signature"])
    }
    const bare = await visitor(cloud().port, "app.localhost").call("POST /api/stripe/connect", paid.event)
    expect(bare.status).toBe(400)
    await nothingChanged()
  })

  test("an endpoint's secret opens no other endpoint", async () => {
    const arn = cloud().env("stripe-webhook").STRIPE_SECRET_ARN ?? ""
    const { platformWebhookSecret } = JSON.parse(cloud().aws.secrets[arn] ?? "{}")
    expect((await tell(cloud(), paid.event, { secret: platformWebhookSecret })).status).toBe(400)
    expect((await tell(cloud(), paid.event, { endpoint: "platform" })).status).toBe(200)
    await nothingChanged()
  })

  test("R35: what another mode, another account or another tenant says is taken and set aside", async () => {
    const { event } = paid
    const metadata = event.data.object.metadata
    const naming = (changes: Record<string, string>) => ({
      ...event,
      data: { object: { ...event.data.object, metadata: { ...metadata, ...changes } } },
    })
    const lies = [
      { ...event, livemode: true },
      { ...event, account: other.accountId },
      { ...event, account: "acct_nobodys" },
      { ...event, account: undefined },
      naming({ tenantId: other.tenantId }),
      naming({ customerId: randomId() }),
      naming({ customerId: "x#y" }),
      naming({ paymentId: "pay_invented" }),
      { ...naming({ tenantId: other.tenantId }), account: other.accountId },
    ]
    for (const lie of lies) expect((await tell(cloud(), lie)).status).toBe(200)
    await nothingChanged()
  })

  test("R38: another amount, currency or checkout than was started", async () => {
    const { event } = paid
    for (const change of [{ amount_total: 1 }, { currency: "usd" }, { id: "cs_test_other" }])
      expect(
        (await tell(cloud(), { ...event, data: { object: { ...event.data.object, ...change } } })).status,
      ).toBe(200)
    await nothingChanged()
  })

  test("events it knows nothing of are taken, so that Stripe stops sending them", async () => {
    const unknown = { ...paid.event, type: "invoice.something_new", data: { object: { id: "x" } } }
    expect((await tell(cloud(), unknown)).status).toBe(200)
    await nothingChanged()
  })
})

test("our own failure answers 500, and Stripe's next try settles", async () => {
  cloud().stripe.settings({ webhooks: "off" })
  const { who, url, paymentId } = await startOne()
  await payAt(url)
  const [event] = eventsOf(paymentId).filter(({ type }) => type === "checkout.session.completed")
  cloud().faults.add({ service: "dynamodb", operation: "TransactWriteItems", mode: "fail-before", times: 50 })
  expect((await tell(cloud(), event?.event ?? {})).status).toBe(500)
  cloud().faults.clear()
  expect(await cardPostings(cloud(), who)).toEqual([])
  expect((await tell(cloud(), event?.event ?? {})).status).toBe(200)
  await settledOnce(who)
})
