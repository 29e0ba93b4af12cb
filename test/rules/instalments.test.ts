import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { instalmentsOf, nextInstalment, scheduleOf } from "../../functions/instalments/rules.ts"
import { totalsOf } from "../../functions/invoices/list.ts"
import { quoteAsked } from "../../functions/payments/rules.ts"
import { partsOf } from "../../functions/statements/part.ts"
import { AppError } from "../../shared/errors.ts"
import {
  dateAt,
  equalParts,
  type Part,
  partsMax,
  restPlaces,
  standingParts,
  unpaidOf,
} from "../../shared/instalment-parts.ts"
import {
  amountDue,
  amountOverdue,
  daysOverdue,
  dueFrom,
  invoiceState,
  owedByAge,
} from "../../shared/invoice-state.ts"
import type { Invoice } from "../../shared/invoices.ts"
import { currencies, money, zero } from "../../shared/money.ts"

const now = "2026-11-22T21:30:00.000Z"
const today = "2026-11-23"

function invoiceOf(minor: number, parts?: Part[], more: Partial<Invoice> = {}): Invoice {
  const { currency = "AED" } = more
  const nil = zero(currency)
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
    subtotal: money(minor, currency),
    discount: nil,
    tax: nil,
    adjustment: nil,
    total: money(minor, currency),
    paid: nil,
    credited: nil,
    instalments: parts && { id: "ins_1", parts, setOn: today, setAt: now },
    createdAt: now,
    ...more,
  }
}

const aed = (minor: number) => money(minor, "AED")
const monthly = (minors: number[]): Part[] =>
  minors.map((minor, at) => ({ dueOn: dateAt("2026-12-01", "month", at), amount: aed(minor) }))
const refusal = (act: () => unknown) => {
  try {
    act()
  } catch (error) {
    if (error instanceof AppError) return error.fields ?? error.reason
    throw error
  }
  return undefined
}
const sumOf = (minors: number[]) => minors.reduce((sum, minor) => sum + minor, 0)

describe("equal parts", () => {
  test("come to the amount whatever it is, none of them apart by more than what does not divide", () => {
    const drawn = fc.record({
      minor: fc.integer({ min: partsMax, max: 99_999_999_999 }),
      count: fc.integer({ min: 2, max: partsMax }),
      rest: fc.constantFrom(...restPlaces),
    })
    fc.assert(
      fc.property(drawn, ({ minor, count, rest }) => {
        const parts = equalParts(minor, count, rest)
        expect(sumOf(parts)).toBe(minor)
        expect(parts).toHaveLength(count)
        const others = rest === "first" ? parts.slice(1) : parts.slice(0, -1)
        expect(new Set(others).size).toBe(1)
        expect(Math.max(...parts) - Math.min(...parts)).toBeLessThan(count)
      }),
    )
    expect(equalParts(100_00, 3, "first")).toEqual([33_34, 33_33, 33_33])
    expect(equalParts(100, 3, "last")).toEqual([33, 33, 34])
  })

  test("a month's end stays one, and every date is after the one before", () => {
    expect([0, 1, 2, 3].map((at) => dateAt("2027-12-31", "month", at))).toEqual([
      "2027-12-31",
      "2028-01-31",
      "2028-02-29",
      "2028-03-31",
    ])
    expect(dateAt("2026-11-30", "quarter", 1)).toBe("2027-02-28")
    expect(dateAt("2026-12-25", "twoWeeks", 1)).toBe("2027-01-08")
  })
})

/** Any schedule of any currency, and any amount that the invoice may owe. */
const standing = fc.record({
  currency: fc.constantFrom(...currencies),
  minors: fc.array(fc.integer({ min: 1, max: 9_999_999 }), { minLength: 2, maxLength: partsMax }),
  owes: fc.array(fc.integer({ min: 0, max: 99_999_999 }), { minLength: 2, maxLength: 5 }),
})

