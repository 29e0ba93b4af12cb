import { beforeAll, describe, expect, test } from "vitest"
import { attach } from "../infra/local/errands.ts"
import {
  draftInvoice,
  invoiceDraft,
  invoicesOf,
  line,
  publishedInvoice,
  register,
} from "./helpers/authoring.ts"
import { useCloud } from "./helpers/cloud.ts"
import { rowsOf } from "./helpers/shop.ts"
import {
  importCsv,
  newContact,
  newCustomer,
  newStaff,
  newTenant,
  type TestTenant,
  zohoCsv,
} from "./helpers/world.ts"

const { cloud, visitor } = useCloud()
let tenant: TestTenant
/** One with a TRN: what it publishes are tax documents. */
let registered: TestTenant
let tenantId: string

beforeAll(async () => {
  tenant = await newTenant(cloud())
  registered = await newTenant(cloud())
  await register(registered)
  tenantId = (await tenant.owner.ok("GET /api/staff/me")).tenant.id
}, 60_000)

const on = (customerId: string, id: string) => `${invoicesOf(customerId)}/${id}` as const
const entriesOf = async (customerId: string) =>
  (await rowsOf(cloud(), `T#${tenantId}#C#${customerId}#ledger`)).map(({ kind, entries }) => [
    kind,
    (entries as { account: string; minor: number }[]).map(({ account, minor }) => [account, minor]),
  ])

