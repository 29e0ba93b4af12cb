import { afterEach, beforeAll, describe, expect, test } from "vitest"
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
import { enablePortal, newContact, newTenant } from "./helpers/world.ts"

const { cloud } = useCloud()
let shop: Shop

beforeAll(async () => {
  shop = await newShop(cloud())
}, 60_000)
afterEach(async () => {
  cloud().stripe.settings({ webhooks: "on" })
  cloud().stripe.clearFaults()
  cloud().faults.clear()
  await cloud().idle()
})

/** Moves the clock on; the apps of everybody at work renew their sessions then. */
async function later(duration: string, who: Buyer) {
  await cloud().advance(duration)
  for (const person of [shop.tenant.owner, who.portal]) await person.ok("POST /api/auth/refresh", {})
}

const buyer = (totals = ["100.00", "50.00"], currency = "AED") => newBuyer(cloud(), shop, totals, currency)
const start = ({ portal, ids }: Buyer, invoiceIds = ids) =>
  portal.call("POST /api/payments/checkout", { invoiceIds })
const paymentOf = ({ portal }: Buyer, id: string) => portal.ok(`GET /api/portal/payments/${id}`)
const sessionsFor = ({ customerId }: Buyer) =>
  fetch(`${cloud().stripe.url}/v1/checkout/sessions?limit=100`, {
    headers: { authorization: `Bearer ${cloud().stripe.apiKey}`, "stripe-account": shop.accountId },
  })
    .then((answer) => answer.json())
    .then(({ data }) =>
      data.filter((each: { metadata: object }) => Object.values(each.metadata).includes(customerId)),
    )

describe("paying", () => {
  test("several invoices at once settles them, posts once, and tells who did what", async () => {
    const who = await buyer()
    const { body } = await start(who)
    expect(await statesOf(who)).toEqual([
      ["processing", 100_00],
      ["processing", 50_00],
    ])
    const { location } = await payAt(body.url)
    expect(location).toBe(
      `http://${shop.tenant.host}:${cloud().port}/payments/${body.paymentId}?from=checkout`,
    )
    await cloud().idle()
    expect(await statesOf(who)).toEqual([
      ["paid", 0],
      ["paid", 0],
    ])
    const payment = await paymentOf(who, body.paymentId)
    expect(payment).toMatchObject({
      state: "succeeded",
      amount: { minor: 150_00, currency: "AED" },
      method: "card",
    })
    expect(payment.stripe).toBeUndefined()
    const [posting, ...others] = await cardPostings(cloud(), who)
    expect(others).toEqual([])
    expect(posting?.movement).toMatch(/^pi_/)
    expect(posting?.entries.map(({ account, minor }) => [account, minor])).toEqual([
      ["stripe", 150_00],
      ["receivable", -100_00],
      ["receivable", -50_00],
    ])
    const activity = await shop.tenant.owner.ok(`GET /api/staff/customers/${who.customerId}/activity`)
    const types = activity.items.map(({ type }: { type: string }) => type)
    expect(types).toEqual(expect.arrayContaining(["payment.started", "payment.succeeded"]))
    const list = await shop.tenant.owner.ok("GET /api/staff/payments")
    expect(list.items[0]).toMatchObject({
      id: body.paymentId,
      customerName: expect.stringContaining("Buyer"),
    })
  })

  test("asks Stripe for exactly what is owed, line by line, on the company's own account", async () => {
    const who = await buyer(["100.00", "0.55"])
    await start(who)
    const [session, ...others] = await sessionsFor(who)
    expect(others).toEqual([])
    expect([session.amount_total, session.currency, session.customer_email]).toEqual([
      100_55,
      "aed",
      who.email,
    ])
    expect(session.metadata).toEqual(session.metadata && expect.objectContaining({ tenantId: shop.tenantId }))
  })

  test("R37: coming back from Stripe's page, with any payment's id, changes nothing", async () => {
    cloud().stripe.settings({ webhooks: "off" })
    const who = await buyer(["100.00"])
    const { body } = await start(who)
    for (const paid of [false, true]) {
      if (paid) await payAt(body.url)
      await who.portal.call(`GET /payments/${body.paymentId}?from=checkout&session_id=cs_test_invented`)
      expect((await paymentOf(who, body.paymentId)).state).toBe("started")
      expect(await statesOf(who)).toEqual([["processing", 100_00]])
    }
    expect(await cardPostings(cloud(), who)).toEqual([])
  })

  test("a declined card ends nothing: another card pays on the same page", async () => {
    const who = await buyer(["100.00"])
    const { body } = await start(who)
    expect((await payAt(body.url, "declined")).status).toBe(402)
    await cloud().idle()
    expect((await paymentOf(who, body.paymentId)).state).toBe("started")
    await payAt(body.url)
    await cloud().idle()
    expect((await paymentOf(who, body.paymentId)).state).toBe("succeeded")
  })

  test("a dinar amount that Stripe cannot express is paid in full, the difference is credit", async () => {
    const who = await buyer(["5.124"], "KWD")
    const { body } = await start(who)
    await payAt(body.url)
    await cloud().idle()
    expect(await statesOf(who)).toEqual([["paid", 0]])
    expect(await paymentOf(who, body.paymentId)).toMatchObject({
      amount: { minor: 5130, currency: "KWD" },
      excess: { minor: 6, currency: "KWD" },
    })
    const [posting] = await cardPostings(cloud(), who)
    expect(posting?.entries.map(({ minor }) => minor).reduce((a, b) => a + b)).toBe(0)
  })
})

