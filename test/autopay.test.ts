import { afterEach, beforeAll, expect, test } from "vitest"
import { useCloud } from "./helpers/cloud.ts"
import {
  type Buyer,
  cardPostings,
  dashboard,
  newBuyer,
  newShop,
  payAt,
  type Shop,
  statesOf,
} from "./helpers/shop.ts"
import { password } from "./helpers/world.ts"

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

/** The clock moves on, and the hourly job runs. Days later everybody has to sign in anew. */
async function later(duration: string, ...buyers: Buyer[]) {
  await cloud().advance(duration)
  for (const { email, portal } of buyers) await portal.ok("POST /api/auth/sign-in", { email, password })
  const { owner, factor, email } = shop.tenant
  await owner.ok("POST /api/auth/sign-in", { email, password })
  const enter = () => owner.call("POST /api/auth/second-factor", { code: factor.code() })
  if ((await enter()).status !== 200) expect((await enter()).status).toBe(200)
}

const terms = { currency: "AED", limit: "500.00", daysBefore: "0", agreed: true }
const of = ({ portal }: Buyer) => portal.ok("GET /api/payments/autopay").then(({ items }) => items[0].autopay)
const charges = async ({ customerId }: Buyer) =>
  (await dashboard(cloud(), shop).paymentIntents.list({ limit: 100 })).data.filter(
    ({ metadata, customer }) => metadata.customerId === customerId && customer,
  )
const subjects = ({ email }: Buyer) =>
  cloud()
    .mails()
    .filter(({ to }) => to.includes(email))
    .map(({ subject }) => subject)

async function turnOn(who: Buyer, card: Parameters<typeof payAt>[1] = "good", changes = {}) {
  const { url } = await who.portal.ok("POST /api/payments/autopay", { ...terms, ...changes })
  const { location } = await payAt(url, card)
  if (location.endsWith("/authenticate"))
    await fetch(new URL(location, url), {
      method: "POST",
      body: new URLSearchParams({ outcome: "complete" }),
      redirect: "manual",
    })
  await cloud().idle()
}

/** Everybody who turned it on lives through the same month. */
test("a month by the clock: told of, charged once and posted once; declined, tried again, off", async () => {
  const good = await newBuyer(cloud(), shop, ["700.00", "100.00"])
  const declined = await newBuyer(cloud(), shop, ["100.00"])
  const asked = await newBuyer(cloud(), shop, ["100.00"])
  const byHand = await newBuyer(cloud(), shop, ["100.00", "80.00"])
  await turnOn(good)
  await turnOn(declined, "declinedLater")
  await turnOn(asked, "asksAlways")
  await turnOn(byHand)
  expect(await of(good)).toMatchObject({ state: "on", card: { last4: "4242" }, limit: { minor: 500_00 } })

  await later("PT2H", good)
  expect(await charges(good)).toEqual([])
  expect(subjects(good)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/100\.00 will be charged to your card/),
      expect.stringMatching(/is more than your limit/),
    ]),
  )
  const record = (index: number, minor: number) =>
    shop.tenant.owner.ok(`POST /api/staff/customers/${byHand.customerId}/payments`, {
      ...{ currency: "AED", method: "cash", on: "2026-11-01", minor, idempotencyKey: `${index}`.repeat(16) },
      invoiceIds: [byHand.ids[index]],
    })
  await record(0, 30_00)
  await record(1, 80_00)

  const tries = []
  for (const wait of ["P3D", "P3D", "P5D", "P7D"]) {
    await cloud().advance(wait)
    tries.push((await charges(declined)).length)
  }
  await later("P13D", good, declined, asked, byHand)
  expect(tries).toEqual([1, 2, 3, 4])
  expect(await of(declined)).toMatchObject({ state: "off", stopped: "declined", charges: [] })
  expect(await cardPostings(cloud(), declined)).toEqual([])
  expect(subjects(declined)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/was declined for invoice/),
      expect.stringMatching(/payments to .+ are off/),
    ]),
  )

  expect(await statesOf(good)).toEqual([
    ["overdue", 700_00],
    ["paid", 0],
  ])
  expect((await charges(good)).map(({ amount, status }) => [amount, status])).toEqual([[100_00, "succeeded"]])
  const postings = await cardPostings(cloud(), good)
  expect(postings.map(({ entries }) => entries.map(({ minor }) => minor))).toEqual([[100_00, -100_00]])

  expect(await of(asked)).toMatchObject({ state: "on", charges: [] })
  const mail = cloud()
    .mails()
    .find(({ to, subject }) => to.includes(asked.email) && /Your bank asks/.test(subject))
  expect(mail?.text).toContain(`/invoices/${asked.ids[0]}`)
  expect(await charges(asked)).toHaveLength(1)

  expect((await charges(byHand)).map(({ amount }) => amount)).toEqual([70_00])
  expect((await of(byHand)).charges).toEqual([])

  await good.portal.ok("POST /api/payments/autopay/off", { currency: "AED" })
  expect(await of(good)).toMatchObject({ state: "off", stopped: "by_contact", charges: [] })
})

test("R44: an answer that is lost charges once and posts once, whoever tells of it", async () => {
  cloud().stripe.settings({ webhooks: "off" })
  const who = await newBuyer(cloud(), shop, ["100.00"])
  const { url } = await who.portal.ok("POST /api/payments/autopay", terms)
  await payAt(url)
  await who.portal.ok("POST /api/payments/autopay/finish", { currency: "AED" })
  await later("PT2H", who)
  cloud().stripe.fault({ operation: "paymentIntents.create", mode: "fail-after", times: 3 })
  await later("P3D", who)
  await later("PT2H", who)
  expect(await charges(who)).toHaveLength(1)
  expect(await cardPostings(cloud(), who)).toHaveLength(1)
  expect(await statesOf(who)).toEqual([["paid", 0]])
})

test("staff turn it off, which takes the card away; who takes it away in Stripe turns it off", async () => {
  const who = await newBuyer(cloud(), shop, ["100.00"])
  const inStripe = dashboard(cloud(), shop).paymentMethods
  const saved = () =>
    cloud()
      .stripe.events()
      .find(({ type }) => type === "payment_method.attached")?.object ?? ""
  await turnOn(who)
  const again = await who.portal.call("POST /api/payments/autopay", terms)
  expect([again.status, again.body.reason]).toEqual([409, "autopay_on"])
  await shop.tenant.owner.ok(`POST /api/payments/customers/${who.customerId}/autopay/off`, {
    currency: "AED",
  })
  expect(await of(who)).toMatchObject({ state: "off", stopped: "by_staff" })
  await later("PT2H", who)
  expect((await inStripe.retrieve(saved())).customer).toBeNull()
  await turnOn(who)
  await inStripe.detach(saved())
  await cloud().idle()
  expect(await of(who)).toMatchObject({ state: "off", stopped: "card_removed" })
})

test("bad terms are refused, and say what to do", async () => {
  const who = await newBuyer(cloud(), shop, ["100.00"])
  const ask = (changes: object) => who.portal.call("POST /api/payments/autopay", { ...terms, ...changes })
  for (const limit of ["-5", "1e3", "0", "1.99", "NaN", "1,000"])
    expect([limit, (await ask({ limit })).body.fields]).toEqual([limit, { limit: expect.any(String) }])
  expect((await ask({ agreed: false })).status).toBe(400)
  expect((await ask({ daysBefore: "2" })).status).toBe(400)
  expect(await of(who)).toBeNull()
})