describe("a draft", () => {
  test("is priced, has no number, and can be written anew and thrown away", async () => {
    const { id: customerId } = await newCustomer(tenant)
    const { invoice, state, due } = await draftInvoice(tenant, customerId, {
      lines: [line("19.99", { quantity: "3", discountPercent: "10", descriptionArabic: "استشارات" })],
    })
    expect([invoice.number, state, due.minor, invoice.total.minor]).toEqual(["", "draft", 0, 53_97])
    expect(invoice.lines[0].descriptionArabic).toBe("استشارات")
    const saved = await tenant.owner.ok(
      `PUT ${on(customerId, invoice.id)}`,
      invoiceDraft({ lines: [line("7")], reference: "PO 7" }),
    )
    expect([saved.invoice.total.minor, saved.invoice.reference]).toEqual([7_00, "PO 7"])
    await tenant.owner.ok(`DELETE ${on(customerId, invoice.id)}`)
    expect((await tenant.owner.call(`GET ${on(customerId, invoice.id)}`)).status).toBe(404)
    expect(await entriesOf(customerId)).toEqual([])
  })

  test("does not exist for its customer: on no list, in no count, no total, by no address", async () => {
    const { id: customerId } = await newCustomer(tenant)
    const contact = await newContact(cloud(), tenant, customerId, "admin")
    const { invoice } = await draftInvoice(tenant, customerId)
    const { visitor } = contact
    for (const filter of ["all", "open", "overdue", "paid"]) {
      const list = await visitor.ok(`GET /api/portal/invoices?filter=${filter}`)
      expect([list.items, list.count, list.totals]).toEqual([[], 0, []])
    }
    const invented = await visitor.call("GET /api/portal/invoices/inv_invented")
    for (const path of [
      `/api/portal/invoices/${invoice.id}`,
      `/api/documents/invoices/${invoice.id}.pdf`,
    ] as const) {
      const { status, body } = await visitor.call(`GET ${path}`)
      expect([path, status, body.code]).toEqual([path, 404, invented.body.code])
    }
    const pay = await visitor.call("POST /api/payments/checkout", { invoiceIds: [invoice.id] })
    expect(pay.status).not.toBe(200)
    const { items, totals } = await tenant.owner.ok(`GET ${invoicesOf(customerId)}?filter=all`)
    expect([items.map(({ state }: { state: string }) => state), totals]).toEqual([["draft"], []])
  })

  test("is refused with the field that is wrong", async () => {
    const { id: customerId } = await newCustomer(tenant)
    const refused = async (more: Record<string, unknown>) =>
      (await tenant.owner.call(`POST ${invoicesOf(customerId)}`, invoiceDraft(more))).body.fields
    expect(await refused({ dueOn: "2026-09-30" })).toEqual({ dueOn: "before_issue" })
    expect(await refused({ lines: [] })).toEqual({ lines: "required" })
    expect(await refused({ lines: [line("-1")] })).toEqual({ "lines.0.unitPrice": "negative" })
    expect(await refused({ lines: [line("999999999999", { quantity: "999999" })] })).toEqual({
      "lines.0.unitPrice": "too_large",
    })
    expect(await refused({ attachmentIds: ["att_invented"] })).toEqual({ attachmentIds: "not_an_attachment" })
    expect(await refused({ projectId: "prj_invented" })).toEqual({ projectId: "not_a_project" })
    const { visitor } = await newStaff(cloud(), tenant, "viewer")
    const asViewer = await visitor.call(`POST ${invoicesOf(customerId)}`, invoiceDraft())
    expect([asViewer.status, asViewer.body.reason]).toEqual([403, "role"])
  })

  test("keeps its files to the team until it is published", async () => {
    const { id: customerId } = await newCustomer(tenant)
    const contact = await newContact(cloud(), tenant, customerId)
    const at = `/api/staff/customers/${customerId}/attachments`
    const { id: file } = await attach(tenant.owner, at, "order.txt", "Two of each")
    const { invoice, attachments } = await draftInvoice(tenant, customerId, { attachmentIds: [file] })
    expect(attachments.map(({ name }: { name: string }) => name)).toEqual(["order.txt"])
    const read = async () => (await contact.visitor.call(`GET /api/portal/attachments/${file}`)).status
    expect(await read()).toBe(404)
    await tenant.owner.ok(`POST ${on(customerId, invoice.id)}/publish`, {})
    expect(await read()).toBe(200)
    const seen = await contact.visitor.ok(`GET /api/portal/invoices/${invoice.id}`)
    expect(seen.attachments).toHaveLength(1)
    await tenant.owner.ok(`PUT ${on(customerId, invoice.id)}/details`, { dueOn: "2026-10-31" })
    expect(await read()).toBe(404)
  })

  test("of 300 long lines is kept whole", async () => {
    const { id: customerId } = await newCustomer(tenant)
    const lines = Array.from({ length: 300 }, (_, at) =>
      line("0.10", { description: `${at} ${"x".repeat(300)}` }),
    )
    const { invoice } = await publishedInvoice(tenant, customerId, { lines })
    expect([invoice.lines.length, invoice.total.minor]).toEqual([300, 30_00])
    const longer = lines.map((each) => ({
      ...each,
      description: "x".repeat(500),
      descriptionArabic: "ع".repeat(500),
    }))
    const { body } = await tenant.owner.call(
      `POST ${invoicesOf(customerId)}`,
      invoiceDraft({ lines: longer }),
    )
    expect(body.fields).toEqual({ lines: "too_large" })
  })
})