describe("what of each part is paid", () => {
  test("comes to what the invoice owes, oldest first, and never less of any part when more is paid", () => {
    fc.assert(
      fc.property(standing, ({ currency, minors, owes }) => {
        const parts = minors.map((minor, at) => ({
          dueOn: dateAt("2026-12-01", "month", at),
          amount: money(minor, currency),
        }))
        const invoice = { dueOn: "2026-10-31", currency, instalments: { parts } }
        let before: number[] | undefined
        for (const due of owes.toSorted((a, b) => b - a)) {
          const all = standingParts(invoice, money(due, currency))
          expect(sumOf(all.map(({ left }) => left.minor))).toBe(due)
          const paid = all.filter(({ planned }) => planned).map((part) => part.amount.minor - part.left.minor)
          const last = paid.findLastIndex((minor) => minor > 0)
          expect(paid.slice(0, Math.max(0, last))).toEqual(minors.slice(0, Math.max(0, last)))
          expect(paid.every((minor, at) => minor >= (before?.[at] ?? 0))).toBe(true)
          before = paid
        }
      }),
    )
  })

  test("nobody is told of parts of what is void, since none of them was paid", () => {
    const parts = monthly([60_00, 40_00])
    expect(instalmentsOf(invoiceOf(100_00, parts), today)?.parts).toHaveLength(2)
    expect(instalmentsOf(invoiceOf(100_00, parts, { document: "void" }), today)).toBeNull()
  })

  test("what is owed besides the schedule comes first, and is due when the invoice is", () => {
    const invoice = invoiceOf(150_00, monthly([60_00, 40_00]))
    expect(standingParts(invoice, amountDue(invoice))[0]).toMatchObject({
      amount: aed(50_00),
      dueOn: "2026-10-31",
      planned: false,
    })
    expect(dueFrom(invoice)).toBe("2026-10-31")
  })

  test("a schedule changed at any moment keeps what was paid, and comes to what is open", () => {
    fc.assert(
      fc.property(standing, fc.nat(), ({ currency, minors, owes: [due = 0] }, paidNow) => {
        const of = (more: Partial<Invoice>) => invoiceOf(due, undefined, { currency, ...more })
        fc.pre(due >= 2)
        const typed = (minor: number) =>
          equalParts(minor, 2, "last").map((part, at) => ({ dueOn: dateAt(today, "month", at), minor: part }))
        const first = scheduleOf(of({}), typed(due), { now, today })
        const paid = money(paidNow % (due - 1), currency)
        const later = of({ paid, instalments: { id: "ins_1", parts: first, setOn: today, setAt: now } })
        const { minor: open } = amountDue(later)
        fc.pre(open >= 2)
        const second = scheduleOf(later, typed(open), { now, today })
        const stands = standingParts({ ...later, instalments: { parts: second } }, amountDue(later))
        expect(sumOf(second.map(({ amount }) => amount.minor))).toBe(due)
        expect(unpaidOf(stands).map(({ left }) => left.minor)).toEqual(
          equalParts(open, 2, "last").filter((part) => part > 0),
        )
        expect(minors.length).toBeGreaterThan(1)
      }),
    )
  })
})

