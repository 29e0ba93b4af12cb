import type Stripe from "stripe"
import { afterEach, beforeAll, describe, expect, test } from "vitest"
import { randomId } from "../shared/ids.ts"
import { useCloud } from "./helpers/cloud.ts"
import {
  type Buyer,
  dashboard,
  newBuyer,
  newShop,
  payAt,
  rowsOf,
  type Shop,
  statesOf,
  tell,
} from "./helpers/shop.ts"

const { cloud } = useCloud()
let shop: Shop
let atStripe: Stripe
let who: Buyer
/** Nobody has paid these yet: importing them is what takes time. */
let unpaid: string[]

beforeAll(async () => {
  shop = await newShop(cloud())
  atStripe = dashboard(cloud(), shop)
  who = await newBuyer(cloud(), shop, [...Array(3).fill("100.00"), ...Array(20).fill("50.00")])
  unpaid = who.ids
}, 60_000)
afterEach(async () => {
  cloud().stripe.settings({ webhooks: "on" })
  cloud().stripe.clearFaults()
  cloud().faults.clear()
  await cloud().idle()
})

/** A payment of two or one of the customer's invoices: 150 or 50. */
async function paid(count: 1 | 2, card: "good" | "disputes" | "failsRefunds" = "good") {
  const ids = [...(count === 2 ? unpaid.splice(0, 1) : []), ...unpaid.splice(-1)]
  const { url, paymentId } = await who.portal.ok("POST /api/payments/checkout", { invoiceIds: ids })
  await payAt(url, card)
  await cloud().idle()
  const intents = await atStripe.paymentIntents.list({ limit: 100 })
  const intent = intents.data.find(({ metadata }) => metadata.paymentId === paymentId)
  return { ids, paymentId: paymentId as string, intentId: intent?.id ?? "" }
}
type Paid = Awaited<ReturnType<typeof paid>>

/** What the ledger says went back and came again of this payment. */
async function movements({ paymentId }: Paid) {
  const rows = await rowsOf(cloud(), `T#${who.tenantId}#C#${who.customerId}#ledger`)
  return rows
    .filter(({ kind, documentId }) => kind !== "payment" && documentId === paymentId)
    .map(({ kind, entries }) => [kind, (entries as { minor: number }[])[0]?.minor])
}

const duesOf = async ({ ids }: Paid) => (await statesOf({ ...who, ids })).map(([, due]) => due)
const aed = (minor: number) => ({ minor, currency: "AED" })
const seen = ({ paymentId }: Paid) => who.portal.ok(`GET /api/portal/payments/${paymentId}`)
const aboutIntent = (intentId: string) =>
  cloud()
    .stripe.events()
    .filter(({ event }) => (event.data.object as { payment_intent?: string }).payment_intent === intentId)
    .map(({ event }) => event)

/** The statement's lines, and whether its balance is all that the customer's invoices owe. */
async function statement() {
  const { currencies } = await who.portal.ok("GET /api/portal/statement?from=2020-01-01&to=2030-01-01")
  const { closing, rows, openItems, credit } = currencies[0]
  const owed = openItems.reduce((sum: number, { due }: { due: { minor: number } }) => sum + due.minor, 0)
  return { rows, agrees: closing.minor === owed - credit.minor }
}

