import type Stripe from "stripe"
import { afterEach, beforeAll, expect, test } from "vitest"
import type { StripeEventLine } from "../shared/stripe-events.ts"
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
const path = "/api/payments/stripe-events"
let shop: Shop
let other: Shop

beforeAll(async () => {
  shop = await newShop(cloud())
  other = await newShop(cloud())
}, 60_000)
afterEach(async () => {
  cloud().stripe.settings({ webhooks: "on" })
  cloud().stripe.clearFaults()
  await cloud().idle()
})

const listOf = async ({ tenant }: Shop): Promise<StripeEventLine[]> =>
  (await tenant.owner.ok(`GET ${path}`)).items
const replay = (id: string, { tenant }: Shop = shop) => tenant.owner.call(`POST ${path}/${id}/replay`, {})

/** A payment that was made, and of which nothing was heard. */
async function paidInSilence() {
  cloud().stripe.settings({ webhooks: "off" })
  const known = new Set(
    cloud()
      .stripe.events()
      .map(({ id }) => id),
  )
  const who = await newBuyer(cloud(), shop, ["100.00"])
  const { url } = await who.portal.ok("POST /api/payments/checkout", { invoiceIds: who.ids })
  await payAt(url)
  const told = cloud()
    .stripe.events()
    .find(({ id, type }) => !known.has(id) && type === "payment_intent.succeeded")
  return { who, event: told?.event as unknown as Stripe.PaymentIntentSucceededEvent }
}

const settledOnce = async (who: Buyer) => {
  expect((await cardPostings(cloud(), who)).length).toBe(1)
  expect(await statesOf(who)).toEqual([["paid", 0]])
}

test("what Stripe tells is kept with what became of it, and counted when it comes again", async () => {
  const { who, event } = await paidInSilence()
  for (let time = 0; time < 3; time++) expect((await tell(cloud(), event)).status).toBe(200)
  const [kept, ...rest] = (await listOf(shop)).filter(({ id }) => id === event.id)
  expect(rest).toEqual([])
  expect(kept).toMatchObject({
    type: "payment_intent.succeeded",
    outcome: "handled",
    deliveries: 3,
    replays: 0,
  })
  expect(kept).not.toHaveProperty("body")
  await settledOnce(who)
  await tell(cloud(), { ...event, id: `${event.id}x`, type: "product.created" })
  expect((await listOf(shop))[0]).toMatchObject({ id: `${event.id}x`, outcome: "ignored" })
})

test("staff have it handled again: nothing is booked twice, and who asked stands in the audit log", async () => {
  const { who, event } = await paidInSilence()
  await tell(cloud(), event)
  const answers = await Promise.all([replay(event.id), replay(event.id), replay(event.id)])
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  await settledOnce(who)
  const kept = (await listOf(shop)).find(({ id }) => id === event.id)
  expect(kept).toMatchObject({ outcome: "handled", deliveries: 1, replays: 3 })
  const { items } = await shop.tenant.owner.ok("GET /api/staff/audit")
  const asked = items.filter(({ type }: { type: string }) => type === "stripeEvent.replayed")
  expect(asked).toHaveLength(3)
  expect(asked[0].actor.kind).toBe("staff")
})

test("what failed says so, and is handled once it comes or is asked for again", async () => {
  const { who, event } = await paidInSilence()
  await tell(cloud(), event)
  const { id: payment_intent } = event.data.object
  await fetch(`${cloud().stripe.url}/v1/refunds`, {
    method: "POST",
    headers: { authorization: `Bearer ${cloud().stripe.apiKey}`, "stripe-account": shop.accountId },
    body: new URLSearchParams({ payment_intent, amount: "4000" }),
  })
  const refunded = cloud()
    .stripe.events()
    .find(({ type }) => type === "refund.created")
  cloud().stripe.fault({ operation: "paymentIntents.retrieve", mode: "fail-before", times: 20 })
  expect((await tell(cloud(), refunded?.event ?? {})).status).toBe(500)
  expect((await listOf(shop))[0]).toMatchObject({ id: refunded?.id, outcome: "failed" })
  expect((await replay(refunded?.id ?? "")).status).toBe(500)
  expect((await statesOf(who))[0]?.[1]).toBe(0)
  cloud().stripe.clearFaults()
  expect((await tell(cloud(), refunded?.event ?? {})).status).toBe(200)
  expect((await statesOf(who))[0]?.[1]).toBe(40_00)
  expect((await replay(refunded?.id ?? "")).body).toMatchObject({ outcome: "handled", replays: 2 })
  expect((await statesOf(who))[0]?.[1]).toBe(40_00)
})

test("it is nobody else's: another company neither sees it nor has it handled", async () => {
  const { event } = await paidInSilence()
  await tell(cloud(), event)
  expect((await listOf(other)).map(({ id }) => id)).not.toContain(event.id)
  expect((await replay(event.id, other)).status).toBe(404)
})

test("R35: what names another company's payment is set aside, however often it is handled", async () => {
  const { who, event } = await paidInSilence()
  const { object } = event.data
  const forged = {
    ...event,
    id: `${event.id}f`,
    data: { object: { ...object, metadata: { ...object.metadata, tenantId: other.tenantId } } },
  }
  await tell(cloud(), forged)
  expect((await replay(forged.id)).body.outcome).toBe("setAside")
  expect(await cardPostings(cloud(), who)).toEqual([])
})

test("of the other mode nothing is kept: it is not about money", async () => {
  const { event } = await paidInSilence()
  await tell(cloud(), { ...event, id: `${event.id}m`, livemode: !event.livemode })
  expect((await listOf(shop)).map(({ id }) => id)).not.toContain(`${event.id}m`)
})