describe("on account", () => {
  const key = () => crypto.randomUUID()
  const ask = ({ portal }: Buyer, amount: unknown, idempotencyKey = key()) =>
    portal.call("POST /api/payments/on-account", { amount, idempotencyKey })

  test("money that no invoice is named for becomes the customer's credit, posted once", async () => {
    const who = await buyer(["100.00"])
    const { body } = await ask(who, "250.5")
    const [session] = await sessionsFor(who)
    expect([session.amount_total, session.currency]).toEqual([250_50, "aed"])
    await payAt(body.url)
    await cloud().idle()
    expect(await paymentOf(who, body.paymentId)).toMatchObject({
      state: "succeeded",
      amount: { minor: 250_50, currency: "AED" },
      excess: { minor: 250_50, currency: "AED" },
      allocations: [],
    })
    expect(await statesOf(who)).toEqual([["overdue", 100_00]])
    const [posting, ...others] = await cardPostings(cloud(), who)
    expect(others).toEqual([])
    expect(posting?.entries.map(({ account, minor }) => [account, minor])).toEqual([
      ["stripe", 250_50],
      ["credit", -250_50],
    ])
    const newest = cloud()
      .mails()
      .find(({ to }) => to.includes(who.email))
    expect(newest?.text).toContain("250.50")
  })

  test("R38: only a plain decimal that a card can be asked for", async () => {
    const who = await buyer(["100.00"])
    const bad = [
      "-5",
      "1e3",
      "0x10",
      "1,000",
      "5.001",
      "NaN",
      "١٢",
      "0",
      "1.99",
      "1000000.00",
      "9".repeat(30),
    ]
    for (const amount of bad) expect([amount, (await ask(who, amount)).status]).toEqual([amount, 400])
    for (const amount of [100, 1.5, ["5"], { minor: 500 }, null])
      expect((await ask(who, amount)).status).toBe(400)
    expect((await ask(who, "1.99")).body.fields).toEqual({ amount: "below_minimum" })
    const dinars = await buyer(["5.000"], "KWD")
    expect((await ask(dinars, "5.124")).body.fields).toEqual({ amount: "not_in_tens" })
    expect(await sessionsFor(who)).toEqual([])
  })

  test("ten clicks with one key lead to one page; a key is for one amount and one payment", async () => {
    const who = await buyer(["100.00"])
    const one = key()
    const answers = await Promise.all(Array.from({ length: 10 }, () => ask(who, "50", one)))
    expect(new Set(answers.map(({ body }) => body.url)).size).toBe(1)
    expect(await sessionsFor(who)).toHaveLength(1)
    expect((await ask(who, "51", one)).body.reason).toBe("key_reused")
    await payAt(answers[0]?.body.url)
    await cloud().idle()
    expect((await ask(who, "50", one)).body.reason).toBe("key_reused")
    expect(await cardPostings(cloud(), who)).toHaveLength(1)
  })
})

