import { parse } from "csv-parse/sync"
import { describe, expect, test } from "vitest"
import type { Visitor } from "../infra/local/visitor.ts"
import { useCloud } from "./helpers/cloud.ts"
import { check, textOf } from "./helpers/read-pdf.ts"
import { newBuyer, newShop, payAt } from "./helpers/shop.ts"
import { enablePortal, importCsv, newContact, newStaff, newTenant, zohoCsv } from "./helpers/world.ts"

const { cloud } = useCloud()

const year = "from=2026-01-01&to=2026-12-31"

type Invoice = Parameters<typeof zohoCsv>[1][number]

/** A company with one customer, its invoices as the export has them, and a contact. */
async function newAccount(invoices: Invoice[], tenant?: Awaited<ReturnType<typeof newTenant>>) {
  const company = tenant ?? (await newTenant(cloud()))
  const name = `Customer ${Math.random().toString(36).slice(2, 8)}`
  const imported = await importCsv(cloud(), company.owner, zohoCsv({ id: name, name }, invoices))
  expect(imported.state).toBe("done")
  const { items } = await company.owner.ok(`GET /api/staff/customers?search=${encodeURIComponent(name)}`)
  const customerId: string = items[0].id
  const contact = await newContact(cloud(), company, customerId)
  return { company, name, customerId, contact, portal: contact.visitor }
}

const aed = (minor: number) => ({ minor, currency: "AED" })

describe("a statement", () => {
  test("opens, moves and closes per currency, and says what is open", async () => {
    const { portal, company, customerId } = await newAccount([
      { id: "1", number: "INV-1", total: "100.00", issuedOn: "2026-03-05", dueOn: "2026-04-04" },
      {
        id: "2",
        number: "INV-2",
        total: "250.00",
        balance: "50.00",
        issuedOn: "2026-06-10",
        dueOn: "2026-07-10",
      },
      {
        id: "3",
        number: "INV-3",
        total: "7.500",
        issuedOn: "2026-06-11",
        dueOn: "2026-07-11",
        currency: "KWD",
      },
      { id: "4", number: "INV-4", total: "999.00", issuedOn: "2026-06-12", status: "Draft" },
    ])
    const statement = await portal.ok("GET /api/portal/statement?from=2026-06-01&to=2026-06-30")
    expect(statement).toMatchObject({
      from: "2026-06-01",
      to: "2026-06-30",
      kind: "activity",
      payable: false,
      customer: { id: customerId },
      currencies: [
        {
          currency: "AED",
          opening: aed(100_00),
          debits: aed(250_00),
          credits: aed(0),
          closing: aed(350_00),
          rows: [
            {
              on: "2026-06-10",
              kind: "invoice",
              number: "INV-2",
              dueOn: "2026-07-10",
              debit: aed(250_00),
              balance: aed(350_00),
            },
          ],
          openItems: [
            { number: "INV-1", daysOverdue: 87, total: aed(100_00), due: aed(100_00) },
            { number: "INV-2", daysOverdue: 0, total: aed(250_00), due: aed(250_00) },
          ],
          ageing: { current: aed(250_00), days90: aed(100_00), older: aed(0) },
          credit: aed(0),
        },
        { currency: "KWD", opening: { minor: 0 }, closing: { minor: 7_500 } },
      ],
    })
    expect(JSON.stringify(statement)).not.toContain("INV-4")
    const july = await portal.ok("GET /api/portal/statement?from=2026-07-01&to=2026-07-31&kind=openItem")
    expect(july.currencies[0]).toMatchObject({
      opening: aed(350_00),
      credits: aed(200_00),
      closing: aed(150_00),
      rows: [{ kind: "paymentElsewhere", reference: "INV-2", credit: aed(200_00) }],
    })
    const staff = await company.owner.ok(`GET /api/staff/customers/${customerId}/statement?${year}`)
    expect(staff).toEqual(await portal.ok(`GET /api/portal/statement?${year}`))
    const { totals } = await portal.ok("GET /api/portal/invoices")
    const closing = staff.currencies.map((part: { closing: { minor: number } }) => part.closing.minor)
    expect(totals.map(({ open }: { open: { minor: number } }) => open.minor)).toEqual(closing)
  })

  test("names what is wrong with a range", async () => {
    const { portal } = await newAccount([{ id: "1", number: "INV-1", total: "1.00" }])
    const wrong = async (query: string) =>
      (await portal.call(`GET /api/portal/statement?${query}`)).body.fields
    expect(await wrong("from=2026-02-30&to=2026-03-01")).toEqual({ from: "not_a_date" })
    expect(await wrong("from=2026-03-02&to=2026-03-01")).toEqual({ to: "ends_before_it_begins" })
    expect(await wrong(`${year}&kind=other`)).toHaveProperty("kind")
    expect(await wrong(`${year}&customerId=x`)).toEqual({ customerId: "unknown" })
  })

  test("is hidden where the company hides it, and other companies' customers have none", async () => {
    const { company, portal, customerId } = await newAccount([{ id: "1", number: "INV-1", total: "1.00" }])
    const other = await newTenant(cloud())
    expect((await other.owner.call(`GET /api/staff/customers/${customerId}/statement?${year}`)).status).toBe(
      404,
    )
    await enablePortal(company.owner, ["statements"])
    for (const path of ["/api/portal/statement"])
      expect((await portal.call(`GET ${path}?${year}`)).body).toMatchObject({
        code: "forbidden",
        reason: "hidden",
      })
    await company.owner.ok(`GET /api/staff/customers/${customerId}/statement?${year}`)
  })

  test("can be paid from by who may pay, until nothing is left to pay", async () => {
    const shop = await newShop(cloud())
    const buyer = await newBuyer(cloud(), shop, ["80.00"])
    const viewer = await newContact(cloud(), shop.tenant, buyer.customerId, "viewer")
    const payable = async (visitor = buyer.portal) =>
      (await visitor.ok(`GET /api/portal/statement?${year}`)).payable
    expect([await payable(), await payable(viewer.visitor)]).toEqual([true, false])
    const { url, paymentId } = await buyer.portal.ok("POST /api/payments/checkout", { invoiceIds: buyer.ids })
    expect(await payable()).toBe(true)
    await payAt(url)
    await cloud().idle()
    const paid = await buyer.portal.ok(`GET /api/portal/statement?${year}`)
    expect(paid.payable).toBe(false)
    expect(paid.currencies[0]).toMatchObject({ closing: aed(0), openItems: [] })
    expect(paid.currencies[0].rows.at(-1)).toMatchObject({ kind: "payment", documentId: paymentId })
  })
})