describe("publishing", () => {
  test("gives a number, keeps both parties as they are, posts what is owed, and tells", async () => {
    const { id: customerId } = await newCustomer(tenant, "Marina Trading")
    const { invoice, state } = await publishedInvoice(tenant, customerId)
    expect(invoice.number).toMatch(/^INV-\d{6}$/)
    expect([state, invoice.revision, invoice.parties.buyer.name]).toEqual(["overdue", 1, "Marina Trading"])
    expect(await entriesOf(customerId)).toEqual([
      [
        "invoice",
        [
          ["receivable", 100_00],
          ["sales", -100_00],
        ],
      ],
    ])
    const { items } = await tenant.owner.ok(`GET ${on(customerId, invoice.id)}/history`)
    expect(items.map(({ what }: { what: string }) => what)).toEqual([
      "document.drafted",
      "document.published",
    ])
    expect(items[1]).toMatchObject({
      actor: "Olivia Owner",
      facts: { kind: "invoice", number: invoice.number, minor: 100_00, currency: "AED", dueOn: "2026-10-31" },
    })
  })

  test("two drafts at once get two numbers that follow each other", async () => {
    const { id: customerId } = await newCustomer(tenant)
    const drafts = await Promise.all([1, 2, 3, 4].map(() => draftInvoice(tenant, customerId)))
    const published = await Promise.all(
      drafts.map(({ invoice }) => tenant.owner.ok(`POST ${on(customerId, invoice.id)}/publish`, {})),
    )
    const numbers = published.map(({ invoice }) => Number(invoice.number.slice(4))).sort((a, b) => a - b)
    expect(numbers.map((number) => number - (numbers[0] ?? 0))).toEqual([0, 1, 2, 3])
  })

  test("one draft at once publishes once", async () => {
    const { id: customerId } = await newCustomer(tenant)
    const { invoice } = await draftInvoice(tenant, customerId)
    const publish = () => tenant.owner.ok(`POST ${on(customerId, invoice.id)}/publish`, {})
    const [one, other] = await Promise.all([publish(), publish()])
    expect(one.invoice.number).toBe(other.invoice.number)
    expect(await entriesOf(customerId)).toHaveLength(1)
  })

  test("a company without a TRN charges no VAT", async () => {
    const { id: customerId } = await newCustomer(tenant)
    const { invoice } = await draftInvoice(tenant, customerId, { lines: [line("100", { taxRate: "5" })] })
    const { body } = await tenant.owner.call(`POST ${on(customerId, invoice.id)}/publish`, {})
    expect(body.reason).toBe("trn_needed")
  })

  test("a tax invoice in another currency needs its rate to dirhams", async () => {
    const { id: customerId } = await newCustomer(registered)
    const usd = { currency: "USD", lines: [line("100", { taxRate: "5" })] }
    const { invoice } = await draftInvoice(registered, customerId, usd)
    const publish = `POST ${on(customerId, invoice.id)}/publish` as const
    expect((await registered.owner.call(publish, {})).body.reason).toBe("exchange_rate_needed")
    const exchangeRate = { toAed: "3.672500", on: "2026-10-01", source: "CBUAE" }
    await registered.owner.ok(`PUT ${on(customerId, invoice.id)}`, invoiceDraft({ ...usd, exchangeRate }))
    const published = await registered.owner.ok(publish, {})
    expect([published.invoice.total.minor, published.invoice.exchangeRate]).toEqual([105_00, exchangeRate])
  })

  test("a simplified tax invoice ends at AED 10,000 where its recipient has a TRN", async () => {
    const customer = await registered.owner.ok("POST /api/staff/customers", {
      name: "Registered Buyer",
      currency: "AED",
      trn: "100000000000103",
      address: {},
    })
    const of = async (unitPrice: string) => {
      const lines = [line(unitPrice)]
      const { invoice } = await draftInvoice(registered, customer.id, { simplified: true, lines })
      return registered.owner.call(`POST ${on(customer.id, invoice.id)}/publish`, {})
    }
    expect((await of("10000.00")).status).toBe(200)
    expect((await of("10000.01")).body.reason).toBe("simplified_not_allowed")
  })

  test("dinars and yen are owed in their own smallest units", async () => {
    const { id: customerId } = await newCustomer(tenant)
    const kwd = await publishedInvoice(tenant, customerId, { currency: "KWD", lines: [line("5.1245")] })
    const jpy = await publishedInvoice(tenant, customerId, { currency: "JPY", lines: [line("99.5")] })
    expect([kwd.due, jpy.due]).toEqual([
      { minor: 5125, currency: "KWD" },
      { minor: 100, currency: "JPY" },
    ])
  })
})