describe("R40: bank debits", () => {
  test("are under way until they clear", async () => {
    const who = await buyer(["100.00"])
    const { body } = await start(who)
    await payAt(body.url, "debit")
    await cloud().idle()
    expect(await paymentOf(who, body.paymentId)).toMatchObject({ state: "processing", method: "bank" })
    expect(await cardPostings(cloud(), who)).toEqual([])
    expect((await start(who)).body.reason).toBe("already_processing")
    await later("PT5M", who)
    expect((await paymentOf(who, body.paymentId)).state).toBe("succeeded")
    expect(await cardPostings(cloud(), who)).toHaveLength(1)
  })

  test("that fail leave the invoice owed and free to pay", async () => {
    const who = await buyer(["100.00"])
    const { body } = await start(who)
    await payAt(body.url, "debitFails")
    await later("PT5M", who)
    expect(await paymentOf(who, body.paymentId)).toMatchObject({ state: "failed", failure: "bank_declined" })
    expect((await statesOf(who))[0]?.[1]).toBe(100_00)
    expect((await start(who)).status).toBe(200)
  })
})

describe("R39: the same invoice twice", () => {
  test("a double click and a second tab lead to one page", async () => {
    const who = await buyer()
    const first = await start(who)
    const second = await start(who, [...who.ids].reverse())
    expect(second.body).toEqual(first.body)
    expect(await sessionsFor(who)).toHaveLength(1)
  })

  test("ten clicks at once lead to one page and one payment", async () => {
    const who = await buyer(["100.00"])
    const answers = await Promise.all(Array.from({ length: 10 }, () => start(who)))
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200))
    expect(new Set(answers.map(({ body }) => body.url)).size).toBe(1)
    expect(await sessionsFor(who)).toHaveLength(1)
  })

  test("a second click while Stripe still makes the first one's page leads to that page (R44)", async () => {
    const who = await buyer(["100.00"])
    const slow = { operation: "checkout.sessions.create", mode: "slow", times: 1, milliseconds: 400 } as const
    cloud().stripe.fault(slow)
    const answers = await Promise.all([start(who), start(who)])
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0)
    expect(await sessionsFor(who)).toHaveLength(1)
  })

  test("by a colleague leads to the same page, and waits in another combination", async () => {
    const who = await buyer()
    const first = await start(who, who.ids.slice(0, 1))
    const colleague = await newContact(cloud(), shop.tenant, who.customerId)
    const startAs = (invoiceIds: string[]) =>
      colleague.visitor.call("POST /api/payments/checkout", { invoiceIds })
    expect((await startAs(who.ids.slice(0, 1))).body).toEqual(first.body)
    const both = await startAs(who.ids)
    expect([both.status, both.body.reason]).toEqual([409, "already_processing"])
  })

  test("in another combination by who left their page closes that page, which can be paid no more", async () => {
    const who = await buyer()
    const first = await start(who, who.ids.slice(0, 1))
    const both = await start(who)
    expect(both.status).toBe(200)
    const open = (await sessionsFor(who)).filter(({ status }: { status: string }) => status === "open")
    expect(open.map(({ amount_total: total }: { amount_total: number }) => total)).toEqual([150_00])
    await payAt(first.body.url)
    await payAt(both.body.url)
    await cloud().idle()
    expect((await paymentOf(who, first.body.paymentId)).state).toBe("expired")
    expect(await cardPostings(cloud(), who)).toHaveLength(1)
  })

  test("of two overlapping payments that begin at once, one can be paid", async () => {
    const who = await buyer()
    await Promise.all([start(who), start(who, who.ids.slice(0, 1))])
    const open = (await sessionsFor(who)).filter(({ status }: { status: string }) => status === "open")
    expect(open).toHaveLength(1)
  })

  test("is free again when the page has closed", async () => {
    const who = await buyer(["100.00"])
    const { body } = await start(who)
    await later("PT32M", who)
    expect((await paymentOf(who, body.paymentId)).state).toBe("expired")
    const again = await start(who)
    expect(again.body.paymentId).not.toBe(body.paymentId)
    await payAt(again.body.url)
    await cloud().idle()
    expect(await cardPostings(cloud(), who)).toHaveLength(1)
  })

  test("is asked of Stripe before a second payment begins, even when its news was lost", async () => {
    cloud().stripe.settings({ webhooks: "off" })
    const who = await buyer(["100.00"])
    const { body } = await start(who)
    await payAt(body.url)
    const again = await start(who)
    expect([again.status, again.body.reason]).toEqual([409, "nothing_due"])
    expect((await paymentOf(who, body.paymentId)).state).toBe("succeeded")
    expect(await sessionsFor(who)).toHaveLength(1)
  })
})