describe("refunds asked for by staff", () => {
  const ask = ({ paymentId }: Paid, minor: number, idempotencyKey = randomId()) => ({
    customerId: who.customerId,
    paymentId,
    minor,
    reason: "Paid twice",
    idempotencyKey,
  })
  const refund = (input: object) => shop.tenant.owner.call("POST /api/payments/refunds", input)
  const atStripeOf = async ({ intentId }: Paid) =>
    (await atStripe.refunds.list({ payment_intent: intentId })).data
  const detailOf = ({ paymentId }: Paid) =>
    shop.tenant.owner.ok(`GET /api/staff/customers/${who.customerId}/payments/${paymentId}`)

  test("are made once, posted once, and shown with who asked", async () => {
    cloud().stripe.settings({ webhooks: "duplicated" })
    const made = await paid(1)
    const input = ask(made, 20_00)
    const slow = { operation: "refunds.create", mode: "slow", times: 1, milliseconds: 300 } as const
    cloud().stripe.fault(slow)
    const answers = await Promise.all([refund(input), refund(input), refund(input)])
    expect(answers.some(({ status }) => status === 200)).toBe(true)
    const again = await refund(input)
    expect([again.status, again.body.refundable]).toEqual([200, aed(30_00)])
    await cloud().idle()
    expect(await atStripeOf(made)).toHaveLength(1)
    expect(await movements(made)).toEqual([["refund", -20_00]])
    expect(await detailOf(made)).toMatchObject({
      refunds: [{ state: "succeeded", reason: "Paid twice", amount: aed(20_00), by: expect.any(String) }],
      standing: [{ invoiceId: made.ids[0], minor: 30_00 }],
      paidBy: "Carla Contact",
      stripeUrl: `https://dashboard.stripe.com/test/payments/${made.intentId}`,
    })
    expect((await refund({ ...input, minor: 30_00 })).body.reason).toBe("key_reused")
    const told = cloud()
      .mails()
      .filter(({ subject }) => /refunded.*20\.00/.test(subject))
    expect(told.map(({ to }) => to)).toEqual([[who.email]])
    const shown = await seen(made)
    expect(Object.keys(shown.refunds[0]).sort()).toEqual(["amount", "at", "id", "state"])
  })

  test("never come to more than was paid, however many ask at once", async () => {
    const made = await paid(1)
    const answers = await Promise.all([refund(ask(made, 30_00)), refund(ask(made, 30_00))])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400])
    expect(answers.find(({ status }) => status === 400)?.body.fields).toEqual({ minor: "more_than_paid" })
    expect(await atStripeOf(made)).toHaveLength(1)
    for (const minor of [0, -1, 1.5, "20", 1e21]) {
      const { status, body } = await refund({ ...ask(made, 1), minor })
      expect([status, Object.keys(body.fields)]).toEqual([400, ["minor"]])
    }
  })

  test.each(["fail-after", "fail-before", "fail-stored"] as const)(
    "Stripe's answer lost (%s): it is told, and asked again later, one refund is made",
    async (mode) => {
      const made = await paid(1)
      cloud().stripe.settings({ webhooks: "off" })
      cloud().stripe.fault({ operation: "refunds.create", mode, times: 3 })
      const input = ask(made, 50_00)
      const failed = await refund(input)
      expect([failed.status, failed.body.reason]).toEqual([409, "stripe_unavailable"])
      expect((await detailOf(made)).refundable).toEqual(aed(0))
      cloud().stripe.clearFaults()
      const refresh = { customerId: who.customerId, paymentId: made.paymentId }
      await shop.tenant.owner.call("POST /api/payments/refresh", refresh)
      expect(await atStripeOf(made)).toHaveLength(1)
      expect(await movements(made)).toEqual([["refund", -50_00]])
    },
  )

  test("that Stripe refuses free the amount again, and say why", async () => {
    const made = await paid(1)
    cloud().stripe.settings({ webhooks: "off" })
    await atStripe.refunds.create({ payment_intent: made.intentId })
    const refused = await refund(ask(made, 10_00))
    expect([refused.status, refused.body.reason]).toEqual([409, "refunded_already"])
    const refresh = { customerId: who.customerId, paymentId: made.paymentId }
    const { refunds } = await shop.tenant.owner.ok("POST /api/payments/refresh", refresh)
    expect(refunds.map(({ state }: { state: string }) => state)).toEqual(["refused", "succeeded"])
    expect(await movements(made)).toEqual([["refund", -50_00]])
  })

  test("are not for who only looks, nor for disputed or recorded money", async () => {
    const disputed = await paid(1, "disputes")
    expect((await refund(ask(disputed, 10_00))).body.reason).toBe("disputed")
    const recorded = await shop.tenant.owner.ok(`POST /api/staff/customers/${who.customerId}/payments`, {
      minor: 50_00,
      currency: "AED",
      on: "2026-11-01",
      method: "cash",
      invoiceIds: unpaid.splice(-1),
      idempotencyKey: randomId(),
    })
    expect((await refund({ ...ask(disputed, 1), paymentId: recorded.id })).body.reason).toBe("not_refundable")
    expect((await who.portal.call("POST /api/payments/refunds", ask(disputed, 1))).status).toBe(401)
  })
})

