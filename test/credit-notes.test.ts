import { beforeAll, describe, expect, test } from "vitest"
import { invoicesOf, line, publishedInvoice, register } from "./helpers/authoring.ts"
import { useCloud } from "./helpers/cloud.ts"
import { newBuyer, newShop, rowsOf } from "./helpers/shop.ts"
import { newContact, newCustomer, newStaff, newTenant, type TestTenant } from "./helpers/world.ts"

const { cloud } = useCloud()
let tenant: TestTenant
let tenantId: string

beforeAll(async () => {
  tenant = await newTenant(cloud())
  await register(tenant)
  tenantId = (await tenant.owner.ok("GET /api/staff/me")).tenant.id
}, 60_000)

const notesOf = (customerId: string) => `/api/staff/customers/${customerId}/credit-notes` as const
const draft = (more: Record<string, unknown> = {}) => ({
  issuedOn: "2026-10-10",
  reason: "Two of them came back",
  lines: [line("20.00", { taxRate: "5" })],
  ...more,
})
const taxed = { lines: [line("100.00", { taxRate: "5" })] }

/** An invoice of AED 105.00 and its customer. */
async function invoiced(more: Record<string, unknown> = taxed) {
  const { id: customerId } = await newCustomer(tenant)
  const { invoice } = await publishedInvoice(tenant, customerId, more)
  return { customerId, invoice }
}

const drafted = (customerId: string, invoiceId: string, more: Record<string, unknown> = {}) =>
  tenant.owner.call(`POST ${invoicesOf(customerId)}/${invoiceId}/credit-notes`, draft(more))
const publish = (customerId: string, id: string) =>
  tenant.owner.call(`POST ${notesOf(customerId)}/${id}/publish`, {})
const detail = (customerId: string, id: string) => tenant.owner.ok(`GET ${invoicesOf(customerId)}/${id}`)
const pay = (customerId: string, minor: number, more: Record<string, unknown> = {}) =>
  tenant.owner.call(`POST /api/staff/customers/${customerId}/payments`, {
    minor,
    currency: "AED",
    on: "2026-10-05",
    method: "bankTransfer",
    idempotencyKey: `${customerId}-${minor}`,
    ...more,
  })

async function creditOf(customerId: string) {
  const rows = await rowsOf(cloud(), `T#${tenantId}#C#${customerId}#ledger`)
  const entries = rows.flatMap(({ entries }) => entries as { account: string; minor: number }[])
  return -entries.filter(({ account }) => account === "credit").reduce((sum, { minor }) => sum + minor, 0)
}