describe("R43: what lost messages leave behind", () => {
  test("a paid checkout is settled by the hourly look, once", async () => {
    cloud().stripe.settings({ webhooks: "off" })
    const who = await buyer(["100.00"])
    const { body } = await start(who)
    await payAt(body.url)
    await later("PT2H", who)
    expect((await paymentOf(who, body.paymentId)).state).toBe("succeeded")
    await later("PT2H", who)
    expect(await cardPostings(cloud(), who)).toHaveLength(1)
  })

  test("an abandoned one ends and frees its invoices", async () => {
    cloud().stripe.settings({ webhooks: "off" })
    const who = await buyer(["100.00"])
    const { body } = await start(who)
    await later("PT2H", who)
    expect((await paymentOf(who, body.paymentId)).state).toBe("expired")
    expect((await statesOf(who))[0]?.[0]).not.toBe("processing")
  })
})

describe("a part", () => {
  const setParts = (parts: { leastPercent: number } | null) =>
    shop.tenant.owner.ok("PUT /api/staff/payments/parts", { parts })
  const pay = ({ portal, ids }: Buyer, minor: unknown) =>
    portal.call("POST /api/payments/checkout", { invoiceIds: ids, minor })

  test("is paid where the company takes parts, what is due longest first, and the rest afterwards", async () => {
    const who = await buyer()
    expect((await pay(who, 120_00)).body.fields).toEqual({ minor: "whole_only" })
    await setParts({ leastPercent: 40 })
    const quoted = await who.portal.ok("POST /api/portal/payments/quote", {
      currency: "AED",
      minor: 120_00,
    })
    expect(quoted).toMatchObject({ amount: { minor: 120_00 }, due: { minor: 150_00 }, leftOut: 0 })
    expect(quoted.least).toEqual({ minor: 60_00, currency: "AED" })
    const { body } = await pay(who, 120_00)
    await payAt(body.url)
    await cloud().idle()
    const { allocations } = await paymentOf(who, body.paymentId)
    expect(allocations.map(({ amount }: { amount: { minor: number } }) => amount.minor)).toEqual(
      quoted.allocations.map(({ amount }: { amount: { minor: number } }) => amount.minor),
    )
    const left = (await statesOf(who)).reduce((sum, [, due]) => sum + due, 0)
    expect(left).toBe(30_00)
    const rest = await who.portal.ok("POST /api/portal/payments/quote", {
      invoiceIds: who.ids,
    })
    expect([rest.amount.minor, rest.leftOut]).toEqual([30_00, 1])
    await setParts(null)
  })

  test("is a whole number of the smallest unit, and nothing else", async () => {
    const who = await buyer(["100.00"])
    for (const minor of ["10.5", "1000", 0.5, -1, 0, 1e21, "1e3", null]) {
      const answer = await pay(who, minor)
      expect([minor, answer.status, Object.keys(answer.body.fields)]).toEqual([minor, 400, ["minor"]])
    }
    expect(await sessionsFor(who)).toEqual([])
  })
})

