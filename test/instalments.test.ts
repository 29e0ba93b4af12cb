import { afterEach, beforeAll, expect, test } from "vitest"
import { staffMay } from "../shared/access.ts"
import { addDays, dateIn } from "../shared/dates.ts"
import { randomId } from "../shared/ids.ts"
import { useCloud } from "./helpers/cloud.ts"
import { type Buyer, cardPostings, newBuyer, newShop, payAt, type Shop } from "./helpers/shop.ts"
import { newStaff } from "./helpers/world.ts"

const { cloud } = useCloud()
let shop: Shop

beforeAll(async () => {
  shop = await newShop(cloud())
}, 60_000)
afterEach(() => cloud().idle())

const inDays = (days: number) => addDays(dateIn("Asia/Dubai", new Date(cloud().now()).toISOString()), days)
const owner = () => shop.tenant.owner
const pathOf = ({ customerId, ids }: Buyer) =>
  `/api/staff/customers/${customerId}/invoices/${ids[0]}` as const
const partsOf = (...minors: number[]) => minors.map((minor, at) => ({ dueOn: inDays(30 * at), minor }))
const set = (who: Buyer, replaces: string | null, parts: object[], by = owner()) =>
  by.call(`PUT ${pathOf(who)}/instalments`, { replaces, parts })

/** As its customer sees it: what of each part is paid, and its state. */
async function seenBy({ portal, ids }: Buyer) {
  const { instalments, due, state } = await portal.ok(`GET /api/portal/invoices/${ids[0]}`)
  type Shown = { paid: { minor: number }; state: string }
  const parts = instalments?.parts.map((part: Shown) => [part.paid.minor, part.state]) ?? null
  return { id: instalments?.id, parts, next: instalments?.next?.amount.minor, due: due.minor, state }
}

async function credit(who: Buyer, unitPrice: string) {
  const { id } = await owner().ok(`POST ${pathOf(who)}/credit-notes`, {
    issuedOn: inDays(0),
    reason: "Damaged",
    lines: [{ description: "One chair", quantity: "1", unitPrice }],
  })
  await owner().ok(`POST /api/staff/customers/${who.customerId}/credit-notes/${id}/publish`, {})
}

const pay = (who: Buyer) =>
  who.portal.call("POST /api/payments/checkout", { invoiceIds: who.ids, instalment: true })

test("an invoice is agreed on in parts, paid, credited, agreed on anew, and ended", async () => {
  const who = await newBuyer(cloud(), shop, ["100.00"])
  expect((await seenBy(who)).state).toBe("overdue")
  const { body, status } = await set(who, null, partsOf(33_34, 33_33, 33_33))
  expect(status).toBe(200)
  expect(body.invoice.instalments).toBeUndefined()
  // No longer late by its own date, in lists either.
  expect(await seenBy(who)).toMatchObject({ state: "open", next: 33_34 })
  const list = await who.portal.ok("GET /api/portal/invoices")
  expect(list.items[0]).toMatchObject({ state: "open", dueOn: inDays(0), daysOverdue: 0 })
  expect(list.totals[0].overdue.minor).toBe(0)

  // The company takes no parts, and still takes this one; what it is, the server says.
  const quoted = await who.portal.ok("POST /api/portal/payments/quote", {
    invoiceIds: who.ids,
    instalment: true,
  })
  expect(quoted).toMatchObject({ amount: { minor: 33_34 }, due: { minor: 100_00 }, least: null })
  const started = await pay(who)
  expect((await pay(who)).body).toEqual(started.body)
  expect((await set(who, body.instalments.id, partsOf(50_00, 50_00))).body.reason).toBe("already_processing")
  await payAt(started.body.url)
  await cloud().idle()
  const [posting, ...others] = await cardPostings(cloud(), who)
  expect(others).toEqual([])
  expect(posting?.entries.map(({ minor }) => minor)).toEqual([33_34, -33_34])
  expect(await seenBy(who)).toMatchObject({
    parts: [
      [33_34, "paid"],
      [0, "due"],
      [0, "upcoming"],
    ],
    next: 33_33,
    state: "partPaid",
  })

  await credit(who, "40.00")
  const before = await seenBy(who)
  expect(before).toMatchObject({ due: 26_66, next: 26_66 })
  expect(before.parts?.[2]).toEqual([6_67, "due"])
  const anew = await set(who, before.id, partsOf(16_66, 10_00))
  expect(anew.status).toBe(200)
  expect(await seenBy(who)).toMatchObject({
    parts: [
      [33_34, "paid"],
      [33_33, "paid"],
      [6_67, "paid"],
      [0, "due"],
      [0, "upcoming"],
    ],
    next: 16_66,
  })

  const end = (replaces: string) => owner().call(`POST ${pathOf(who)}/instalments/end`, { replaces })
  expect((await end(before.id)).body.reason).toBe("instalments_changed")
  expect((await end(anew.body.instalments.id)).status).toBe(200)
  expect(await seenBy(who)).toMatchObject({ parts: null, state: "overdue", due: 26_66 })
  expect((await pay(who)).body.reason).toBe("no_instalments")

  const { items } = await owner().ok(`GET /api/staff/customers/${who.customerId}/activity`)
  type Told = { type: string; facts: { minor: number; parts: number } }
  const told = items.filter(({ type }: Told) => /^instal/.test(type))
  expect(told.map(({ type, facts }: Told) => [type, facts.minor, facts.parts])).toEqual([
    ["instalments.ended", 26_66, 5],
    ["instalments.changed", 26_66, 2],
    ["instalments.set", 100_00, 3],
  ])
})

