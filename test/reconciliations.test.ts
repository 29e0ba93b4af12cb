import { afterEach, beforeAll, expect, test } from "vitest"
import { useCloud } from "./helpers/cloud.ts"
import { setPlan } from "./helpers/domains/plan.ts"
import { allRows, changeRow } from "./helpers/rows.ts"
import { type Buyer, cardPostings, newBuyer, newShop, payAt, type Shop, statesOf } from "./helpers/shop.ts"
import { newTenant } from "./helpers/world.ts"

const { cloud } = useCloud()
const path = "/api/payments/reconciliations"
let shop: Shop

beforeAll(async () => {
  shop = await newShop(cloud())
}, 60_000)
afterEach(() => cloud().stripe.settings({ webhooks: "on" }))

const compare = () => shop.tenant.owner.ok(`POST ${path}`, {})
const atStripe = (method: string, about: string, params: Record<string, string>) =>
  fetch(`${cloud().stripe.url}/v1/${about}`, {
    method,
    headers: { authorization: `Bearer ${cloud().stripe.apiKey}`, "stripe-account": shop.accountId },
    ...(method === "POST" && { body: new URLSearchParams(params) }),
  }).then((answer) => answer.json())

async function paidInSilence(total = "100.00"): Promise<Buyer> {
  const who = await newBuyer(cloud(), shop, [total])
  const { url } = await who.portal.ok("POST /api/payments/checkout", { invoiceIds: who.ids })
  await payAt(url)
  return who
}

test("R43 with every webhook lost, comparing books each payment and refund once, and again books nothing", async () => {
  cloud().stripe.settings({ webhooks: "off" })
  const buyers = [await paidInSilence(), await paidInSilence("250.00")]
  const first = await compare()
  expect(first).toMatchObject({ payments: 2, healed: 2, drifts: [], complete: true })
  for (const who of buyers) {
    expect(await cardPostings(cloud(), who)).toHaveLength(1)
    expect((await statesOf(who))[0]).toEqual(["paid", 0])
  }
  const { data } = await atStripe("GET", "payment_intents", {})
  const { id } = data.find(({ amount }: { amount: number }) => amount === 250_00)
  await atStripe("POST", "refunds", { payment_intent: id, amount: "5000" })
  expect(await compare()).toMatchObject({ payments: 2, moneyBack: 1, healed: 1, drifts: [] })
  expect((await statesOf(buyers[1] as Buyer))[0]?.[1]).toBe(50_00)
  // The mail about the refund is written down meanwhile.
  await cloud().idle()
  const before = cloud().aws.consumed.byOperation.TransactWriteItems?.requests ?? 0
  expect(await compare()).toMatchObject({ payments: 2, moneyBack: 1, healed: 0, drifts: [] })
  // The comparison's own row, and nothing else.
  expect((cloud().aws.consumed.byOperation.TransactWriteItems?.requests ?? 0) - before).toBe(1)
})

test("at night every company is compared, and who has no account is left alone", async () => {
  cloud().stripe.settings({ webhooks: "off" })
  const who = await paidInSilence()
  const other = await newTenant(cloud())
  await cloud().invoke("schedule", { job: "daily" })
  expect(await cardPostings(cloud(), who)).toHaveLength(1)
  const { items } = await shop.tenant.owner.ok(`GET ${path}`)
  expect(items[0]).toMatchObject({ healed: 1, drifts: [] })
  expect((await other.owner.ok(`GET ${path}`)).items).toEqual([])
  expect((await other.owner.call(`POST ${path}`, {})).body.reason).toBe("not_connected")
})

test("whatever else fails for a company at night, its payments are compared all the same", async () => {
  cloud().stripe.settings({ webhooks: "off" })
  await setPlan(cloud(), shop.tenant.slug, "premium")
  const plan = { pk: `T#${shop.tenantId}`, sk: "plan#plan" }
  const known = (await allRows(cloud())).find(({ pk, sk }) => pk === plan.pk && sk === plan.sk)
  await changeRow(cloud(), plan, { version: "unreadable" })
  const who = await paidInSilence()
  expect(await cloud().invoke("schedule", { job: "daily" })).toHaveProperty("error")
  await changeRow(cloud(), plan, { version: known?.version })
  expect(await cardPostings(cloud(), who)).toHaveLength(1)
})