describe("what cannot be paid", () => {
  test("says why", async () => {
    const who = await buyer(["100.00", "1.50"])
    const small = await start(who, who.ids.slice(1))
    expect([small.status, small.body.reason]).toEqual([409, "below_minimum"])
    expect((await start(who, ["inv_invented"])).status).toBe(404)
    expect((await start(who, ["inv#1"])).status).toBe(404)
    expect((await start(who, [])).body.fields).toEqual({ invoiceIds: "required" })
    const amounts = await who.portal.call("POST /api/payments/checkout", { invoiceIds: who.ids, amount: 1 })
    expect(amounts.body.fields).toEqual({ amount: "unknown" })
    const { body } = await start(who, who.ids.slice(0, 1))
    await payAt(body.url)
    await cloud().idle()
    expect((await start(who, who.ids.slice(0, 1))).body.reason).toBe("nothing_due")
  })

  test("by a contact who only reads", async () => {
    const who = await buyer(["100.00"])
    const reader = await newContact(cloud(), shop.tenant, who.customerId, "viewer")
    const answer = await reader.visitor.call("POST /api/payments/checkout", { invoiceIds: who.ids })
    expect(answer.status).toBe(403)
  })

  test("where the company hides paying, or takes no cards", async () => {
    const tenant = await newTenant(cloud())
    const { tenant: settings } = await tenant.owner.ok("GET /api/staff/me")
    const who = await newBuyer(cloud(), { tenant, tenantId: settings.id, accountId: "" }, ["100.00"])
    expect((await start(who)).body.reason).toBe("not_payable")
    await enablePortal(tenant.owner, ["onlinePayment"])
    const hidden = await start(who)
    expect([hidden.status, hidden.body.reason]).toEqual([403, "hidden"])
  })
})

describe("R44, R47: when something fails in the middle", () => {
  test("an answer of Stripe's that got lost leads to the very same checkout", async () => {
    const who = await buyer(["100.00"])
    cloud().stripe.fault({ operation: "checkout.sessions.create", mode: "fail-after", times: 1 })
    const { status, body } = await start(who)
    expect(status).toBe(200)
    expect(await sessionsFor(who)).toHaveLength(1)
    await payAt(body.url)
    await cloud().idle()
    expect(await cardPostings(cloud(), who)).toHaveLength(1)
  })

  test.each(["fail-before", "fail-after", "fail-stored"] as const)(
    "Stripe down (%s): the answer says so, the invoice is free, and the next try works",
    async (mode) => {
      const who = await buyer(["100.00"])
      cloud().stripe.fault({ operation: "checkout.sessions.create", mode, times: 10 })
      const failed = await start(who)
      expect([failed.status, failed.body.reason]).toEqual([409, "stripe_unavailable"])
      expect((await statesOf(who))[0]?.[0]).not.toBe("processing")
      cloud().stripe.clearFaults()
      const { body } = await start(who)
      await payAt(body.url)
      await cloud().idle()
      expect(await cardPostings(cloud(), who)).toHaveLength(1)
      const list = await who.portal.ok("GET /api/portal/payments")
      expect(list.items.map(({ state }: { state: string }) => state)).toEqual(["succeeded", "failed"])
    },
  )

  test.each(["fail-before", "fail-after"] as const)(
    "a lost write (%s) neither doubles nor loses the payment",
    async (mode) => {
      const who = await buyer(["100.00"])
      cloud().faults.add({ service: "dynamodb", operation: "TransactWriteItems", mode, times: 1 })
      const { status, body } = await start(who)
      expect(status).toBe(200)
      expect(await sessionsFor(who)).toHaveLength(1)
      cloud().faults.add({ service: "dynamodb", operation: "TransactWriteItems", mode, times: 2 })
      await payAt(body.url)
      await cloud().idle()
      expect((await paymentOf(who, body.paymentId)).state).toBe("succeeded")
      expect(await cardPostings(cloud(), who)).toHaveLength(1)
      expect(await statesOf(who)).toEqual([["paid", 0]])
    },
  )
})