test("a schedule ends by itself when all is paid, and its parts stay to be seen", async () => {
  const who = await newBuyer(cloud(), shop, ["60.00"])
  await set(who, null, partsOf(20_00, 40_00))
  const { body } = await who.portal.call("POST /api/payments/checkout", { invoiceIds: who.ids })
  await payAt(body.url)
  await cloud().idle()
  const { id, ...seen } = await seenBy(who)
  expect(seen).toMatchObject({ state: "paid", next: undefined })
  expect(seen.parts?.map(([, state]: [number, string]) => state)).toEqual(["paid", "paid"])
  expect((await set(who, id, partsOf(1, 1))).body.reason).toBe("nothing_due")
})

test("of two who agree at once one wins, and whoever saw less than stands is refused", async () => {
  const who = await newBuyer(cloud(), shop, ["100.00"])
  const both = await Promise.all([
    set(who, null, partsOf(50_00, 50_00)),
    set(who, null, partsOf(10_00, 90_00)),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(both.find(({ status }) => status === 409)?.body.reason).toBe("instalments_changed")
  const { id } = await seenBy(who)
  // A payment at the same moment as a change: either the change saw it, or it took what was agreed on anew.
  const [changed, paid] = await Promise.all([set(who, id, partsOf(70_00, 30_00)), pay(who)])
  expect(paid.status).toBe(200)
  const { amount } = await who.portal.ok(`GET /api/portal/payments/${paid.body.paymentId}`)
  const winner = both.find(({ status }) => status === 200)?.body.instalments.next.amount.minor
  expect(amount.minor).toBe(changed.status === 200 ? 70_00 : winner)
})

test("R38: amounts, dates and fields that are none are refused, and nothing is kept", async () => {
  const who = await newBuyer(cloud(), shop, ["100.00"])
  const dueOn = inDays(30)
  for (const minor of ["5000", 50.5, -1, 0, 1e21, Number.MAX_SAFE_INTEGER + 1, null, "5e3"])
    expect(
      (
        await set(who, null, [
          { dueOn: inDays(1), minor },
          { dueOn, minor: 50_00 },
        ])
      ).status,
    ).toBe(400)
  const wrong: [object[], object][] = [
    [partsOf(100_00), { parts: "too_few_parts" }],
    [partsOf(...Array.from({ length: 25 }, () => 4_00)), { parts: "too_many_parts" }],
    [partsOf(60_00, 60_00), { parts: "not_what_is_open" }],
    [
      [
        { dueOn: "2026-02-30", minor: 1 },
        { dueOn, minor: 1 },
      ],
      { "parts.0.dueOn": "not_a_date" },
    ],
    [
      [
        { dueOn: inDays(-1), minor: 50_00 },
        { dueOn, minor: 50_00 },
      ],
      { "parts.0.dueOn": "before_today" },
    ],
  ]
  for (const [parts, fields] of wrong) expect((await set(who, null, parts)).body.fields).toEqual(fields)
  expect(await seenBy(who)).toMatchObject({ parts: null })
  const begin = (more: object) =>
    who.portal.call("POST /api/payments/checkout", { invoiceIds: who.ids, ...more })
  for (const instalment of [false, "true", 1, 50_00, {}])
    expect((await begin({ instalment })).status).toBe(400)
  expect((await begin({ instalment: true, minor: 1 })).body.fields).toEqual({
    instalment: "one_invoice_only",
  })
})

test("finance sets and ends, a viewer only looks, another customer's invoice does not exist", async () => {
  const who = await newBuyer(cloud(), shop, ["100.00"])
  const { visitor: viewer } = await newStaff(cloud(), shop.tenant, "viewer")
  const parts = partsOf(50_00, 50_00)
  expect(staffMay("finance", "payments.write")).toBe(true)
  expect((await set(who, null, parts, viewer)).status).toBe(403)
  const { body } = await set(who, null, parts)
  expect((await viewer.ok(`GET ${pathOf(who)}`)).instalments).toEqual(body.instalments)
  expect((await set({ ...who, customerId: randomId() }, body.instalments.id, parts)).status).toBe(404)
})