describe("a credit note", () => {
  test("takes off what the invoice owes, names both, and is numbered by itself", async () => {
    const { customerId, invoice } = await invoiced()
    const { body: note } = await drafted(customerId, invoice.id)
    expect([note.number, note.document, note.total.minor]).toEqual(["", "draft", 21_00])
    const { body: published } = await publish(customerId, note.id)
    expect(published.number).toMatch(/^CN-\d{6}$/)
    expect(published).toMatchObject({
      document: "published",
      invoiceNumber: invoice.number,
      applied: { minor: 21_00 },
      corrected: { before: { minor: 105_00 }, after: { minor: 84_00 } },
      parties: { seller: { trn: "100000000000003" } },
    })
    const after = await detail(customerId, invoice.id)
    expect([after.due.minor, after.state]).toEqual([84_00, "overdue"])
    expect(after.creditNotes).toEqual([
      { id: note.id, number: published.number, on: "2026-10-10", amount: { minor: 21_00, currency: "AED" } },
    ])
    const { items } = await tenant.owner.ok("GET /api/staff/credit-notes")
    expect(items[0]).toMatchObject({ id: note.id, customerName: "Harbour Lane Cafés" })
    const own = await tenant.owner.ok(`GET ${notesOf(customerId)}`)
    expect(own.items.map(({ id }: { id: string }) => id)).toEqual([note.id])
  })

  test("of all the invoice's lines mirrors it to the last fils", async () => {
    const lines = Array.from({ length: 30 }, (_, at) => line(`${at}.13`, { quantity: "1.7", taxRate: "5" }))
    const { customerId, invoice } = await invoiced({ lines })
    const { body: note } = await drafted(customerId, invoice.id, { lines })
    expect([note.total, note.tax, note.subtotal]).toEqual([invoice.total, invoice.tax, invoice.subtotal])
    await publish(customerId, note.id)
    expect((await detail(customerId, invoice.id)).due.minor).toBe(0)
  })

  test("of what is paid already becomes the customer's credit", async () => {
    const { customerId, invoice } = await invoiced()
    await pay(customerId, 100_00)
    const { body: note } = await drafted(customerId, invoice.id)
    const { body: published } = await publish(customerId, note.id)
    expect(published.applied.minor).toBe(5_00)
    expect((await detail(customerId, invoice.id)).state).toBe("paid")
    expect(await creditOf(customerId)).toBe(16_00)
  })

  test("never comes to more than is creditable, also of two at once", async () => {
    const { customerId, invoice } = await invoiced()
    const most = { lines: [line("60.00", { taxRate: "5" })] }
    const notes = await Promise.all([1, 2].map(() => drafted(customerId, invoice.id, most)))
    const answers = await Promise.all(notes.map(({ body }) => publish(customerId, body.id)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)?.body.reason).toBe("more_than_creditable")
    expect((await detail(customerId, invoice.id)).due.minor).toBe(42_00)
    const more = await drafted(customerId, invoice.id, { lines: [line("42.01")] })
    expect(more.body.reason).toBe("more_than_creditable")
  })

  test("pressed twice is issued once", async () => {
    const { customerId, invoice } = await invoiced()
    const { body: note } = await drafted(customerId, invoice.id)
    const answers = await Promise.all([1, 2].map(() => publish(customerId, note.id)))
    expect(new Set(answers.map(({ body }) => body.number)).size).toBe(1)
    expect((await detail(customerId, invoice.id)).due.minor).toBe(84_00)
  })

  test("is refused for what is wrong with it", async () => {
    const { customerId, invoice } = await invoiced()
    const early = await drafted(customerId, invoice.id, { issuedOn: "2026-09-01" })
    expect(early.body.fields).toEqual({ issuedOn: "before_the_invoice" })
    const nothing = await drafted(customerId, invoice.id, { lines: [line("0")] })
    expect(nothing.body.reason).toBe("nothing_to_credit")
    const { visitor } = await newStaff(cloud(), tenant, "viewer")
    const path = `POST ${invoicesOf(customerId)}/${invoice.id}/credit-notes` as const
    expect((await visitor.call(path, draft())).body.reason).toBe("role")
  })

  test("as a draft is the team's alone; issued, its customer's, and nobody else's", async () => {
    const { customerId, invoice } = await invoiced()
    const own = await newContact(cloud(), tenant, customerId, "viewer")
    const { id: otherId } = await newCustomer(tenant)
    const other = await newContact(cloud(), tenant, otherId)
    const { body: note } = await drafted(customerId, invoice.id)
    const path = `GET /api/portal/credit-notes/${note.id}` as const
    const invented = await own.visitor.call("GET /api/portal/credit-notes/crn_invented")
    expect((await own.visitor.call(path)).body.code).toBe(invented.body.code)
    expect((await own.visitor.ok("GET /api/portal/credit-notes")).items).toEqual([])
    expect((await own.visitor.ok(`GET /api/portal/invoices/${invoice.id}`)).creditNotes).toEqual([])
    expect((await own.visitor.call(`GET /api/documents/credit-notes/${note.id}.pdf`)).status).toBe(404)
    await publish(customerId, note.id)
    expect((await own.visitor.ok(path)).total.minor).toBe(21_00)
    expect((await own.visitor.ok("GET /api/portal/credit-notes")).items).toHaveLength(1)
    expect((await other.visitor.call(path)).status).toBe(404)
  })

  test("can be written anew and thrown away only before it is issued", async () => {
    const { customerId, invoice } = await invoiced()
    const { body: note } = await drafted(customerId, invoice.id)
    const path = `${notesOf(customerId)}/${note.id}` as const
    const saved = await tenant.owner.ok(`PUT ${path}`, draft({ reason: "Agreed" }))
    expect((await tenant.owner.ok(`GET ${path}`)).reason).toBe(saved.reason)
    await publish(customerId, note.id)
    for (const on of [`PUT ${path}`, `DELETE ${path}`] as const)
      expect((await tenant.owner.call(on, on.startsWith("PUT") ? draft() : undefined)).body.reason).toBe(
        "not_a_draft",
      )
    const { body: second } = await drafted(customerId, invoice.id)
    await tenant.owner.ok(`DELETE ${notesOf(customerId)}/${second.id}`)
    expect((await tenant.owner.call(`GET ${notesOf(customerId)}/${second.id}`)).status).toBe(404)
  })
})