describe("a statement as a file", () => {
  const file = (customerId?: string) =>
    `GET /api/documents/${customerId ? `customers/${customerId}/` : ""}statement`

  async function bytesOf(visitor: Visitor, on: string) {
    const { status, bytes } = await visitor.call(on)
    expect(status).toBe(200)
    return bytes
  }

  test("is a PDF in each language and a CSV, for contacts and staff alike", async () => {
    const { portal, company, customerId } = await newAccount([
      { id: "1", number: "INV-1", total: "1234.50", issuedOn: "2026-03-05" },
      { id: "2", number: "INV-2", total: "250.00", balance: "50.00", issuedOn: "2026-06-10" },
    ])
    const query = `${year}&currency=AED`
    for (const language of ["en", "ar", "bilingual"]) {
      const pdf = await bytesOf(portal, `${file()}.pdf?${query}&language=${language}`)
      check(pdf)
      const text = textOf(pdf)
      for (const stated of ["INV-1", "1,234.50", "AED 1,284.50"]) expect(text).toContain(stated)
      if (language !== "ar") expect(text).toContain("Closing balance")
      if (language !== "en") expect(text).toContain("الرصيد الختامي")
    }
    const open = textOf(await bytesOf(company.owner, `${file(customerId)}.pdf?${query}&kind=openItem`))
    expect(open).toMatch(/INV-2 .* 250.00 50.00/)
    const csv = Buffer.from(await bytesOf(portal, `${file()}.csv?${query}`)).toString()
    expect(parse(csv, { bom: true }).map((row: string[]) => row.slice(2))).toEqual([
      ["Number", "Reference", "Due date", "Debit", "Credit", "Balance", "Currency"],
      ["", "", "", "", "", "0", "AED"],
      ["INV-1", "", "2026-10-31", "1234.5", "", "1234.5", "AED"],
      ["INV-2", "", "2026-10-31", "250", "", "1484.5", "AED"],
      ["", "INV-2", "", "", "200", "1284.5", "AED"],
      ["", "", "", "1484.5", "200", "1284.5", "AED"],
    ])
    expect(Buffer.from(await bytesOf(company.owner, `${file(customerId)}.csv?${query}`)).toString()).toBe(csv)
    const { items } = await company.owner.ok("GET /api/staff/audit?group=documents")
    const seen = items.filter(({ type }: { type: string }) => type === "document.downloaded")
    expect(seen.map(({ facts }: { facts: object }) => facts)).toEqual(
      Array(4).fill({ kind: "statement", from: "2026-01-01", to: "2026-12-31", currency: "AED" }),
    )
  })

  test("of a currency in which nothing was ever owed does not exist; hidden it is no file either", async () => {
    const { portal, company } = await newAccount([{ id: "1", number: "INV-1", total: "1.00" }])
    expect((await portal.call(`${file()}.pdf?${year}&currency=EUR`)).status).toBe(404)
    expect((await portal.call(`${file()}.csv?${year}`)).body.fields).toEqual({ currency: "not_a_currency" })
    await enablePortal(company.owner, ["statements"])
    for (const ending of ["pdf", "csv"])
      expect((await portal.call(`${file()}.${ending}?${year}&currency=AED`)).body.reason).toBe("hidden")
  })

  test("holds nothing that a spreadsheet would run", async () => {
    const number = '=HYPERLINK("http://evil.example")'
    const { portal } = await newAccount([
      { id: "1", number: `"${number.replaceAll('"', '""')}"`, total: "1.00" },
    ])
    for (const kind of ["activity", "openItem"]) {
      const csv = Buffer.from(
        await bytesOf(portal, `${file()}.csv?${year}&currency=AED&kind=${kind}`),
      ).toString()
      expect(parse(csv, { bom: true })[kind === "activity" ? 2 : 1]).toContain(`'${number}`)
    }
  })
})

describe("the monthly schedule's settings", () => {
  test("are read by all staff and changed by who sends statements", async () => {
    const tenant = await newTenant(cloud())
    const viewer = await newStaff(cloud(), tenant, "viewer")
    const path = "/api/staff/statement-schedule"
    expect(await viewer.visitor.ok(`GET ${path}`)).toEqual({ enabled: false, day: 1, kind: "activity" })
    const schedule = { enabled: true, day: 5, kind: "openItem" }
    expect((await viewer.visitor.call(`PUT ${path}`, schedule)).status).toBe(403)
    expect(await tenant.owner.ok(`PUT ${path}`, schedule)).toEqual(schedule)
    expect(await viewer.visitor.ok(`GET ${path}`)).toEqual(schedule)
    expect((await tenant.owner.call(`PUT ${path}`, { ...schedule, day: 29 })).body.fields).toEqual({
      day: "too_large",
    })
  })
})
