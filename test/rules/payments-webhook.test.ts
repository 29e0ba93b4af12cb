import Stripe from "stripe"
import { describe, expect, test } from "vitest"
import { newsOf } from "../../functions/stripe/news.ts"
import { readWebhook } from "../../functions/stripe/signature.ts"

const secret = "whsec_test_secret"
const now = "2026-11-22T12:00:00.000Z"
const nowSeconds = Date.parse(now) / 1000
const payload = JSON.stringify({ id: "evt_1", object: "event", type: "account.updated" }, null, 2)

const signed = (body = payload, { key = secret, at = nowSeconds } = {}) =>
  Stripe.webhooks.generateTestHeaderString({ payload: body, secret: key, timestamp: at })

const read = (header: string | undefined, body: string | Buffer = payload, key = secret) =>
  readWebhook(Buffer.from(body), header, key, now)

describe("R34: a webhook's signature", () => {
  test("of the raw bytes, from the endpoint's own secret, within five minutes, holds", () => {
    expect(read(signed()).id).toBe("evt_1")
    for (const at of [nowSeconds - 299, nowSeconds + 299])
      expect(read(signed(payload, { at })).id).toBe("evt_1")
  })

  const other = signed(payload, { key: "whsec_other" })
  test.each<[string, string | undefined, (string | Buffer)?, string?]>([
    ["missing", undefined],
    ["empty", ""],
    ["not a signature", "hello"],
    ["without a time", signed().replace(/^t=\d+,/, "")],
    ["with another time than was signed", signed().replace(/^t=\d+/, `t=${nowSeconds - 1}`)],
    ["of another endpoint's secret", other],
    ["ten minutes old", signed(payload, { at: nowSeconds - 600 })],
    ["five minutes and more ahead", signed(payload, { at: nowSeconds + 301 })],
    ["a year ahead", signed(payload, { at: nowSeconds + 31_536_000 })],
    ["with a second, future time", `${signed()},t=${nowSeconds + 31_536_000}`],
    ["over the same JSON written anew", signed(), JSON.stringify(JSON.parse(payload))],
    ["over a body that is still base64", signed(), Buffer.from(payload).toString("base64")],
    ["over no body", signed(""), ""],
    ["over one more byte", signed(), `${payload} `],
    ["of an old scheme only", signed().replace("v1=", "v0=")],
    ["over what is not JSON", signed("not json"), "not json"],
  ])("%s is refused as the sender's fault", (_, header, body, key) => {
    expect(() => read(header, body, key)).toThrow(
      expect.objectContaining({ code: "invalid_input", reason: "bad_signature" }),
    )
  })

  test("holds beside another while the secret is being rotated, and over a megabyte", () => {
    const stale = signed(payload, { key: "whsec_old" }).split(",")[1]
    expect(read(`${signed()},${stale}`).id).toBe("evt_1")
    const large = JSON.stringify({ id: "evt_large", object: "event", filler: "x".repeat(1_000_000) })
    expect(read(signed(large), large).id).toBe("evt_large")
  })
})

describe("what an event means", () => {
  const id = "a".repeat(26)
  const metadata = { tenantId: id, customerId: id, paymentId: "pay_1" }
  const session = {
    id: "cs_1",
    object: "checkout.session",
    status: "complete",
    payment_status: "paid",
    payment_intent: "pi_1",
    amount_total: 10_000,
    currency: "aed",
    metadata,
  }
  const intent = { id: "pi_1", object: "payment_intent", amount_received: 10_000, currency: "aed", metadata }
  const kindOf = (type: string, object: object) =>
    newsOf({ id: "evt", type, created: nowSeconds, data: { object } } as unknown as Stripe.Event)

  test("two kinds of event name the same money movement", () => {
    for (const news of [
      kindOf("checkout.session.completed", session),
      kindOf("checkout.session.async_payment_succeeded", session),
      kindOf("payment_intent.succeeded", intent),
    ])
      expect(news).toMatchObject({
        kind: "paid",
        movement: "pi_1",
        amount: { minor: 10_000, currency: "AED" },
        at: now,
      })
  })

  test.each([
    ["pending", "checkout.session.completed", { ...session, payment_status: "unpaid" }],
    ["failed", "checkout.session.async_payment_failed", { ...session, payment_status: "unpaid" }],
    ["expired", "checkout.session.expired", { ...session, status: "expired", payment_status: "unpaid" }],
  ])("%s", (kind, type, object) => {
    expect(kindOf(type, object)?.kind).toBe(kind)
  })

  test.each([
    ["a declined card, whose page stays open", "payment_intent.payment_failed", intent],
    ["what Portico did not start", "payment_intent.succeeded", { ...intent, metadata: {}, currency: "xau" }],
    [
      "ids that are none of ours",
      "checkout.session.completed",
      { ...session, metadata: { ...metadata, customerId: "x#y" } },
    ],
    ["what it never heard of", "customer.created", { id: "cus_1" }],
  ])("nothing for %s", (_, type, object) => {
    expect(kindOf(type, object)).toBeUndefined()
  })
})
