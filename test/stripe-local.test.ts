import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import Stripe from "stripe"
import { afterEach, describe, expect, test } from "vitest"
import { type LocalStripe, startStripe } from "../infra/local/stripe/server.ts"

const secrets = { connect: "whsec_connect_for_tests", platform: "whsec_platform_for_tests" }
const start = Date.UTC(2026, 10, 22, 8)
const success = "http://acme.localhost/payments/{CHECKOUT_SESSION_ID}/done"
const open: { close: () => unknown }[] = []

afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close()
})

type Received = { path: string; event: Stripe.Event }

/** An endpoint that believes nothing without its signature, as the product must. */
async function listenForWebhooks(now: () => number) {
  const received: Received[] = []
  const answers: number[] = []
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString()
    const path = request.url ?? ""
    const secret = path.endsWith("connect") ? secrets.connect : secrets.platform
    const signature = String(request.headers["stripe-signature"])
    const event = Stripe.webhooks.constructEvent(body, signature, secret, 300, undefined, now())
    received.push({ path, event })
    response.writeHead(answers.shift() ?? 200).end()
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  open.push({ close: () => new Promise((resolve) => server.close(resolve)) })
  return { received, answers, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

async function newWorld(state?: string) {
  const clock = { now: start }
  const now = () => clock.now
  const endpoint = await listenForWebhooks(now)
  const webhooks = {
    connect: { url: `${endpoint.url}/connect`, secret: secrets.connect },
    platform: { url: `${endpoint.url}/platform`, secret: secrets.platform },
  }
  const local = await startStripe({ now, state, webhooks })
  open.push(local)
  const types = () => endpoint.received.map(({ event }) => event.type)
  return { clock, local, stripe: clientOf(local), ...endpoint, types }
}

function clientOf({ url, apiKey }: Pick<LocalStripe, "url" | "apiKey">, maxNetworkRetries = 0) {
  const { hostname, port } = new URL(url)
  return new Stripe(apiKey, { host: hostname, port, protocol: "http", maxNetworkRetries, telemetry: false })
}

const post = (url: string, fields: Record<string, string> = {}) =>
  fetch(url, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" })

async function onboarded(stripe: Stripe) {
  const account = await stripe.accounts.create({ country: "AE", email: "accounts@acme.example" })
  const return_url = "http://app.localhost/settings/payments"
  const link = {
    account: account.id,
    type: "account_onboarding",
    refresh_url: return_url,
    return_url,
  } as const
  await post((await stripe.accountLinks.create(link)).url)
  return { stripeAccount: account.id }
}

const order = (changes: Partial<Stripe.Checkout.SessionCreateParams> = {}) => ({
  mode: "payment" as const,
  line_items: [
    { quantity: 1, price_data: { currency: "aed", unit_amount: 120_00, product_data: { name: "INV-0042" } } },
    { quantity: 2, price_data: { currency: "aed", unit_amount: 15_50, product_data: { name: "INV-0043" } } },
  ],
  customer_email: "layla@example.com",
  client_reference_id: "pay_1",
  metadata: { paymentId: "pay_1" },
  payment_intent_data: { metadata: { paymentId: "pay_1" }, description: "Two invoices" },
  success_url: success,
  cancel_url: "http://acme.localhost/payments",
  ...changes,
})

const card = (cardNumber = "4242 4242 4242 4242") => ({
  cardNumber,
  cardExpiry: "12 / 34",
  cardCvc: "123",
  billingName: "Layla Haddad",
})

/** What the SDK threw, for a call that must be refused. */
const refused = (call: Promise<unknown>) =>
  call.then(
    () => expect.unreachable("the call was accepted"),
    (error: Stripe.errors.StripeError) => error,
  )

describe("from an account to a payment", () => {
  test("onboarding lets an account take charges, and its owner hears of it", async () => {
    const { stripe, local, received } = await newWorld()
    const account = await stripe.accounts.create({
      type: "standard",
      country: "AE",
      metadata: { tenantId: "t1" },
    })
    expect(account).toMatchObject({
      charges_enabled: false,
      default_currency: "aed",
      metadata: { tenantId: "t1" },
    })
    const urls = { refresh_url: "http://app.localhost/again", return_url: "http://app.localhost/back" }
    const link = await stripe.accountLinks.create({
      account: account.id,
      type: "account_onboarding",
      ...urls,
    })
    expect(await (await fetch(link.url)).text()).toContain("Complete test onboarding")

    const done = await post(link.url)
    await local.idle()

    expect([done.status, done.headers.get("location")]).toEqual([303, urls.return_url])
    const ready = { charges_enabled: true, payouts_enabled: true, details_submitted: true }
    expect(await stripe.accounts.retrieve(account.id)).toMatchObject({
      ...ready,
      capabilities: { card_payments: "active", transfers: "active" },
    })
    expect(received).toMatchObject([
      { path: "/connect", event: { type: "account.updated", account: account.id } },
    ])
    expect((await fetch(link.url, { redirect: "manual" })).headers.get("location")).toBe(urls.refresh_url)
  })

  test("a link for onboarding ends after five minutes", async () => {
    const { stripe, clock } = await newWorld()
    const { id } = await stripe.accounts.create({ country: "GB" })
    const urls = { refresh_url: "http://app.localhost/again", return_url: "http://app.localhost/back" }
    const link = await stripe.accountLinks.create({ account: id, type: "account_onboarding", ...urls })
    clock.now += 300_000
    expect((await post(link.url)).headers.get("location")).toBe(urls.refresh_url)
    expect(await stripe.accounts.retrieve(id)).toMatchObject({ charges_enabled: false })
  })

  test("paying by card makes the intent, the charge, its fee and the events, once", async () => {
    const { stripe, local, types, received } = await newWorld()
    const on = await onboarded(stripe)
    const session = await stripe.checkout.sessions.create(order(), on)
    expect(session).toMatchObject({
      amount_total: 151_00,
      currency: "aed",
      status: "open",
      payment_intent: null,
    })

    const paid = await post(session.url ?? "", card())
    await local.idle()

    expect(paid.status).toBe(303)
    expect(paid.headers.get("location")).toBe(success.replace("{CHECKOUT_SESSION_ID}", session.id))
    const expand = ["payment_intent.latest_charge.balance_transaction", "line_items"]
    const after = await stripe.checkout.sessions.retrieve(session.id, { expand }, on)
    expect(after).toMatchObject({
      status: "complete",
      payment_status: "paid",
      url: null,
      metadata: { paymentId: "pay_1" },
      line_items: { data: [{ description: "INV-0042" }, { description: "INV-0043", amount_total: 31_00 }] },
      payment_intent: {
        status: "succeeded",
        amount_received: 151_00,
        metadata: { paymentId: "pay_1" },
        latest_charge: {
          paid: true,
          payment_method_details: { type: "card", card: { last4: "4242", brand: "visa" } },
          balance_transaction: { amount: 151_00, fee: 538, net: 145_62 },
        },
      },
    })
    expect(types().slice(1)).toEqual([
      "payment_intent.created",
      "charge.succeeded",
      "payment_intent.succeeded",
      "checkout.session.completed",
    ])
    expect(new Set(received.map(({ event }) => event.account))).toEqual(new Set([on.stripeAccount]))
    expect(received.every(({ event }) => !event.livemode && event.api_version === Stripe.API_VERSION)).toBe(
      true,
    )

    const again = await post(session.url ?? "", card())
    expect(await again.text()).toContain("Payment already completed")
    expect(types()).toHaveLength(5)
    const charge = (await stripe.charges.list({}, on)).data[0]
    expect(await (await fetch(charge?.receipt_url ?? "")).text()).toContain(
      "AED 151.00".replace(" ", "\u00a0"),
    )
  })

  test("an account that was not onboarded has nothing to be paid with", async () => {
    const { stripe } = await newWorld()
    const { id } = await stripe.accounts.create({ country: "AE" })
    const error = await refused(stripe.checkout.sessions.create(order(), { stripeAccount: id }))
    expect(error.message).toMatch(/^No valid payment method types/)
  })
})

describe("the pay page", () => {
  test("a declined card stays on the page, and another one pays the same intent", async () => {
    const { stripe, local, types } = await newWorld()
    const on = await onboarded(stripe)
    const { url, id } = await stripe.checkout.sessions.create(order(), on)

    const declined = await post(url ?? "", card("4000000000000002"))
    expect([declined.status, await declined.text()]).toEqual([
      402,
      expect.stringContaining("Your card was declined."),
    ])
    const failed = await stripe.checkout.sessions.retrieve(id, { expand: ["payment_intent"] }, on)
    expect(failed).toMatchObject({
      status: "open",
      payment_intent: {
        status: "requires_payment_method",
        last_payment_error: { code: "card_declined", decline_code: "generic_decline" },
      },
    })
    const poor = await post(url ?? "", card("4000 0000 0000 9995"))
    expect(await poor.text()).toContain("insufficient funds")

    expect((await post(url ?? "", card())).status).toBe(303)
    await local.idle()
    expect((await stripe.paymentIntents.list({}, on)).data).toMatchObject([{ status: "succeeded" }])
    expect(types().filter((type) => type === "payment_intent.payment_failed")).toHaveLength(2)
    expect(types().filter((type) => type === "checkout.session.completed")).toHaveLength(1)
  })

  test("what cannot be a card is told beside its field and never tried", async () => {
    const { stripe, types } = await newWorld()
    const { url } = await stripe.checkout.sessions.create(order(), await onboarded(stripe))
    const wrong = { ...card("4242 4242 4242 4241"), cardExpiry: "01 / 20", cardCvc: "1", billingName: "" }
    const answer = await post(url ?? "", wrong)
    const page = await answer.text()
    expect(answer.status).toBe(400)
    for (const words of [
      "card number is invalid",
      "is in the past",
      "code is incomplete",
      "name is incomplete",
    ])
      expect(page).toContain(words)
    expect(page).not.toContain("4242 4242 4242 4241")
    expect(types()).not.toContain("payment_intent.created")
  })

  test.each([
    ["complete", 303, "succeeded"],
    ["fail", 402, "requires_payment_method"],
  ])("3-D Secure: %s", async (outcome, status, state) => {
    const { stripe } = await newWorld()
    const on = await onboarded(stripe)
    const { url } = await stripe.checkout.sessions.create(order(), on)
    const challenged = await post(url ?? "", card("4000002500003155"))
    const page = new URL(challenged.headers.get("location") ?? "", url ?? "")
    expect((await stripe.paymentIntents.list({}, on)).data).toMatchObject([{ status: "requires_action" }])
    expect(await (await fetch(page)).text()).toContain("Complete authentication")
    expect((await post(page.href, { outcome })).status).toBe(status)
    expect((await stripe.paymentIntents.list({}, on)).data).toMatchObject([{ status: state }])
  })

  test("names and addresses cannot become markup", async () => {
    const { stripe } = await newWorld()
    const attack = `"><script>alert(1)</script>`
    const line = {
      quantity: 1,
      price_data: { currency: "aed", unit_amount: 500, product_data: { name: attack } },
    }
    const { url } = await stripe.checkout.sessions.create(
      order({ line_items: [line] }),
      await onboarded(stripe),
    )
    const answer = await post(url ?? "", { ...card("1"), billingName: attack })
    expect(await answer.text()).not.toContain("<script>alert")
  })

  test("no card number is kept anywhere", async () => {
    const folder = mkdtempSync(join(tmpdir(), "stripe-"))
    open.push({ close: () => rmSync(folder, { recursive: true }) })
    const { stripe, local } = await newWorld(folder)
    const { url } = await stripe.checkout.sessions.create(order(), await onboarded(stripe))
    await post(url ?? "", card("4000002500003155"))
    await post(url ?? "", card("4000000000000002"))
    await local.close()
    expect(readFileSync(join(folder, "stripe.json"), "utf8")).not.toMatch(/400000(2500003155|0000000002)/)
  })
})

describe("bank debits", () => {
  test.each([
    ["bank_debit", "checkout.session.async_payment_succeeded", "paid"],
    ["bank_debit_failing", "checkout.session.async_payment_failed", "unpaid"],
  ])("%s completes unpaid and ends minutes later", async (method, type, payment_status) => {
    const { stripe, local, clock, types } = await newWorld()
    const on = await onboarded(stripe)
    const { url, id } = await stripe.checkout.sessions.create(order(), on)
    expect((await post(url ?? "", { method, billingName: "Layla" })).status).toBe(303)
    const pending = await stripe.checkout.sessions.retrieve(id, { expand: ["payment_intent"] }, on)
    expect(pending).toMatchObject({
      status: "complete",
      payment_status: "unpaid",
      payment_intent: { status: "processing" },
    })

    clock.now += 180_000
    expect(await stripe.checkout.sessions.retrieve(id, {}, on)).toMatchObject({
      status: "complete",
      payment_status,
    })
    await local.idle()
    expect(types()).toContain("checkout.session.completed")
    expect(types().at(-1)).toBe(type)
  })

  test("a debit can be settled by hand, once", async () => {
    const { stripe, local } = await newWorld()
    const on = await onboarded(stripe)
    const { url, id } = await stripe.checkout.sessions.create(order(), on)
    await post(url ?? "", { method: "bank_debit", billingName: "Layla" })
    expect([local.settle(id, true), local.settle(id, true)]).toEqual([true, false])
    expect(await stripe.checkout.sessions.retrieve(id, {}, on)).toMatchObject({ payment_status: "paid" })
  })
})

describe("expiry", () => {
  test("a session ends by the cloud's clock and cannot be paid after", async () => {
    const { stripe, local, clock, types } = await newWorld()
    const on = await onboarded(stripe)
    const expires_at = start / 1000 + 1800
    const { url, id } = await stripe.checkout.sessions.create(order({ expires_at }), on)
    clock.now += 1800_000
    const late = await post(url ?? "", card())
    expect(await late.text()).toContain("has expired")
    expect(await stripe.checkout.sessions.retrieve(id, {}, on)).toMatchObject({
      status: "expired",
      url: null,
    })
    await local.idle()
    expect(types().at(-1)).toBe("checkout.session.expired")
  })

  test("nobody needs to ask for a session to expire", async () => {
    const { stripe, clock, types } = await newWorld()
    await stripe.checkout.sessions.create(order(), await onboarded(stripe))
    clock.now += 86_400_000
    await expect.poll(() => types().at(-1)).toBe("checkout.session.expired")
  })

  test("a session expired by hand is expired once, and a paid one never", async () => {
    const { stripe, local, types } = await newWorld()
    const on = await onboarded(stripe)
    const { id } = await stripe.checkout.sessions.create(order(), on)
    await stripe.checkout.sessions.expire(id, {}, on)
    expect((await refused(stripe.checkout.sessions.expire(id, {}, on))).message).toContain(
      "status of `expired`",
    )
    const paid = await stripe.checkout.sessions.create(order(), on)
    await post(paid.url ?? "", card())
    expect((await refused(stripe.checkout.sessions.expire(paid.id, {}, on))).statusCode).toBe(400)
    await local.idle()
    expect(types().filter((type) => type === "checkout.session.expired")).toHaveLength(1)
  })
})

describe("refunds and disputes", () => {
  test("a charge is refunded in parts, never beyond itself", async () => {
    const { stripe, local, received } = await newWorld()
    const on = await onboarded(stripe)
    const { url, id } = await stripe.checkout.sessions.create(order(), on)
    await post(url ?? "", card())
    const payment_intent = String((await stripe.checkout.sessions.retrieve(id, {}, on)).payment_intent)

    const part = await stripe.refunds.create({ payment_intent, amount: 51_00, reason: "duplicate" }, on)
    const tooMuch = await refused(stripe.refunds.create({ payment_intent, amount: 100_01 }, on))
    const rest = await stripe.refunds.create({ payment_intent }, on)
    const more = await refused(stripe.refunds.create({ payment_intent, amount: 1 }, on))
    await local.idle()

    expect([part.amount, rest.amount]).toEqual([51_00, 100_00])
    expect([tooMuch.param, more.code]).toEqual(["amount", "charge_already_refunded"])
    expect(await stripe.refunds.retrieve(part.id, {}, on)).toMatchObject({
      status: "succeeded",
      reason: "duplicate",
    })
    const refunds = received.map(({ event }) => event).filter(({ type }) => type === "charge.refunded")
    expect(refunds.map(({ data }) => data.object)).toMatchObject([
      { amount_refunded: 51_00, refunded: false },
      { amount_refunded: 151_00, refunded: true },
    ])
  })

  test("a refund can look done and come back", async () => {
    const { stripe, local, clock, types } = await newWorld()
    const on = await onboarded(stripe)
    const { url } = await stripe.checkout.sessions.create(order(), on)
    await post(url ?? "", card("4000 0000 0000 5126"))
    const charge = (await stripe.charges.list({}, on)).data[0]?.id ?? ""
    const refund = await stripe.refunds.create({ charge }, on)
    clock.now += 180_000
    expect(await stripe.refunds.retrieve(refund.id, {}, on)).toMatchObject({ status: "failed" })
    expect(await stripe.charges.retrieve(charge, {}, on)).toMatchObject({
      amount_refunded: 0,
      refunded: false,
    })
    await local.idle()
    expect(types().at(-1)).toBe("refund.failed")
  })

  test.each([
    ["winning_evidence", "won"],
    ["losing_evidence", "lost"],
  ])("a dispute with %s is %s", async (text, status) => {
    const { stripe, local, types } = await newWorld()
    const on = await onboarded(stripe)
    const { url } = await stripe.checkout.sessions.create(order(), on)
    await post(url ?? "", card("4000000000000259"))
    const dispute = (await stripe.disputes.list({}, on)).data[0]
    expect(dispute).toMatchObject({ amount: 151_00, status: "needs_response" })
    const evidence = { uncategorized_text: text }
    expect(await stripe.disputes.update(dispute?.id ?? "", { evidence }, on)).toMatchObject({ status })
    await local.idle()
    expect(types().at(-1)).toBe("charge.dispute.closed")
    expect(types().includes("charge.dispute.funds_reinstated")).toBe(status === "won")
  })
})

describe("who may ask for what", () => {
  test("an unknown key is nobody", async () => {
    const { local } = await newWorld()
    const stranger = clientOf({ url: local.url, apiKey: "sk_test_somebody_else" })
    expect(await refused(stranger.events.list())).toMatchObject({
      statusCode: 401,
      type: "StripeAuthenticationError",
    })
    expect((await fetch(`${local.url}/v1/events`)).status).toBe(401)
  })

  test("an account that is not connected is refused as one without permission", async () => {
    const { stripe } = await newWorld()
    const wanted = { statusCode: 403, type: "StripePermissionError", code: "account_invalid" }
    expect(await refused(stripe.checkout.sessions.list({}, { stripeAccount: "acct_unknown" }))).toMatchObject(
      wanted,
    )
    expect(await refused(stripe.accounts.retrieve("acct_unknown"))).toMatchObject(wanted)
  })

  test("another account's objects do not exist", async () => {
    const { stripe } = await newWorld()
    const [mine, theirs] = [await onboarded(stripe), await onboarded(stripe)]
    const { id, url } = await stripe.checkout.sessions.create(order(), mine)
    await post(url ?? "", card())
    const charge = (await stripe.charges.list({}, mine)).data[0]?.id ?? ""
    const calls = [theirs, undefined].flatMap((on) => [
      stripe.checkout.sessions.retrieve(id, {}, on),
      stripe.checkout.sessions.expire(id, {}, on),
      stripe.checkout.sessions.listLineItems(id, {}, on),
      stripe.charges.retrieve(charge, {}, on),
      stripe.refunds.create({ charge }, on),
    ])
    for (const call of calls)
      expect(await refused(call)).toMatchObject({ statusCode: 404, code: "resource_missing" })
    expect((await stripe.paymentIntents.list({}, theirs)).data).toEqual([])
    expect((await stripe.events.list({}, theirs)).data.map(({ type }) => type)).toEqual(["account.updated"])
  })

  test("only the platform makes accounts", async () => {
    const { stripe } = await newWorld()
    const on = await onboarded(stripe)
    expect((await refused(stripe.accounts.create({ country: "AE" }, on))).message).toContain("impersonation")
  })
})

const line = (price: object) => ({ line_items: [{ quantity: 1, price_data: price }] })
const product = (product_data: object) => line({ currency: "aed", unit_amount: 500, product_data })
const priced = (currency: string, unit_amount: unknown) =>
  line({ currency, unit_amount, product_data: { name: "x" } })
const inSeconds = (seconds: number) => ({ expires_at: start / 1000 + seconds })
const price = "line_items[0][price_data]"
const amount = `${price}[unit_amount]`

describe("parameters", () => {
  test.each([
    ["an unknown one", { colour: "red" }, "parameter_unknown", "colour"],
    ["one inside", product({ name: "x", size: 1 }), "parameter_unknown", `${price}[product_data][size]`],
    ["no mode", { mode: undefined }, "parameter_missing", "mode"],
    ["no product", product({}), "parameter_missing", `${price}[product_data]`],
    ["no lines", { line_items: undefined }, "parameter_missing", "line_items"],
    ["a fraction", priced("aed", 500.5), "parameter_invalid_integer", amount],
    ["an exponent", priced("aed", "1e3"), "parameter_invalid_integer", amount],
    ["a negative amount", priced("aed", -500), "parameter_invalid_integer", amount],
    ["nine digits", priced("aed", 100_000_000), "parameter_invalid_integer", amount],
    ["thousandths of a dinar", priced("kwd", 5124), "parameter_invalid_integer", amount],
    ["no currency of this world", priced("xyz", 500), undefined, `${price}[currency]`],
    ["an empty reference", { client_reference_id: "" }, "parameter_invalid_empty", "client_reference_id"],
    ["a long reference", { client_reference_id: "x".repeat(201) }, undefined, "client_reference_id"],
    ["an address that is none", { success_url: "/done" }, "url_invalid", "success_url"],
    ["a script as address", { cancel_url: "javascript:alert(1)" }, "url_invalid", "cancel_url"],
    ["an e-mail that is none", { customer_email: "layla" }, "email_invalid", "customer_email"],
    ["Arabic", { locale: "ar" }, undefined, "locale"],
    ["a text for a hash", { metadata: "x" }, undefined, "metadata"],
    ["a text for a list", { line_items: "x" }, undefined, "line_items"],
    ["a metadata key too long", { metadata: { ["k".repeat(41)]: "x" } }, undefined, "metadata"],
    ["29 minutes", inSeconds(1740), undefined, "expires_at"],
    ["a whole day", inSeconds(86_400), undefined, "expires_at"],
  ])("%s is refused by name", async (_, changes, code, param) => {
    const { stripe } = await newWorld()
    const on = await onboarded(stripe)
    const error = await refused(stripe.checkout.sessions.create(order(changes as object), on))
    expect(error).toMatchObject({ statusCode: 400, rawType: "invalid_request_error", code, param })
    expect(error.requestId).toMatch(/^req_/)
    expect((await stripe.checkout.sessions.list({}, on)).data).toEqual([])
  })

  test.each([
    ["aed", 199, 200],
    ["usd", 49, 50],
    ["gbp", 29, 30],
    ["eur", 49, 50],
    ["jpy", 49, 50],
  ])("%s has its own minimum", async (currency, below, least) => {
    const { stripe } = await newWorld()
    const on = await onboarded(stripe)
    const error = await refused(stripe.checkout.sessions.create(order(priced(currency, below) as object), on))
    expect(error.code).toBe("amount_too_small")
    const session = await stripe.checkout.sessions.create(order(priced(currency, least) as object), on)
    expect(session.amount_total).toBe(least)
  })

  test("a total beyond eight digits is refused", async () => {
    const { stripe } = await newWorld()
    const on = await onboarded(stripe)
    const lines = { line_items: [...priced("aed", 99_999_999).line_items, ...priced("aed", 1).line_items] }
    expect((await refused(stripe.checkout.sessions.create(order(lines as object), on))).code).toBe(
      "amount_too_large",
    )
  })

  test("a URL Stripe does not have, and one the stand-in does not, are both unrecognised", async () => {
    const { stripe } = await newWorld()
    expect(await refused(stripe.customers.list())).toMatchObject({
      statusCode: 404,
      rawType: "invalid_request_error",
    })
  })

  test("only references can be expanded, whatever an id's place says", async () => {
    const { stripe } = await newWorld()
    const on = await onboarded(stripe)
    const first = await stripe.checkout.sessions.create(order(), on)
    await post(first.url ?? "", card())
    const { payment_intent } = await stripe.checkout.sessions.retrieve(first.id, {}, on)
    const { id } = await stripe.checkout.sessions.create(
      order({ client_reference_id: `${payment_intent}` }),
      on,
    )
    for (const property of ["client_reference_id", "status", "colour"]) {
      const error = await refused(stripe.checkout.sessions.retrieve(id, { expand: [property] }, on))
      expect(error.message).toContain(`cannot be expanded (${property})`)
    }
  })

  test("lists are paged by cursor and filtered", async () => {
    const { stripe } = await newWorld()
    const on = await onboarded(stripe)
    for (const client_reference_id of ["a", "b", "c"])
      await stripe.checkout.sessions.create(order({ client_reference_id }), on)
    const seen: (string | null)[] = []
    for await (const session of stripe.checkout.sessions.list({ limit: 1 }, on))
      seen.push(session.client_reference_id)
    expect(seen).toEqual(["c", "b", "a"])
    const filters = { status: "expired" as const, created: { gte: start / 1000 } }
    expect((await stripe.checkout.sessions.list(filters, on)).data).toEqual([])
  })
})

describe("idempotency", () => {
  test("the same key makes one session and answers it again, also after a restart", async () => {
    const folder = mkdtempSync(join(tmpdir(), "stripe-"))
    open.push({ close: () => rmSync(folder, { recursive: true }) })
    const { stripe, local } = await newWorld(folder)
    const on = { ...(await onboarded(stripe)), idempotencyKey: "pay_1" }
    const first = await stripe.checkout.sessions.create(order(), on)
    const second = await stripe.checkout.sessions.create(order(), on)
    await local.close()

    const { stripe: later } = await newWorld(folder)
    const third = await later.checkout.sessions.create(order(), on)

    expect([second.id, third.id]).toEqual([first.id, first.id])
    expect(third.lastResponse.headers["idempotent-replayed"]).toBe("true")
    expect((await later.checkout.sessions.list({}, { stripeAccount: on.stripeAccount })).data).toHaveLength(1)
  })

  test("the same key for something else is refused", async () => {
    const { stripe } = await newWorld()
    const on = { ...(await onboarded(stripe)), idempotencyKey: "pay_1" }
    await stripe.checkout.sessions.create(order(), on)
    const error = await refused(stripe.checkout.sessions.create(order({ client_reference_id: "other" }), on))
    expect(error).toMatchObject({ statusCode: 400, type: "StripeIdempotencyError" })
  })

  test("the same key at the same time is refused, and a retry finds the session", async () => {
    const { stripe, local } = await newWorld()
    const on = { ...(await onboarded(stripe)), idempotencyKey: "pay_1" }
    local.fault({ operation: "checkout.sessions.create", mode: "slow", times: 1, milliseconds: 200 })
    const slow = stripe.checkout.sessions.create(order(), on)
    await new Promise((resolve) => setTimeout(resolve, 50))
    const error = await refused(stripe.checkout.sessions.create(order(), on))
    expect(error).toMatchObject({ statusCode: 409, code: "idempotency_key_in_use" })
    expect((await stripe.checkout.sessions.create(order(), { ...on, maxNetworkRetries: 2 })).id).toBe(
      (await slow).id,
    )
  })

  test("a key is forgotten after a day", async () => {
    const { stripe, clock } = await newWorld()
    const on = { ...(await onboarded(stripe)), idempotencyKey: "pay_1" }
    const first = await stripe.checkout.sessions.create(order(), on)
    clock.now += 86_400_000
    expect((await stripe.checkout.sessions.create(order(), on)).id).not.toBe(first.id)
  })

  test("a refused parameter leaves the key unused", async () => {
    const { stripe } = await newWorld()
    const on = { ...(await onboarded(stripe)), idempotencyKey: "pay_1" }
    await refused(stripe.checkout.sessions.create(order({ locale: "ar" }), on))
    expect((await stripe.checkout.sessions.create(order(), on)).status).toBe("open")
  })
})

describe("faults", () => {
  const sessions = async (stripe: Stripe, on: { stripeAccount: string }) =>
    (await stripe.checkout.sessions.list({}, { stripeAccount: on.stripeAccount })).data.length

  test.each([
    ["fail-before", 500, 0],
    ["throttle", 429, 0],
    ["fail-after", 504, 1],
    ["fail-stored", 500, 1],
  ] as const)(
    "%s: the caller is left with %s and Stripe with %i sessions",
    async (mode, statusCode, made) => {
      const { stripe, local } = await newWorld()
      const on = { ...(await onboarded(stripe)), idempotencyKey: "pay_1" }
      local.fault({ operation: "checkout.sessions.create", mode, times: 1 })
      expect((await refused(stripe.checkout.sessions.create(order(), on))).statusCode).toBe(statusCode)
      expect(await sessions(stripe, on)).toBe(made)
      const again = stripe.checkout.sessions.create(order(), on)
      if (mode === "fail-stored") expect((await refused(again)).statusCode).toBe(500)
      else expect((await again).status).toBe("open")
      expect(await sessions(stripe, on)).toBe(1)
    },
  )

  test("a fault that could never happen is refused", async () => {
    const { local } = await newWorld()
    const fault = { operation: "checkout.sessions.create", mode: "slow", times: 1 } as const
    expect(() => local.fault({ ...fault, operation: "checkout" })).toThrow("operation must be")
    expect(() => local.fault({ ...fault, mode: "explode" as "slow" })).toThrow("mode must be")
    expect(() => local.settings({ webhooks: "maybe" as "on" })).toThrow("webhooks must be")
  })

  test("the SDK's own retries ride out what does not last", async () => {
    const { stripe, local } = await newWorld()
    const on = await onboarded(stripe)
    const patient = clientOf(local, 2)
    local.fault({ operation: "checkout.sessions.create", mode: "fail-after", times: 1 })
    expect((await patient.checkout.sessions.create(order(), on)).status).toBe("open")
    expect(await sessions(stripe, on)).toBe(1)
    local.fault({ operation: "*", mode: "throttle", times: 9 })
    local.clearFaults()
    expect(await sessions(stripe, on)).toBe(1)
  })
})

describe("webhooks", () => {
  async function paidWith(mode: "on" | "off" | "delayed" | "duplicated" | "reordered") {
    const world = await newWorld()
    const on = await onboarded(world.stripe)
    await world.local.idle()
    world.received.length = 0
    world.local.settings({ webhooks: mode })
    const { url } = await world.stripe.checkout.sessions.create(order(), on)
    await post(url ?? "", card())
    return world
  }
  const inOrder = [
    "payment_intent.created",
    "charge.succeeded",
    "payment_intent.succeeded",
    "checkout.session.completed",
  ]

  test("off: nothing arrives until it is sent again by hand", async () => {
    const { local, received } = await paidWith("off")
    await local.idle()
    expect(received).toEqual([])
    const [newest] = local.events()
    expect(newest).toMatchObject({ type: "checkout.session.completed", state: "dropped", deliveries: [] })
    expect(await local.resend(newest?.id ?? "")).toMatchObject({ delivered: true, status: 200 })
    expect(received.map(({ event }) => event.id)).toEqual([newest?.id])
    expect(await local.resend("evt_unknown")).toBeUndefined()
  })

  test("duplicated: everything arrives twice under one id", async () => {
    const { local, types, received } = await paidWith("duplicated")
    await local.idle()
    expect(types()).toEqual(inOrder.flatMap((type) => [type, type]))
    expect(new Set(received.map(({ event }) => event.id)).size).toBe(4)
  })

  test("reordered: the last comes first", async () => {
    const { local, types } = await paidWith("reordered")
    await local.idle()
    expect(types()).toEqual(inOrder.toReversed())
  })

  test("delayed: the payer is back before the news", async () => {
    const { local, types, received } = await paidWith("delayed")
    expect(received).toEqual([])
    await local.idle()
    expect(types().toSorted()).toEqual(inOrder.toSorted())
  })

  test("an endpoint that fails is tried again, and every try is on record", async () => {
    const { stripe, local, answers, received } = await newWorld()
    answers.push(500, 302)
    await onboarded(stripe)
    await local.idle()
    expect(received).toHaveLength(3)
    expect(local.events()).toMatchObject([
      { state: "delivered", deliveries: [{ status: 500 }, { status: 302 }, { status: 200 }] },
    ])
  })

  test("an endpoint that never answers well is given up, and can be tried by hand", async () => {
    const { stripe, local, answers } = await newWorld()
    answers.push(500, 500, 500, 500, 500)
    await onboarded(stripe)
    await local.idle()
    const [event] = local.events()
    expect(event).toMatchObject({ state: "failed", deliveries: { length: 5 } })
    expect(await local.resend(event?.id ?? "")).toMatchObject({ delivered: true })
    expect(local.events()[0]?.state).toBe("delivered")
  })

  test("the platform's own payments go to the platform's endpoint, signed with its secret", async () => {
    const { stripe, local, received } = await newWorld()
    const { url } = await stripe.checkout.sessions.create(order())
    await post(url ?? "", card())
    await local.idle()
    expect(received.map(({ path, event }) => [path, event.account])).toEqual(
      Array(4).fill(["/platform", undefined]),
    )
  })

  test("a signature is of the cloud's time", async () => {
    const { stripe, local, clock, received } = await newWorld()
    clock.now = Date.UTC(2031, 0, 1)
    await onboarded(stripe)
    await local.idle()
    expect(received[0]?.event.created).toBe(Date.UTC(2031, 0, 1) / 1000)
  })
})
