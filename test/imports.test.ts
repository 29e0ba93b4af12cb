import { DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb"
import { unmarshall } from "@aws-sdk/util-dynamodb"
import { describe, expect, test, vi } from "vitest"
import { zohoExport } from "../infra/local/demo-data.ts"
import { payByCard } from "../infra/local/errands.ts"
import { amountDue } from "../shared/invoice-state.ts"
import { useCloud } from "./helpers/cloud.ts"
import {
  connectStripe,
  importCsv,
  newContact,
  newCustomer,
  newTenant,
  type TestTenant,
  zohoCsv,
} from "./helpers/world.ts"

const { cloud } = useCloud()

/** Several whole imports in one test, beside other test files on the same machine. */
vi.setConfig({ testTimeout: 60_000 })

type Row = Record<string, unknown>

/** Every row of one tenant, as the table holds it. */
async function rowsOf(tenant: TestTenant): Promise<Row[]> {
  const { id } = (await tenant.owner.ok("GET /api/staff/me")).tenant
  const { accessKeyId, secretAccessKey, sessionToken } = cloud().credentials()
  const client = new DynamoDBClient({
    endpoint: cloud().aws.url,
    region: cloud().env("jobs").AWS_REGION,
    credentials: { accessKeyId, secretAccessKey, sessionToken },
  })
  const rows: Row[] = []
  let ExclusiveStartKey: Row | undefined
  do {
    const page = await client.send(
      new ScanCommand({
        TableName: cloud().env("jobs").TABLE_NAME,
        ExclusiveStartKey: ExclusiveStartKey as never,
      }),
    )
    rows.push(...(page.Items ?? []).map((item) => unmarshall(item)))
    ExclusiveStartKey = page.LastEvaluatedKey
  } while (ExclusiveStartKey)
  return rows.filter(({ pk }) => String(pk).startsWith(`T#${id}`))
}

/** Uploads a file and has it read, without starting anything. */
async function analysed(tenant: TestTenant, text: string | Buffer, fileName = "invoices.csv") {
  const bytes = Buffer.from(text)
  const created = await tenant.owner.ok("POST /api/staff/imports", { fileName, bytes: bytes.length })
  const form = new FormData()
  for (const [name, value] of Object.entries(created.upload.fields)) form.append(name, String(value))
  form.append("file", new Blob([bytes]))
  expect((await fetch(created.upload.url, { method: "POST", body: form })).ok).toBe(true)
  const path = `/api/staff/imports/${created.import.id}`
  await tenant.owner.ok(`POST ${path}/analyse`, {})
  await cloud().idle()
  return { path, file: await tenant.owner.ok(`GET ${path}`) }
}

/** What the company's books consist of: all but the imports themselves, sessions and what happened. */
async function booksOf(tenant: TestTenant) {
  const rows = (await rowsOf(tenant)).filter(
    ({ pk, sk }) => !String(pk).endsWith("#events") && !/^(import|session|refresh)#/.test(String(sk)),
  )
  return rows.sort((a, b) => `${a.pk} ${a.sk}`.localeCompare(`${b.pk} ${b.sk}`))
}

const kind = (rows: Row[], name: string) => rows.filter(({ sk }) => String(sk).startsWith(`${name}#`))
const ledger = (rows: Row[]) => rows.filter(({ pk }) => String(pk).endsWith("#ledger"))

/** The books agree with themselves: what the ledger says is owed is what the invoices say is due. */
function expectAgreement(rows: Row[]) {
  const owed = new Map<string, number>()
  for (const posting of ledger(rows))
    for (const { account, invoiceId, minor } of posting.entries as {
      account: string
      invoiceId: string
      minor: number
    }[])
      if (account === "receivable") owed.set(invoiceId, (owed.get(invoiceId) ?? 0) + minor)
  for (const invoice of kind(rows, "invoice"))
    expect([invoice.number, owed.get(String(invoice.id)) ?? 0]).toEqual([
      invoice.number,
      amountDue(invoice as never).minor,
    ])
}

const invoiceOf = async (tenant: TestTenant, number: string) =>
  kind(await rowsOf(tenant), "invoice").find((row) => row.number === number) as Row & {
    paid: { minor: number }
    total: { minor: number }
    customerId: string
    id: string
  }

const noor = { id: "77", name: "Al Noor Trading", email: "accounts@noor.example" }
const two = [
  { id: "1", number: "INV-1", total: "100.00" },
  { id: "2", number: "INV-2", total: "250.00", balance: "50.00", status: "PartiallyPaid" },
]

describe("an import", () => {
  test("shows first what it would do, does that, and done again changes nothing", async () => {
    const tenant = await newTenant(cloud())
    const text = zohoExport(3, { customers: 12, invoices: 60, today: "2026-11-22" })
    const first = await importCsv(cloud(), tenant.owner, text)
    expect(first).toMatchObject({
      state: "done",
      format: "zoho-books",
      dateFormat: "yyyy-MM-dd",
      problems: [],
      progress: { at: 60, of: 60 },
      counts: {
        customersNew: 12,
        customersKnown: 0,
        contactsNew: 12,
        invoicesNew: 60,
        invoicesChanged: 0,
        invoicesSame: 0,
        badRows: 0,
      },
    })
    const books = await booksOf(tenant)
    expect([kind(books, "customer").length, kind(books, "contact").length]).toEqual([12, 12])
    expect(kind(books, "invoice")).toHaveLength(60)
    expectAgreement(books)

    const again = await importCsv(cloud(), tenant.owner, text)
    expect(again.counts).toMatchObject({ customersNew: 0, contactsNew: 0, invoicesNew: 0, invoicesSame: 60 })
    expect(await booksOf(tenant)).toEqual(books)
  })

  test("of a newer export leaves what importing that alone would leave", async () => {
    const tenant = await newTenant(cloud())
    const plan = { customers: 8, invoices: 60, lastIssuedOn: "2026-11-22" }
    await importCsv(cloud(), tenant.owner, zohoExport(5, { ...plan, today: "2026-11-22" }))
    const newer = await importCsv(cloud(), tenant.owner, zohoExport(5, { ...plan, today: "2027-02-01" }))
    expect(newer.counts).toMatchObject({ customersNew: 0, invoicesNew: 0 })
    expect(newer.counts.invoicesChanged).toBeGreaterThan(0)
    const after = await booksOf(tenant)
    expectAgreement(after)

    const fresh = await newTenant(cloud())
    await importCsv(cloud(), fresh.owner, zohoExport(5, { ...plan, today: "2027-02-01" }))
    const settled = (rows: Row[]) =>
      kind(rows, "invoice")
        .map(({ number, document, paid, total }) => ({ number, document, paid, total }))
        .sort((a, b) => String(a.number).localeCompare(String(b.number)))
    expect(settled(after)).toEqual(settled(await booksOf(fresh)))
  })

  test("adds what is new beside what changed", async () => {
    const tenant = await newTenant(cloud())
    await importCsv(cloud(), tenant.owner, zohoCsv(noor, two))
    const paid = { id: "2", number: "INV-2", total: "250.00", balance: "0.00", status: "Paid" }
    const fresh = { id: "3", number: "INV-3", total: "30.00" }
    const { counts } = await importCsv(
      cloud(),
      tenant.owner,
      zohoCsv(noor, [...two.slice(0, 1), paid, fresh]),
    )
    expect(counts).toMatchObject({ invoicesNew: 1, invoicesChanged: 1, invoicesSame: 1, customersKnown: 1 })
    const books = await booksOf(tenant)
    expect(kind(books, "invoice")).toHaveLength(3)
    expectAgreement(books)
  })

  test("takes in the good rows and reports each bad one with its place", async () => {
    const tenant = await newTenant(cloud())
    const bad = { id: "3", number: "INV-3", total: "oops" }
    const done = await importCsv(cloud(), tenant.owner, zohoCsv(noor, [...two, bad]))
    expect(done).toMatchObject({ state: "done", counts: { rows: 3, badRows: 1, invoicesNew: 2 } })
    expect(done.problems).toContainEqual({
      row: 4,
      column: "Total",
      reason: "not_an_amount",
      value: "oops",
      invoice: "INV-3",
    })
    expect(await invoiceOf(tenant, "INV-3")).toBeUndefined()
  })

  test("resumes after it was cut off, and leaves what an undisturbed one leaves", async () => {
    const tenant = await newTenant(cloud())
    const text = zohoExport(9, { customers: 6, invoices: 30, today: "2026-11-22" })
    await crashing(tenant, text)
    const books = await booksOf(tenant)
    expect(kind(books, "invoice")).toHaveLength(30)
    expectAgreement(books)
  })

  test("a second file at the same time doubles nothing", async () => {
    const tenant = await newTenant(cloud())
    const text = zohoExport(11, { customers: 5, invoices: 20, today: "2026-11-22" })
    await Promise.all([importCsv(cloud(), tenant.owner, text), importCsv(cloud(), tenant.owner, text)])
    const books = await booksOf(tenant)
    expect([kind(books, "invoice").length, kind(books, "customer").length]).toEqual([20, 5])
    expect([kind(books, "contact").length, kind(books, "contactAddress").length]).toEqual([5, 5])
    expectAgreement(books)
  })
})

/** Starts an import whose writes fail once some have gone through, and lets the queue bring it back. */
async function crashing(tenant: TestTenant, text: string) {
  const { path } = await analysed(tenant, text)
  await tenant.owner.ok(`POST ${path}/start`, {})
  let written = 0
  while (written < 8) written = kind(await rowsOf(tenant), "invoice").length
  cloud().faults.add({ service: "dynamodb", operation: "TransactWriteItems", mode: "fail-after", times: 40 })
  await cloud().idle()
  cloud().faults.clear()
  await cloud().advance("PT1H")
  await tenant.owner.ok("POST /api/auth/refresh", {})
  const file = await tenant.owner.ok(`GET ${path}`)
  expect(file).toMatchObject({ state: "done", progress: { at: 30, of: 30 } })
}

describe("customers of the file", () => {
  test("are known by the source's id, then by e-mail, then by exact name", async () => {
    const tenant = await newTenant(cloud())
    const byName = await newCustomer(tenant, "Al Noor Trading")
    const byEmail = await tenant.owner.ok("POST /api/staff/customers", {
      name: "Old name",
      email: "pay@barsha.example",
      currency: "AED",
      address: {},
    })
    const barsha = { id: "78", name: "Al Barsha Interiors", email: "pay@barsha.example" }
    const text =
      zohoCsv(noor, two) + zohoCsv(barsha, [{ id: "9", number: "INV-9", total: "10.00" }]).split("\n")[1]
    const done = await importCsv(cloud(), tenant.owner, text)
    expect(done.counts).toMatchObject({ customersNew: 0, customersKnown: 2, invoicesNew: 3 })
    expect((await invoiceOf(tenant, "INV-1")).customerId).toBe(byName.id)
    expect((await invoiceOf(tenant, "INV-9")).customerId).toBe(byEmail.id)

    await tenant.owner.ok(`PUT /api/staff/customers/${byName.id}`, {
      name: "Renamed here",
      currency: "AED",
      address: {},
    })
    const renamed = { ...noor, name: "Renamed there" }
    const again = await importCsv(cloud(), tenant.owner, zohoCsv(renamed, two))
    expect(again.counts).toMatchObject({ customersNew: 0, customersKnown: 1, invoicesSame: 2 })
    const { customer } = await tenant.owner.ok(`GET /api/staff/customers/${byName.id}`)
    expect(customer.name).toBe("Renamed here")
  })

  test("that could be two of ours are asked about, never merged", async () => {
    const tenant = await newTenant(cloud())
    await newCustomer(tenant, "Al Noor Trading")
    await newCustomer(tenant, "Al Noor Trading")
    const { file } = await analysed(tenant, zohoCsv(noor, two))
    expect(file.counts).toMatchObject({ invoicesNew: 0, customersNew: 0, badRows: 2 })
    expect(file.problems).toContainEqual({
      row: 2,
      reason: "ambiguous_customer",
      value: "Al Noor Trading",
      invoice: "INV-1",
    })
  })

  test("two of one name with ids of their own stay two", async () => {
    const tenant = await newTenant(cloud())
    const other = zohoCsv({ ...noor, id: "88", email: "" }, [{ id: "5", number: "INV-5", total: "1.00" }])
    const done = await importCsv(cloud(), tenant.owner, zohoCsv(noor, two) + other.split("\n")[1])
    expect(done.counts).toMatchObject({ customersNew: 2, contactsNew: 1, invoicesNew: 3 })
  })

  test("an invoice that moved to another customer is reported, not doubled", async () => {
    const tenant = await newTenant(cloud())
    await importCsv(cloud(), tenant.owner, zohoCsv(noor, two))
    const books = await booksOf(tenant)
    const { file } = await analysed(tenant, zohoCsv({ id: "99", name: "Merged LLC" }, two))
    expect(file.counts).toMatchObject({ invoicesNew: 0, invoicesChanged: 0, badRows: 2 })
    expect(file.problems[0]).toMatchObject({ reason: "customer_changed", invoice: "INV-1" })
    expect(await booksOf(tenant)).toEqual(books)
  })
})

describe("balances", () => {
  const withBalance = (balance: string, more: { total?: string; status?: string } = {}) =>
    zohoCsv(noor, [{ id: "1", number: "INV-1", total: "100.00", status: "Sent", ...more, balance }])

  test("what was paid elsewhere is a payment that portal, list and ledger agree on", async () => {
    const tenant = await newTenant(cloud())
    await importCsv(cloud(), tenant.owner, zohoCsv(noor, two))
    const invoice = await invoiceOf(tenant, "INV-2")
    const contact = await newContact(cloud(), tenant, invoice.customerId)
    const detail = await contact.visitor.ok(`GET /api/portal/invoices/${invoice.id}`)
    expect(detail).toMatchObject({ due: { minor: 5000, currency: "AED" }, state: "overdue" })
    expect(detail.payments).toMatchObject([
      { amount: { minor: 20000, currency: "AED" }, method: "import", on: "2026-10-31" },
    ])
    expectAgreement(await booksOf(tenant))
  })

  test("follow the source down and up again, and a void invoice owes nothing", async () => {
    const tenant = await newTenant(cloud())
    const steps: [string, number][] = [
      [withBalance("100.00"), 10000],
      [withBalance("40.00"), 4000],
      [withBalance("70.00"), 7000],
      [withBalance("120.00", { total: "120.00" }), 12000],
      [withBalance("0.00", { status: "Paid" }), 0],
      [withBalance("100.00", { status: "Draft" }), 0],
      [withBalance("100.00"), 10000],
      [withBalance("0.00", { status: "Void" }), 0],
    ]
    for (const [text, due] of steps) {
      const { counts } = await importCsv(cloud(), tenant.owner, text)
      expect(counts.invoicesNew + counts.invoicesChanged).toBe(1)
      expect(amountDue((await invoiceOf(tenant, "INV-1")) as never).minor).toBe(due)
      expectAgreement(await booksOf(tenant))
    }
  })

  test("a card payment that the source has not heard of stays, and one that it has is not counted twice", async () => {
    const tenant = await newTenant(cloud())
    await connectStripe(cloud(), tenant.owner)
    await importCsv(cloud(), tenant.owner, zohoCsv(noor, two))
    const { id, customerId } = await invoiceOf(tenant, "INV-2")
    const contact = await newContact(cloud(), tenant, customerId)
    const payment = await payByCard(cloud(), contact.visitor, [id], "Carla Contact")
    expect(payment).toMatchObject({ state: "succeeded", amount: { minor: 5000 } })
    const books = await booksOf(tenant)
    const paid = { id: "2", number: "INV-2", total: "250.00", balance: "0.00", status: "Paid" }
    for (const text of [zohoCsv(noor, two), zohoCsv(noor, [...two.slice(0, 1), paid])]) {
      expect((await importCsv(cloud(), tenant.owner, text)).counts).toMatchObject({ invoicesNew: 0 })
      expect(amountDue((await invoiceOf(tenant, "INV-2")) as never).minor).toBe(0)
      expect(ledger(await booksOf(tenant))).toEqual(ledger(books))
    }
  })

  test("a draft is on no list, in no total and at no address of the customer", async () => {
    const tenant = await newTenant(cloud())
    const draft = { id: "4", number: "INV-4", total: "70.00", status: "Draft" }
    await importCsv(cloud(), tenant.owner, zohoCsv(noor, [...two, draft]))
    const { id, customerId } = await invoiceOf(tenant, "INV-4")
    const contact = await newContact(cloud(), tenant, customerId)
    const list = await contact.visitor.ok("GET /api/portal/invoices?filter=all")
    expect(JSON.stringify(list)).not.toContain("INV-4")
    expect(list.totals).toMatchObject([{ open: { minor: 15000 } }])
    expect((await contact.visitor.call(`GET /api/portal/invoices/${id}`)).status).toBe(404)
  })
})

describe("a file", () => {
  test("whose dates can be read two ways waits for an answer", async () => {
    const tenant = await newTenant(cloud())
    const dates = { issuedOn: "01/02/2026", dueOn: "03/04/2026" }
    const text = zohoCsv(noor, [{ id: "1", number: "INV-1", total: "100.00", ...dates }])
    const { path, file } = await analysed(tenant, text)
    expect(file).toMatchObject({ state: "ready", counts: { rows: 1, invoicesNew: 0 } })
    expect(file.dateFormat).toBeUndefined()
    expect(file.problems).toEqual([{ row: 1, reason: "date_format_undecided", value: "01/02/2026" }])
    const early = await tenant.owner.call(`POST ${path}/start`, {})
    expect([early.status, early.body.reason]).toEqual([409, "mapping_needed"])
    await tenant.owner.ok(`PUT ${path}/mapping`, { columns: file.columns, dateFormat: "dd/MM/yyyy" })
    await cloud().idle()
    await tenant.owner.ok(`POST ${path}/start`, {})
    await cloud().idle()
    expect(await tenant.owner.ok(`GET ${path}`)).toMatchObject({ state: "done", dateFormat: "dd/MM/yyyy" })
    expect(await invoiceOf(tenant, "INV-1")).toMatchObject({ issuedOn: "2026-02-01", dueOn: "2026-04-03" })
  })

  test("with a column of another name is mapped by hand; a column that is none is refused by name", async () => {
    const tenant = await newTenant(cloud())
    const text = zohoCsv(noor, two).replace("SubTotal,Total", "SubTotal,Grand Sum")
    const { path, file } = await analysed(tenant, text)
    expect(file.problems).toEqual([{ row: 1, column: "total", reason: "missing_column" }])
    expect(file.samples[file.headers.indexOf("Grand Sum")]).toBe("100.00")
    const outside = { ...file.columns, total: 99 }
    const refused = await tenant.owner.call(`PUT ${path}/mapping`, { columns: outside })
    expect([refused.status, refused.body.fields]).toEqual([400, { "columns.total": "not_a_column" }])
    const columns = { ...file.columns, total: file.headers.indexOf("Grand Sum") }
    await tenant.owner.ok(`PUT ${path}/mapping`, { columns })
    await cloud().idle()
    expect(await tenant.owner.ok(`GET ${path}`)).toMatchObject({ state: "ready", counts: { invoicesNew: 2 } })
  })

  test.each([
    ["a workbook", Buffer.from("PK\u0003\u0004rest"), "file_spreadsheet"],
    ["a picture", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), "file_binary"],
  ])("that is %s fails with its reason and leaves nothing", async (_, bytes, failure) => {
    const tenant = await newTenant(cloud())
    const { file, path } = await analysed(tenant, bytes)
    expect(file).toMatchObject({ state: "failed", failure })
    expect((await tenant.owner.call(`POST ${path}/start`, {})).status).toBe(409)
    expect(kind(await booksOf(tenant), "customer")).toEqual([])
  })

  test("that never arrived fails; too large or empty is refused before it is sent", async () => {
    const tenant = await newTenant(cloud())
    const created = await tenant.owner.ok("POST /api/staff/imports", { fileName: "a.csv", bytes: 10 })
    const path = `/api/staff/imports/${created.import.id}`
    await tenant.owner.ok(`POST ${path}/analyse`, {})
    await cloud().idle()
    expect(await tenant.owner.ok(`GET ${path}`)).toMatchObject({ state: "failed", failure: "file_missing" })
    for (const [bytes, reason] of [
      [0, "file_empty"],
      [50_000_001, "too_large"],
    ]) {
      const answer = await tenant.owner.call("POST /api/staff/imports", { fileName: "a.csv", bytes })
      expect([answer.status, answer.body.fields]).toEqual([400, { bytes: reason }])
    }
  })

  test("is listed newest first; another company's does not exist", async () => {
    const [tenant, other] = [await newTenant(cloud()), await newTenant(cloud())]
    const { file, path } = await analysed(tenant, zohoCsv(noor, two), "october.csv")
    const { items } = await tenant.owner.ok("GET /api/staff/imports")
    expect(items).toMatchObject([{ id: file.id, fileName: "october.csv", state: "ready" }])
    expect(items[0].problems).toBeUndefined()
    for (const on of [`GET ${path}`, `POST ${path}/analyse`, `POST ${path}/start`])
      expect((await other.owner.call(on, on.startsWith("GET") ? undefined : {})).status).toBe(404)
    const mapping = await other.owner.call(`PUT ${path}/mapping`, { columns: {} })
    expect(mapping.status).toBe(404)
    expect((await other.owner.ok("GET /api/staff/imports")).items).toEqual([])
  })

  test("started twice at once is taken in once", async () => {
    const tenant = await newTenant(cloud())
    const { path } = await analysed(tenant, zohoCsv(noor, two))
    const starts = await Promise.all([1, 2, 3].map(() => tenant.owner.call(`POST ${path}/start`, {})))
    expect(starts.map(({ status }) => status).every((status) => status === 200 || status === 409)).toBe(true)
    await cloud().idle()
    expect(await tenant.owner.ok(`GET ${path}`)).toMatchObject({ state: "done" })
    const { items } = await tenant.owner.ok("GET /api/staff/activity?limit=100")
    const started = items.filter(({ type }: { type: string }) => type === "import.started")
    expect([
      started.length,
      items.filter(({ type }: { type: string }) => type === "import.finished").length,
    ]).toEqual([1, 1])
  })
})