describe("money that reached the company elsewhere", () => {
  test("settles the oldest first, is one posting with a receipt, and its rest is credit", async () => {
    const { id: customerId } = await newCustomer(tenant)
    const [late, early] = [
      await publishedInvoice(tenant, customerId, { ...taxed, dueOn: "2026-11-30" }),
      await publishedInvoice(tenant, customerId, taxed),
    ]
    const { body: first } = await pay(customerId, 150_00, { reference: "TT 77" })
    expect(first.number).toMatch(/^RCT-\d{6}$/)
    expect(first).toMatchObject({ state: "succeeded", method: "bankTransfer", reference: "TT 77" })
    expect(
      first.allocations.map((part: { number: string; amount: { minor: number } }) => [
        part.number,
        part.amount.minor,
      ]),
    ).toEqual([
      [early.invoice.number, 105_00],
      [late.invoice.number, 45_00],
    ])
    const { body: second } = await pay(customerId, 70_00)
    expect(second.excess.minor).toBe(10_00)
    expect(await creditOf(customerId)).toBe(10_00)
    const contact = await newContact(cloud(), tenant, customerId)
    expect((await contact.visitor.ok(`GET /api/portal/invoices/${late.invoice.id}`)).payments).toHaveLength(2)
    const rows = await rowsOf(cloud(), `T#${tenantId}#C#${customerId}#ledger`)
    expect(rows.filter(({ kind }) => kind === "payment")).toHaveLength(2)
  })

  test("pressed twice, also at once, is recorded once", async () => {
    const { customerId, invoice } = await invoiced()
    const answers = await Promise.all([1, 2, 3].map(() => pay(customerId, 50_00)))
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
    expect((await detail(customerId, invoice.id)).due.minor).toBe(55_00)
    const other = await pay(customerId, 51_00, { idempotencyKey: `${customerId}-5000` })
    expect(other.body.reason).toBe("key_reused")
  })

  test("two payments at once both count", async () => {
    const { customerId, invoice } = await invoiced()
    await Promise.all([pay(customerId, 20_00), pay(customerId, 30_00)])
    expect((await detail(customerId, invoice.id)).due.minor).toBe(55_00)
  })

  test("leaves an invoice alone that a card is paying", async () => {
    const shop = await newShop(cloud())
    const buyer = await newBuyer(cloud(), shop, ["100.00", "50.00"])
    const [held = "", free = ""] = buyer.ids
    await buyer.portal.ok("POST /api/payments/checkout", { invoiceIds: [held] })
    const record = (more: Record<string, unknown>) =>
      shop.tenant.owner.call(`POST /api/staff/customers/${buyer.customerId}/payments`, {
        minor: 60_00,
        currency: "AED",
        on: "2026-10-05",
        method: "cheque",
        ...more,
      })
    const chosen = await record({ invoiceIds: [held], idempotencyKey: "chosen" })
    expect(chosen.body.reason).toBe("already_processing")
    const spread = await record({ idempotencyKey: "spread" })
    expect(spread.body.allocations).toMatchObject([{ invoiceId: free, amount: { minor: 50_00 } }])
    expect(spread.body.excess.minor).toBe(10_00)
  })

  test("goes to the chosen invoices only, and is refused where they cannot take it", async () => {
    const { id: customerId } = await newCustomer(tenant)
    const [older, chosen] = [
      await publishedInvoice(tenant, customerId, taxed),
      await publishedInvoice(tenant, customerId, taxed),
    ]
    const invoiceIds = [chosen.invoice.id]
    await pay(customerId, 105_00, { invoiceIds })
    expect((await detail(customerId, older.invoice.id)).due.minor).toBe(105_00)
    expect((await pay(customerId, 1, { invoiceIds })).body.reason).toBe("nothing_due")
    const dollars = { invoiceIds: [older.invoice.id], currency: "USD" }
    expect((await pay(customerId, 2, dollars)).body.reason).toBe("mixed_currencies")
    expect((await pay(customerId, 3, { on: "2099-01-01" })).body.fields).toEqual({ on: "in_the_future" })
    const { visitor } = await newStaff(cloud(), tenant, "viewer")
    const asViewer = await visitor.call(`POST /api/staff/customers/${customerId}/payments`, {
      minor: 1,
      currency: "AED",
      on: "2026-10-05",
      method: "cash",
      idempotencyKey: "v",
    })
    expect(asViewer.body.reason).toBe("role")
  })
})