describe("a published invoice", () => {
  test("of a company without a TRN can be written anew: a revision, and the difference posted", async () => {
    const { id: customerId } = await newCustomer(tenant)
    const { invoice } = await publishedInvoice(tenant, customerId)
    const changed = await tenant.owner.ok(
      `PUT ${on(customerId, invoice.id)}`,
      invoiceDraft({ lines: [line("80")] }),
    )
    expect([changed.invoice.number, changed.invoice.revision, changed.due.minor]).toEqual([
      invoice.number,
      2,
      80_00,
    ])
    expect((await entriesOf(customerId)).find(([kind]) => kind === "invoiceChange")?.[1]).toEqual([
      ["receivable", -20_00],
      ["sales", 20_00],
    ])
    const { items } = await tenant.owner.ok(`GET ${on(customerId, invoice.id)}/history`)
    expect(items.at(-1)).toMatchObject({ what: "document.changed", revision: 2 })
    const rows = await rowsOf(cloud(), `T#${tenantId}#C#${customerId}`)
    const [kept] = rows.filter(({ sk }) => String(sk).startsWith("revision#"))
    expect(kept).toMatchObject({ revision: 1, content: { total: { minor: 100_00 } } })
    const dollars = await tenant.owner.call(
      `PUT ${on(customerId, invoice.id)}`,
      invoiceDraft({ currency: "USD" }),
    )
    expect(dollars.body.fields).toEqual({ currency: "cannot_change" })
  })

  test("never becomes less than what is settled", async () => {
    const { id: customerId } = await newCustomer(tenant)
    const { invoice } = await publishedInvoice(tenant, customerId)
    await tenant.owner.ok(`POST /api/staff/customers/${customerId}/payments`, {
      minor: 60_00,
      currency: "AED",
      on: "2026-10-05",
      method: "cash",
      idempotencyKey: "k",
    })
    const less = await tenant.owner.call(
      `PUT ${on(customerId, invoice.id)}`,
      invoiceDraft({ lines: [line("59")] }),
    )
    expect(less.body.reason).toBe("below_settled")
    const voided = await tenant.owner.call(`POST ${on(customerId, invoice.id)}/void`, { reason: "Mistake" })
    expect(voided.body.reason).toBe("has_payments")
  })

  test("of tax never changes in what the tax depends on, only in what it does not", async () => {
    const { id: customerId } = await newCustomer(registered)
    const { invoice } = await publishedInvoice(registered, customerId, {
      lines: [line("100", { taxRate: "5" })],
    })
    const anew = await registered.owner.call(`PUT ${on(customerId, invoice.id)}`, invoiceDraft())
    const voided = await registered.owner.call(`POST ${on(customerId, invoice.id)}/void`, {
      reason: "Mistake",
    })
    expect([anew.body.reason, voided.body.reason]).toEqual(["tax_document", "tax_document"])
    const corrected = await registered.owner.ok(`PUT ${on(customerId, invoice.id)}/details`, {
      dueOn: "2026-12-31",
      reference: "PO 9",
    })
    expect(corrected.invoice).toMatchObject({
      ...invoice,
      dueOn: "2026-12-31",
      reference: "PO 9",
      revision: 2,
    })
    const early = await registered.owner.call(`PUT ${on(customerId, invoice.id)}/details`, {
      dueOn: "2026-09-01",
    })
    expect(early.body.fields).toEqual({ dueOn: "before_issue" })
  })

  test("that is voided owes nothing, stays readable, and is void once", async () => {
    const { id: customerId } = await newCustomer(tenant)
    const contact = await newContact(cloud(), tenant, customerId)
    const { invoice } = await publishedInvoice(tenant, customerId)
    const path = `POST ${on(customerId, invoice.id)}/void` as const
    const answers = await Promise.all([1, 2].map(() => tenant.owner.call(path, { reason: "Sent twice" })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await entriesOf(customerId)).toHaveLength(2)
    const list = await contact.visitor.ok("GET /api/portal/invoices?filter=all")
    expect([list.items[0].state, list.items[0].due.minor, list.totals]).toEqual(["void", 0, []])
    expect((await contact.visitor.ok("GET /api/portal/invoices?filter=paid")).items).toEqual([])
    expect((await contact.visitor.ok(`GET /api/portal/invoices/${invoice.id}`)).state).toBe("void")
  })
})

describe("numbers", () => {
  test("are counted as the company says, and pass over those that are taken", async () => {
    const company = await newTenant(cloud())
    const { id: customerId } = await newCustomer(company)
    const rows = [1, 2].map((at) => ({ id: `i${at}`, number: `INV-00000${at}`, total: "10.00" }))
    await importCsv(cloud(), company.owner, zohoCsv({ id: "z1", name: "Imported Co" }, rows))
    expect((await publishedInvoice(company, customerId)).invoice.number).toBe("INV-000003")
    const { kinds } = await company.owner.ok("PUT /api/staff/numbering", {
      kind: "invoice",
      prefix: "26/",
      next: 41,
      width: 3,
    })
    expect([kinds.invoice, kinds.estimate.prefix]).toEqual([{ prefix: "26/", next: 41, width: 3 }, "EST-"])
    expect((await publishedInvoice(company, customerId)).invoice.number).toBe("26/041")
    const back = { kind: "invoice", prefix: "26/", next: 41, width: 3 }
    await company.owner.ok("PUT /api/staff/numbering", back)
    expect((await publishedInvoice(company, customerId)).invoice.number).toBe("26/042")
    const { visitor } = await newStaff(cloud(), company, "finance")
    expect((await visitor.call("PUT /api/staff/numbering", back)).body.reason).toBe("role")
  })

  test("made here are refused where a file brings them for another invoice", async () => {
    const company = await newTenant(cloud())
    const { id: customerId } = await newCustomer(company)
    const { invoice } = await publishedInvoice(company, customerId)
    const rows = [
      { id: "i1", number: invoice.number.toLowerCase(), total: "10.00" },
      { id: "i2", number: "INV-77", total: "20.00" },
    ]
    const done = await importCsv(cloud(), company.owner, zohoCsv({ id: "z1", name: "Imported Co" }, rows))
    expect([done.counts.invoicesNew, done.problems[0].reason]).toEqual([1, "number_taken"])
    const { items } = await company.owner.ok("GET /api/staff/invoices")
    expect(items.map(({ number }: { number: string }) => number).sort()).toEqual([invoice.number, "INV-77"])
  })

  test("imported invoices are kept where they came from", async () => {
    const company = await newTenant(cloud())
    const rows = [{ id: "i1", number: "INV-9", total: "10.00" }]
    await importCsv(cloud(), company.owner, zohoCsv({ id: "z1", name: "Imported Co" }, rows))
    const { items } = await company.owner.ok("GET /api/staff/invoices")
    const [{ id, customerId }] = items
    const edit = await company.owner.call(`PUT ${on(customerId, id)}`, invoiceDraft())
    const voided = await company.owner.call(`POST ${on(customerId, id)}/void`, { reason: "Mistake" })
    expect([edit.body.reason, voided.body.reason]).toEqual(["imported", "imported"])
  })
})

test("the editor's sums are those of the document", async () => {
  const { id: customerId } = await newCustomer(registered)
  const draft = {
    currency: "AED",
    pricesIncludeTax: true,
    lines: [line("105", { taxRate: "5" }), line("9.99", { taxRate: "5" })],
  }
  const sums = await registered.owner.ok("POST /api/staff/pricing", draft)
  const { invoice } = await draftInvoice(registered, customerId, draft)
  expect(sums).toEqual({
    lines: invoice.lines,
    subtotal: invoice.subtotal,
    discount: invoice.discount,
    tax: invoice.tax,
    total: invoice.total,
  })
  expect(sums.total.minor).toBe(114_99)
})

test("a program's invoice is published at once, and made once however often it is sent", async () => {
  const { id: customerId } = await newCustomer(tenant)
  const { key } = await tenant.owner.ok("POST /api/staff/api-keys", { name: "ERP", scope: "write" })
  const headers = { origin: "", authorization: `Bearer ${key}` }
  const program = visitor("app.localhost")
  const send = (more: Record<string, unknown> = {}) =>
    program.call(
      `POST /api/v1/customers/${customerId}/invoices`,
      invoiceDraft({ publish: true, idempotencyKey: "order-7", ...more }),
      headers,
    )
  const answers = await Promise.all([send(), send()])
  const [one, other] = answers.map(({ body }) => body.invoice)
  expect([one.number, one.id]).toEqual([other.number, other.id])
  expect(one.document).toBe("published")
  expect((await send({ reference: "another" })).body.reason).toBe("key_reused")
  expect(await entriesOf(customerId)).toHaveLength(1)
  const draft = await send({ publish: false, idempotencyKey: undefined })
  expect([draft.body.invoice.document, draft.body.invoice.number]).toEqual(["draft", ""])
})
