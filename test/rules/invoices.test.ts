import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { pageOf, summaryOf, totalsOf } from "../../functions/invoices/list.ts"
import { dateIn } from "../../shared/dates.ts"
import { amountDue, daysOverdue, invoiceState } from "../../shared/invoice-state.ts"
import { type Invoice, ListInvoices } from "../../shared/invoices.ts"
import { type Currency, money } from "../../shared/money.ts"

const now = "2026-11-22T10:00:00.000Z"
const today = "2026-11-22"

function invoice(changes: Partial<Invoice> = {}, total = 100_00, currency: Currency = "AED"): Invoice {
  const nil = money(0, currency)
  return {
    id: "inv_1",
    version: 1,
    customerId: "c",
    number: "INV-1",
    document: "published",
    issuedOn: "2026-10-01",
    dueOn: "2026-10-31",
    currency,
    lines: [],
    subtotal: money(total, currency),
    discount: nil,
    tax: nil,
    adjustment: nil,
    total: money(total, currency),
    paid: nil,
    credited: nil,
    createdAt: now,
    ...changes,
  }
}

describe("the state of an invoice", () => {
  test.each<[string, Partial<Invoice>]>([
    ["draft", { document: "draft" }],
    ["void", { document: "void" }],
    ["overdue", {}],
    ["open", { dueOn: today }],
    ["partPaid", { dueOn: "2026-12-01", paid: money(1, "AED") }],
    ["paid", { paid: money(100_00, "AED") }],
    ["paid", { paid: money(60_00, "AED"), credited: money(40_00, "AED") }],
    ["processing", { processing: { paymentId: "pay_1", until: "2026-11-22T10:30:00.000Z" } }],
    ["overdue", { processing: { paymentId: "pay_1", until: "2026-11-22T09:30:00.000Z" } }],
  ])("%s", (state, changes) => {
    expect(invoiceState(invoice(changes), today, now)).toBe(state)
  })

  test("nothing is owed on drafts and void documents, and never less than nothing", () => {
    expect(amountDue(invoice({ document: "draft" })).minor).toBe(0)
    expect(amountDue(invoice({ document: "void" })).minor).toBe(0)
    expect(amountDue(invoice({ paid: money(150_00, "AED") })).minor).toBe(0)
  })

  test("overdue is decided by the tenant's calendar, on both sides of midnight", () => {
    const due = invoice({ dueOn: "2026-11-22" })
    const late = (zone: string, instant: string) => daysOverdue(due, dateIn(zone, instant))
    expect(late("Asia/Dubai", "2026-11-22T19:59:59.000Z")).toBe(0)
    expect(late("Asia/Dubai", "2026-11-22T20:00:00.000Z")).toBe(1)
    expect(late("UTC", "2026-11-22T23:59:59.000Z")).toBe(0)
    expect(late("America/Los_Angeles", "2026-11-23T07:59:59.000Z")).toBe(0)
    expect(late("America/Los_Angeles", "2026-11-23T08:00:00.000Z")).toBe(1)
  })
})

const anInvoice = fc.record({
  id: fc.uuid(),
  total: fc.integer({ min: 1, max: 1_000_000 }),
  currency: fc.constantFrom<Currency>("AED", "USD", "KWD"),
  day: fc.integer({ min: 1, max: 28 }),
})
const many = fc.uniqueArray(anInvoice, { maxLength: 60, selector: (each) => each.id })
const listOf = (drawn: { id: string; total: number; currency: Currency; day: number }[]) =>
  drawn.map(({ id, total, currency, day }, at) =>
    invoice({ id, number: `INV-${at}`, dueOn: `2026-11-${String(day).padStart(2, "0")}` }, total, currency),
  )

describe("a customer's list", () => {
  test("pages of any size show everything once, in the order of the whole", () => {
    fc.assert(
      fc.property(
        many,
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom("issuedOn", "dueOn", "amount"),
        fc.constantFrom("up", "down"),
        (drawn, limit, sort, direction) => {
          const items = listOf(drawn).map((each) => summaryOf(each, today, now))
          const whole = pageOf(items, ListInvoices.parse({ sort, direction, limit: 100 })).items.map(
            (item) => item.id,
          )
          const seen: string[] = []
          let after: string | undefined
          do {
            const page = pageOf(items, ListInvoices.parse({ sort, direction, limit, after }))
            seen.push(...page.items.map((item) => item.id))
            after = page.next ?? undefined
          } while (after)
          expect(seen).toEqual(whole)
          expect(new Set(seen).size).toBe(drawn.length)
        },
      ),
    )
  })

  test("totals per currency are the sum of what is due, and ageing adds up to them", () => {
    fc.assert(
      fc.property(many, (drawn) => {
        const open = listOf(drawn)
        for (const total of totalsOf(open, today)) {
          const own = open.filter((each) => each.currency === total.currency)
          expect(total.open.minor).toBe(own.reduce((sum, each) => sum + amountDue(each).minor, 0))
          expect(Object.values(total.ageing).reduce((sum, part) => sum + part.minor, 0)).toBe(
            total.open.minor,
          )
          expect(total.open.minor - total.ageing.current.minor).toBe(total.overdue.minor)
        }
      }),
    )
  })

  test("search finds number and reference; overdue and currency narrow it", () => {
    const items = [
      invoice({ id: "a", number: "INV-7", reference: "PO-12" }),
      invoice({ id: "b", number: "INV-8", dueOn: "2026-12-31" }),
      invoice({ id: "c", number: "INV-9" }, 100, "USD"),
    ].map((each) => summaryOf(each, today, now))
    const ids = (input: object) => pageOf(items, ListInvoices.parse(input)).items.map((item) => item.id)
    expect(ids({ search: "po-1" })).toEqual(["a"])
    expect(ids({ filter: "overdue" })).toEqual(["a", "c"])
    expect(ids({ currency: "USD" })).toEqual(["c"])
  })

  test("an unknown cursor starts at the beginning and reaches nobody else's rows", () => {
    const items = [invoice({ id: "a" })].map((each) => summaryOf(each, today, now))
    expect(pageOf(items, ListInvoices.parse({ after: "somebody-else" })).items).toHaveLength(1)
  })
})