describe("when it is overdue", () => {
  const invoice = invoiceOf(90_00, monthly([30_00, 30_00, 30_00]))

  test("by its instalments' dates, and by no more than what is late of them", () => {
    expect(amountOverdue(invoice, "2026-12-01")).toEqual(zero("AED"))
    expect(amountOverdue(invoice, "2027-01-15")).toEqual(aed(60_00))
    expect(owedByAge(invoice, "2027-01-15").map(({ days }) => days)).toEqual([45, 14, 0])
    expect(dueFrom({ ...invoice, paid: aed(30_00) })).toBe("2027-01-01")
    expect(amountOverdue(invoiceOf(90_00), today)).toEqual(aed(90_00))
    expect(daysOverdue(invoice, today)).toBe(0)
    expect(daysOverdue({ ...invoice, paid: aed(30_00) }, "2027-01-15")).toBe(14)
    expect(invoiceState(invoice, today, now)).toBe("open")
  })

  test("so are totals and statements, and a statement of a day before the schedule knows nothing of it", () => {
    const [totals] = totalsOf([invoice], "2027-01-15")
    expect([totals?.overdue, totals?.ageing.days60, totals?.ageing.current]).toEqual([
      aed(60_00),
      aed(30_00),
      aed(30_00),
    ])
    const standing = { sums: [], postings: [], invoices: new Map([[invoice.id, invoice]]) }
    const on = (day: string) => partsOf({ from: "2026-10-01", to: day }, "2027-02-15", standing)[0]
    expect(on("2027-01-15")?.openItems).toMatchObject([{ dueOn: "2026-12-01", daysOverdue: 45 }])
    expect(on("2027-01-15")?.ageing).toEqual(totals?.ageing)
    expect(on("2026-11-22")?.openItems).toMatchObject([{ dueOn: "2026-10-31", daysOverdue: 22 }])
  })
})

describe("what is refused", () => {
  const typed = [
    { dueOn: "2026-12-01", minor: 40_00 },
    { dueOn: "2027-01-01", minor: 60_00 },
  ]
  const set = (invoice: Invoice, parts = typed) => refusal(() => scheduleOf(invoice, parts, { now, today }))
  const dated = (...dates: string[]) => dates.map((dueOn, at) => ({ dueOn, minor: typed[at]?.minor ?? 0 }))

  test("parts that come to anything but what is open, and dates that do not follow one another", () => {
    const invoice = invoiceOf(100_00)
    expect(set(invoice)).toBeUndefined()
    expect(set(invoiceOf(100_01))).toEqual({ parts: "not_what_is_open" })
    expect(set(invoiceOf(100_00, undefined, { credited: aed(1) }))).toEqual({ parts: "not_what_is_open" })
    expect(set(invoice, dated("2026-11-22", "2027-01-01"))).toEqual({ "parts.0.dueOn": "before_today" })
    expect(set(invoice, dated(today, today))).toEqual({ "parts.1.dueOn": "not_after_the_one_before" })
    expect(set(invoice, dated(today, "2126-12-01"))).toEqual({ "parts.1.dueOn": "too_far_ahead" })
  })

  test("what is no open invoice", () => {
    expect(set(invoiceOf(100_00, undefined, { document: "draft" }))).toBe("not_published")
    expect(set(invoiceOf(100_00, undefined, { document: "void" }))).toBe("voided")
    expect(set(invoiceOf(100_00, undefined, { paid: aed(100_00) }))).toBe("nothing_due")
    const processing = { paymentId: "pay_1", until: "2026-11-22T22:00:00.000Z" }
    expect(set(invoiceOf(100_00, undefined, { processing }))).toBe("already_processing")
  })

  test("the next instalment of nothing, of several, or of an amount", () => {
    const one = invoiceOf(100_00, monthly([1_00, 50_00, 49_00]))
    const ask = (invoices: Invoice[], minor?: number) => () =>
      quoteAsked(invoices, { minor, instalment: true }, undefined)
    expect(refusal(ask([invoiceOf(100_00)]))).toBe("no_instalments")
    expect(refusal(ask([one, invoiceOf(5_00)]))).toEqual({ instalment: "one_invoice_only" })
    expect(refusal(ask([one], 5_00))).toEqual({ instalment: "one_invoice_only" })
    expect(refusal(ask([{ ...one, paid: aed(100_00) }]))).toBe("nothing_due")
    // Of one dirham Stripe takes no payment: the next part goes with it.
    expect(nextInstalment(one)).toEqual({ dueOn: "2026-12-01", amount: aed(51_00) })
    expect(ask([one])().amount).toEqual(aed(51_00))
  })
})