describe("refunds made in Stripe's dashboard", () => {
  test.each(["duplicated", "reordered"] as const)("in parts, news %s", async (webhooks) => {
    const made = await paid(2)
    cloud().stripe.settings({ webhooks })
    await atStripe.refunds.create({ payment_intent: made.intentId, amount: 30_00 })
    await atStripe.refunds.create({ payment_intent: made.intentId, amount: 40_00 })
    await cloud().idle()
    expect((await movements(made)).sort()).toEqual([
      ["refund", -30_00],
      ["refund", -40_00],
    ])
    expect((await duesOf(made)).reduce((sum, due) => sum + due, 0)).toBe(70_00)
    const { refunds, state } = await seen(made)
    expect([state, refunds.map(({ amount }: { amount: { minor: number } }) => amount.minor).sort()]).toEqual([
      "succeeded",
      [30_00, 40_00],
    ])
    const { rows, agrees } = await statement()
    expect(agrees).toBe(true)
    expect(rows).toContainEqual(
      expect.objectContaining({ kind: "refund", documentId: made.paymentId, debit: aed(40_00) }),
    )
  })

  test("whose payment's own news was lost: that is posted first", async () => {
    cloud().stripe.settings({ webhooks: "off" })
    const made = await paid(1)
    await atStripe.refunds.create({ payment_intent: made.intentId })
    const [event] = aboutIntent(made.intentId).filter(({ type }) => type === "refund.created")
    expect((await tell(cloud(), event ?? {})).status).toBe(200)
    expect(await movements(made)).toEqual([["refund", -50_00]])
    expect(await duesOf(made)).toEqual([50_00])
    for (const late of aboutIntent(made.intentId)) await tell(cloud(), late)
    expect(await movements(made)).toHaveLength(1)
    expect((await statement()).agrees).toBe(true)
  })

  test("that fail minutes later: the invoice is paid again, once", async () => {
    const made = await paid(1, "failsRefunds")
    await atStripe.refunds.create({ payment_intent: made.intentId })
    await cloud().idle()
    expect(await duesOf(made)).toEqual([50_00])
    cloud().stripe.settings({ webhooks: "off" })
    await cloud().advance("PT5M")
    await who.portal.ok("POST /api/auth/refresh", {})
    const events = aboutIntent(made.intentId).filter(({ type }) => type.includes("refund"))
    await Promise.all([...events, ...events].map((event) => tell(cloud(), event)))
    expect(await movements(made)).toEqual([
      ["refund", -50_00],
      ["refundFailed", 50_00],
    ])
    expect(await duesOf(made)).toEqual([0])
    expect((await seen(made)).refunds).toMatchObject([{ state: "failed" }])
  })

  test("of a charge that is not ours, or another tenant's, change nothing", async () => {
    const made = await paid(1)
    cloud().stripe.settings({ webhooks: "off" })
    await atStripe.refunds.create({ payment_intent: made.intentId })
    const [event] = aboutIntent(made.intentId).filter(({ type }) => type === "refund.created")
    const naming = (payment_intent: string | null) => ({
      ...event,
      data: { object: { ...event?.data.object, payment_intent } },
    })
    expect((await tell(cloud(), naming(null))).status).toBe(200)
    expect((await tell(cloud(), naming("pi_invented"))).status).toBe(200)
    const other = await newShop(cloud())
    expect((await tell(cloud(), { ...event, account: other.accountId })).status).toBe(200)
    expect(await movements(made)).toEqual([])
  })

  test("our own failure answers 500, and the next try posts", async () => {
    const made = await paid(1)
    cloud().stripe.settings({ webhooks: "off" })
    await atStripe.refunds.create({ payment_intent: made.intentId })
    const [event] = aboutIntent(made.intentId).filter(({ type }) => type === "refund.created")
    cloud().faults.add({
      service: "dynamodb",
      operation: "TransactWriteItems",
      mode: "fail-before",
      times: 50,
    })
    expect((await tell(cloud(), event ?? {})).status).toBe(500)
    cloud().faults.clear()
    cloud().faults.add({ service: "dynamodb", operation: "TransactWriteItems", mode: "fail-after", times: 1 })
    await tell(cloud(), event ?? {})
    await tell(cloud(), event ?? {})
    expect(await movements(made)).toEqual([["refund", -50_00]])
  })
})

describe("disputes", () => {
  const disputeOf = async ({ intentId }: Paid) =>
    (await atStripe.disputes.list({ payment_intent: intentId })).data[0]?.id ?? ""

  test.each([
    [
      "winning_evidence",
      [
        ["dispute", -50_00],
        ["disputeWon", 50_00],
      ],
      0,
      "won",
    ],
    ["losing_evidence", [["dispute", -50_00]], 50_00, "lost"],
  ] as const)("take the money at once; %s decides", async (uncategorized_text, moved, due, state) => {
    cloud().stripe.settings({ webhooks: "duplicated" })
    const made = await paid(1, "disputes")
    expect(await duesOf(made)).toEqual([50_00])
    const told = cloud()
      .mails()
      .filter(({ subject, text }) => /disputes a payment/.test(subject) && text.includes(made.paymentId))
    expect(told).toHaveLength(1)
    expect(told[0]?.text).toContain("Answer until")
    expect((await seen(made)).disputes).toMatchObject([{ state: "needsResponse" }])
    await atStripe.disputes.update(await disputeOf(made), { evidence: { uncategorized_text } })
    await cloud().idle()
    expect(await movements(made)).toEqual(moved)
    expect(await duesOf(made)).toEqual([due])
    expect((await seen(made)).disputes).toMatchObject([{ state }])
    expect((await statement()).agrees).toBe(true)
  })

  test("told only when it is over, and backwards", async () => {
    cloud().stripe.settings({ webhooks: "off" })
    const made = await paid(1, "disputes")
    const evidence = { uncategorized_text: "winning_evidence" }
    await atStripe.disputes.update(await disputeOf(made), { evidence })
    for (const event of aboutIntent(made.intentId)) expect((await tell(cloud(), event)).status).toBe(200)
    expect(await movements(made)).toEqual([
      ["dispute", -50_00],
      ["disputeWon", 50_00],
    ])
    expect(await duesOf(made)).toEqual([0])
  })
})
