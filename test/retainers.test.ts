import { beforeAll, expect, test } from "vitest"
import { randomId } from "../shared/ids.ts"
import { publishedInvoice } from "./helpers/authoring.ts"
import { useCloud } from "./helpers/cloud.ts"
import { newBuyer, newShop, rowsOf, type Shop } from "./helpers/shop.ts"
import { enablePortal, newContact, newCustomer } from "./helpers/world.ts"

const { cloud } = useCloud()
let shop: Shop

beforeAll(async () => {
  shop = await newShop(cloud())
}, 60_000)

async function someone(currency = "AED") {
  const { tenant } = shop
  const customer = await newCustomer(tenant)
  const at = `/api/staff/customers/${customer.id}/retainers`
  const { retainer } = await tenant.owner.ok(`POST ${at}`, { name: "Support 2026", currency })
  const act = (what: string, input: object = {}) =>
    tenant.owner.call(`POST ${at}/${retainer.id}/${what}`, {
      ...("minor" in input && { idempotencyKey: randomId() }),
      ...input,
    })
  const receive = (minor: number) => act("received", { minor, on: "2026-10-01", reference: "Transfer 7" })
  const detail = () => tenant.owner.ok(`GET ${at}/${retainer.id}`)
  const remaining = async () => (await detail()).retainer.remaining.minor
  return { tenant, customer, id: retainer.id as string, at, act, receive, detail, remaining }
}

/** With so much in it. */
async function filled(minor: number, currency = "AED") {
  const one = await someone(currency)
  await one.act("publish")
  await one.receive(minor)
  return one
}

type Posted = { movement: string; kind: string; entries: { account: string; minor: number }[] }
const postingsOf = async (customerId: string) =>
  (await rowsOf(cloud(), `T#${shop.tenantId}#C#${customerId}#ledger`)) as unknown as Posted[]

test("money comes in, pays an invoice and goes back: each one movement, one posting, one event", async () => {
  const { tenant, customer, act, receive, detail } = await someone()
  expect((await receive(100_00)).body.reason).toBe("not_open")
  expect((await act("publish")).body.retainer.number).toMatch(/^RET-\d{6}$/)
  expect((await receive(500_00)).status).toBe(200)
  const { invoice } = await publishedInvoice(tenant, customer.id)
  const drawn = await act("drawn", { minor: 60_00, invoiceId: invoice.id })
  expect(drawn.status).toBe(200)
  await act("refunded", { minor: 40_00, on: "2026-10-05" })

  const { retainer, movements } = await detail()
  expect(retainer.remaining).toEqual({ minor: 400_00, currency: "AED" })
  expect(
    movements.map(({ kind, amount }: Posted & { amount: { minor: number } }) => [kind, amount.minor]),
  ).toEqual([
    ["refunded", 40_00],
    ["drawn", 60_00],
    ["received", 500_00],
  ])
  expect(movements[1].invoiceNumber).toBe(invoice.number)
  const after = await tenant.owner.ok(`GET /api/staff/customers/${customer.id}/invoices/${invoice.id}`)
  expect([after.due.minor, after.state === "overdue" || after.state === "partPaid"]).toEqual([40_00, true])

  const postings = (await postingsOf(customer.id)).filter(({ kind }) => kind.startsWith("retainer"))
  expect(
    postings.map(({ kind, entries }) => [
      kind,
      ...entries.map(({ account, minor }) => `${account} ${minor}`),
    ]),
  ).toEqual(
    expect.arrayContaining([
      ["retainerReceived", "elsewhere 50000", "retainer -50000"],
      ["retainerDrawn", "retainer 6000", "receivable -6000"],
      ["retainerRefunded", "retainer 4000", "elsewhere -4000"],
    ]),
  )
  expect(postings).toHaveLength(3)
  const { items } = await tenant.owner.ok(`GET /api/staff/customers/${customer.id}/activity`)
  const types = items.map(({ type }: { type: string }) => type)
  expect(types).toEqual(expect.arrayContaining(["retainer.received", "retainer.drawn", "retainer.refunded"]))
})

test("no more goes out than is there, nor to an invoice than it owes, nor in another currency", async () => {
  const { tenant, customer, act, remaining } = await filled(80_00)
  const { invoice } = await publishedInvoice(tenant, customer.id)
  const draw = async (minor: number, invoiceId = invoice.id) => {
    const { status, body } = await act("drawn", { minor, invoiceId })
    return [status, body.reason ?? body.fields]
  }
  expect(await draw(80_01)).toEqual([409, "above_remaining"])
  expect((await act("refunded", { minor: 80_01, on: "2026-10-05" })).body.reason).toBe("above_remaining")
  await act("received", { minor: 100_00, on: "2026-10-02" })
  expect(await draw(100_01)).toEqual([409, "above_due"])
  const dollars = await publishedInvoice(tenant, customer.id, { currency: "USD" })
  expect(await draw(10_00, dollars.invoice.id)).toEqual([409, "mixed_currencies"])
  const { invoice: draft } = await tenant.owner.ok(`POST /api/staff/customers/${customer.id}/invoices`, {
    currency: "AED",
    issuedOn: "2026-10-01",
    dueOn: "2026-10-31",
    lines: [{ description: "Draft", quantity: "1", unitPrice: "50" }],
  })
  expect(await draw(10_00, draft.id)).toEqual([409, "not_payable"])
  const other = await newCustomer(tenant)
  const theirs = await publishedInvoice(tenant, other.id)
  expect(await draw(10_00, theirs.invoice.id)).toEqual([400, { invoiceId: "unknown" }])
  expect((await act("received", { minor: 0, on: "2026-10-02" })).body.fields).toEqual({ minor: "required" })
  expect((await act("received", { minor: 5, on: "2099-10-02" })).body.fields).toEqual({ on: "in_future" })
  expect(await remaining()).toBe(180_00)
})