describe("connecting Stripe", () => {
  test("makes one account however often it is asked, and follows what Stripe says of it", async () => {
    const tenant = await newTenant(cloud())
    expect(await tenant.owner.ok("GET /api/payments/connect")).toMatchObject({
      connected: false,
      chargesEnabled: false,
      needs: [],
      former: false,
    })
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => tenant.owner.ok("POST /api/payments/connect", {})),
    )
    const accounts = new Set(answers.map(({ url }) => /acct_\w+/.exec(url)?.[0]))
    expect(accounts.size).toBe(1)
    expect(await tenant.owner.ok("GET /api/payments/connect")).toMatchObject({
      connected: true,
      chargesEnabled: false,
      needs: ["bankAccount", "business", "terms"],
    })
    const done = await fetch(answers.at(-1).url, { method: "POST", redirect: "manual" })
    expect(done.headers.get("location")).toContain("/settings/payments?from=stripe")
    await cloud().idle()
    const { tenant: settings } = await tenant.owner.ok("GET /api/staff/me")
    expect(settings.stripe).toMatchObject({ chargesEnabled: true, detailsSubmitted: true })
  })

  test("R46 disconnecting closes the open pages, books what was on its way, and is undone by connecting again", async () => {
    const other = await newShop(cloud())
    const { owner } = other.tenant
    const who = await newBuyer(cloud(), other, ["100.00", "50.00"])
    const [debited = "", left = ""] = who.ids
    const debit = await start(who, [debited])
    await payAt(debit.body.url, "debit")
    await cloud().idle()
    const open = await start(who, [left])
    await owner.ok("POST /api/payments/disconnect", {})
    expect((await owner.call("POST /api/payments/disconnect", {})).body.reason).toBe("not_connected")
    expect((await start(who, [left])).body.reason).toBe("not_payable")
    expect((await who.portal.ok("GET /api/portal/me")).payable).toBe(false)
    await payAt(open.body.url)
    await cloud().advance("PT5M")
    for (const person of [owner, who.portal]) await person.ok("POST /api/auth/refresh", {})
    expect((await paymentOf(who, open.body.paymentId)).state).toBe("expired")
    expect((await paymentOf(who, debit.body.paymentId)).state).toBe("succeeded")
    expect(await cardPostings(cloud(), who)).toHaveLength(1)

    expect(await owner.ok("GET /api/payments/connect")).toMatchObject({ connected: false, former: true })
    const again = await owner.ok("POST /api/payments/connect", {})
    expect(again.url).toContain(other.accountId)
    expect((await start(who, [left])).status).toBe(200)
    await owner.ok("POST /api/payments/disconnect", {})
    const another = await owner.ok("POST /api/payments/connect", { another: true })
    expect(another.url).not.toContain(other.accountId)
  })

  test("a company that takes our access away in Stripe's dashboard takes no cards here", async () => {
    const other = await newShop(cloud())
    const event = {
      id: "evt_deauthorized",
      object: "event",
      type: "account.application.deauthorized",
      account: other.accountId,
      livemode: false,
      created: Math.floor(cloud().now() / 1000),
      data: { object: { id: "ca_1", object: "application" } },
    }
    for (const _ of [1, 2]) expect((await tell(cloud(), event)).status).toBe(200)
    const { tenant } = await other.tenant.owner.ok("GET /api/staff/me")
    expect([tenant.stripe, tenant.formerStripe]).toEqual([undefined, [other.accountId]])
  })
})