test("draws at once never take more than there is", async () => {
  const { tenant, customer, act, remaining } = await filled(100_00)
  const invoices = await Promise.all([1, 2, 3].map(() => publishedInvoice(tenant, customer.id)))
  const answers = await Promise.all(
    invoices.map(({ invoice }) => act("drawn", { minor: 60_00, invoiceId: invoice.id })),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
  expect(await remaining()).toBe(40_00)
})

test("pressed twice, or sent again after a lost answer, money moves once", async () => {
  const { tenant, customer, act, remaining, detail } = await filled(100_00)
  const { invoice } = await publishedInvoice(tenant, customer.id)
  const acts: [string, object][] = [
    ["received", { minor: 50_00, on: "2026-10-01", idempotencyKey: "a" }],
    ["refunded", { minor: 20_00, on: "2026-10-01", idempotencyKey: "b" }],
    ["drawn", { minor: 10_00, invoiceId: invoice.id, idempotencyKey: "c" }],
  ]
  for (const [what, input] of acts) {
    const answers = [...(await Promise.all([act(what, input), act(what, input)])), await act(what, input)]
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  }
  expect(await remaining()).toBe(120_00)
  expect((await detail()).movements).toHaveLength(4)
  const other = await act("received", { minor: 50_01, on: "2026-10-01", idempotencyKey: "a" })
  expect([other.status, other.body.reason]).toEqual([409, "key_reused"])
})

test("two draws at once never pay an invoice twice", async () => {
  const { tenant, customer, act, remaining } = await filled(1_000_00)
  const { invoice } = await publishedInvoice(tenant, customer.id)
  const draw = () => act("drawn", { minor: 70_00, invoiceId: invoice.id })
  const answers = await Promise.all([draw(), draw()])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(await remaining()).toBe(930_00)
})

test("an invoice that somebody is paying by card is not paid from a retainer as well", async () => {
  const who = await newBuyer(cloud(), shop, ["100.00"])
  const at = `/api/staff/customers/${who.customerId}/retainers`
  const { owner } = shop.tenant
  const { retainer } = await owner.ok(`POST ${at}`, { name: "Held", currency: "AED" })
  await owner.ok(`POST ${at}/${retainer.id}/publish`, {})
  await owner.ok(`POST ${at}/${retainer.id}/received`, {
    minor: 100_00,
    on: "2026-10-01",
    idempotencyKey: "in",
  })
  await who.portal.ok("POST /api/payments/checkout", { invoiceIds: who.ids })
  const answer = await owner.call(`POST ${at}/${retainer.id}/drawn`, {
    minor: 100_00,
    invoiceId: who.ids[0],
    idempotencyKey: "out",
  })
  expect([answer.status, answer.body.reason]).toEqual([409, "already_processing"])
})

test("a customer reads its retainers and their movements once they are published, and only then", async () => {
  const { tenant, customer, id, act, receive } = await someone("KWD")
  const { visitor: portal } = await newContact(cloud(), tenant, customer.id, "viewer")
  expect((await portal.ok("GET /api/portal/retainers")).items).toEqual([])
  expect((await portal.call(`GET /api/portal/retainers/${id}`)).status).toBe(404)
  await act("publish")
  await receive(12_345)
  const [shown] = (await portal.ok("GET /api/portal/retainers")).items
  expect(shown.remaining).toEqual({ minor: 12_345, currency: "KWD" })
  expect((await portal.ok(`GET /api/portal/retainers/${id}`)).movements).toHaveLength(1)
  await enablePortal(tenant.owner, ["retainers"])
  const hidden = await portal.call(`GET /api/portal/retainers/${id}`)
  await enablePortal(tenant.owner)
  expect([hidden.status, hidden.body.reason]).toEqual([403, "hidden"])
})

test("one that holds money is not void; emptied it is, and takes nothing more", async () => {
  const { act, receive } = await filled(10_00)
  expect((await act("void")).body.reason).toBe("has_money")
  await act("refunded", { minor: 10_00, on: "2026-10-05" })
  expect((await act("void")).body.retainer.document).toBe("void")
  expect((await receive(1_00)).body.reason).toBe("not_open")
})

test("a draft that was made void was never the customer's", async () => {
  const { tenant, customer, id, act } = await someone()
  const { visitor: portal } = await newContact(cloud(), tenant, customer.id, "viewer")
  await act("void")
  expect((await portal.ok("GET /api/portal/retainers")).items).toEqual([])
  expect((await portal.call(`GET /api/portal/retainers/${id}`)).status).toBe(404)
})
