import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  advance,
  dueOf,
  lease,
  leastPart,
  paysExactly,
  quote,
  suspicion,
} from "../../functions/payments/rules.ts"
import { chargeable } from "../../functions/stripe/amounts.ts"
import type { News } from "../../functions/stripe/news.ts"
import { amountDue } from "../../shared/invoice-state.ts"
import type { Invoice } from "../../shared/invoices.ts"
import { type Currency, money, zero } from "../../shared/money.ts"
import type { Payment } from "../../shared/payments.ts"
import { next } from "../../shared/stored.ts"

const now = "2026-11-22T21:30:00.000Z"
const timeZone = "Asia/Dubai"
const account = "acct_1"

function invoiceOf(id: string, minor: number, more: Partial<Invoice> = {}): Invoice {
  const currency: Currency = more.currency ?? "AED"
  const nil = zero(currency)
  return {
    id,
    version: 1,
    customerId: "c",
    number: id.toUpperCase(),
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
    createdAt: now,
    ...more,
  }
}

/** A payment that was just started, and its invoices as they are then. */
function started(invoices: Invoice[]): { payment: Payment; invoices: Invoice[] } {
  const payment: Payment = {
    ...quote(invoices),
    id: "pay_1",
    version: 1,
    customerId: "c",
    state: "started",
    method: "card",
    on: "2026-11-22",
    stripe: { accountId: account, sessionId: "cs_1" },
    createdAt: now,
  }
  return { payment, invoices: lease(invoices, payment, now) }
}

const about = { tenantId: "t", customerId: "c", paymentId: "pay_1", sessionId: "cs_1", at: now }
const paid = (minor: number, currency: Currency = "AED"): News => ({
  ...about,
  kind: "paid",
  movement: "pi_1",
  amount: money(minor, currency),
})
const told = (kind: "pending" | "expired" | "failed"): News => ({ ...about, kind })
const go = (payment: Payment, invoices: Invoice[], news: News) =>
  advance(payment, invoices, news, { timeZone, now })
const reasonOf = (run: () => unknown) => {
  try {
    run()
  } catch (error) {
    return (error as { reason?: string }).reason
  }
}

describe("what can be paid", () => {
  test("the amount is what the invoices owe, oldest due first", () => {
    const late = invoiceOf("b", 100_00, { dueOn: "2026-09-30" })
    const partPaid = invoiceOf("a", 50_00, { paid: money(20_00, "AED") })
    expect(quote([partPaid, late])).toEqual({
      amount: money(130_00, "AED"),
      allocations: [
        { invoiceId: "b", number: "B", amount: money(100_00, "AED") },
        { invoiceId: "a", number: "A", amount: money(30_00, "AED") },
      ],
    })
  })

  test.each([
    ["nothing_due", [invoiceOf("a", 100, { paid: money(100, "AED") })]],
    ["not_payable", [invoiceOf("a", 10_000, { document: "void" })]],
    ["not_payable", []],
    ["mixed_currencies", [invoiceOf("a", 10_000), invoiceOf("b", 10_000, { currency: "USD" })]],
    ["below_minimum", [invoiceOf("a", 199)]],
    ["above_maximum", [invoiceOf("a", 99_999_999), invoiceOf("b", 1)]],
  ])("refuses with %s", (reason, invoices) => {
    expect(reasonOf(() => quote(invoices))).toBe(reason)
  })

  test("dinars are charged in tens of fils, never less than is owed", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_000 }), (minor) => {
        const charged = chargeable(money(minor, "KWD")).minor
        expect(charged % 10).toBe(0)
        expect(charged - minor).toBeGreaterThanOrEqual(0)
        expect(charged - minor).toBeLessThan(10)
      }),
    )
    expect(chargeable(money(1001, "AED"))).toEqual(money(1001, "AED"))
  })

  test("only the same invoices share a checkout", () => {
    const [a, b] = [invoiceOf("a", 1000), invoiceOf("b", 1000)]
    const { payment } = started([a, b])
    expect(paysExactly(payment, quote([b, a]))).toBe(true)
    expect(paysExactly(payment, quote([a]))).toBe(false)
    expect(paysExactly(payment, quote([a, b, invoiceOf("c", 1000)]))).toBe(false)
    expect(paysExactly(payment, quote([a, b], 1500, { leastPercent: 1 }))).toBe(false)
  })

  test("a part settles what is due longest, and is what the company takes or refused", () => {
    const [late, early] = [
      invoiceOf("a", 30_00, { dueOn: "2026-09-30" }),
      invoiceOf("b", 70_00, { dueOn: "2026-10-30" }),
    ]
    const part = (minor: number, parts?: { leastPercent: number }) => quote([early, late], minor, parts)
    const quarter = { leastPercent: 25 }
    expect(part(25_00, quarter).allocations).toEqual([
      { invoiceId: "a", number: "A", amount: money(25_00, "AED") },
    ])
    expect(part(30_01, quarter).allocations.map(({ amount }) => amount.minor)).toEqual([30_00, 1])
    const refused = (run: () => unknown) => {
      try {
        run()
      } catch (error) {
        return (error as { fields?: object }).fields
      }
    }
    expect(refused(() => part(24_99, quarter))).toEqual({ minor: "below_least_part" })
    expect(refused(() => part(100_01, quarter))).toEqual({ minor: "more_than_due" })
    expect(refused(() => part(50_00))).toEqual({ minor: "whole_only" })
    expect(part(100_00)).toEqual(quote([late, early]))
  })

  test("whatever part is paid, it is spread to the last unit over what is owed, and never below the least", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 99 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (dues, leastPercent, share) => {
          const owed = dues.map((due, at) => invoiceOf(`i${at}`, due))
          const due = dueOf(owed)
          const least = leastPart(due, { leastPercent })?.minor ?? 0
          expect(least * 100).toBeGreaterThanOrEqual(due.minor * leastPercent)
          expect((least - 1) * 100).toBeLessThan(due.minor * leastPercent)
          const minor = Math.min(due.minor, Math.max(200, least) + Math.floor(share * (due.minor - least)))
          fc.pre(minor >= 200)
          const { amount, allocations } = quote(owed, minor, { leastPercent })
          expect(amount.minor).toBe(minor)
          expect(allocations.reduce((sum, part) => sum + part.amount.minor, 0)).toBe(minor)
        },
      ),
    )
  })
})

describe("money that came in", () => {
  test("settles every invoice in full, frees them and is dated in the company's calendar", () => {
    const { payment, invoices } = started([invoiceOf("a", 100_00), invoiceOf("b", 50_00)])
    const step = go(payment, invoices, paid(150_00))
    expect(step?.invoices.map((invoice) => [amountDue(invoice).minor, invoice.processing])).toEqual([
      [0, undefined],
      [0, undefined],
    ])
    expect(step?.payment).toMatchObject({ state: "succeeded", on: "2026-11-23", succeededAt: now })
    expect(step?.payment.excess).toBeUndefined()
    expect(step?.payment.stripe?.paymentIntentId).toBe("pi_1")
  })

  test("beyond what the invoices still owe is the customer's credit", () => {
    const { payment, invoices } = started([invoiceOf("a", 100_00), invoiceOf("b", 50_00)])
    const meanwhile = invoices.map((invoice) =>
      invoice.id === "a" ? next(invoice, { paid: money(40_00, "AED") }) : invoice,
    )
    const step = go(payment, meanwhile, paid(150_00))
    expect(step?.payment.allocations.map(({ amount }) => amount.minor)).toEqual([60_00, 50_00])
    expect(step?.payment.excess).toEqual(money(40_00, "AED"))
    expect(step?.invoices.map((invoice) => invoice.paid.minor)).toEqual([100_00, 50_00])
  })

  test("for invoices paid elsewhere meanwhile is all credit, and frees them", () => {
    const { payment, invoices } = started([invoiceOf("a", 100_00)])
    const meanwhile = invoices.map((invoice) => next(invoice, { paid: invoice.total }))
    const step = go(payment, meanwhile, paid(100_00))
    expect(step?.payment).toMatchObject({ allocations: [], excess: money(100_00, "AED") })
    expect(step?.invoices[0]).toMatchObject({ paid: money(100_00, "AED"), processing: undefined })
  })

  test("leaves another payment's lease alone", () => {
    const { payment, invoices } = started([invoiceOf("a", 100_00)])
    const taken = invoices.map((invoice) => next(invoice, { processing: { paymentId: "pay_2", until: now } }))
    expect(go(payment, taken, paid(100_00))?.invoices[0]?.processing?.paymentId).toBe("pay_2")
  })

  test("does not settle an invoice that is in another currency by now", () => {
    const { payment, invoices } = started([invoiceOf("a", 100_00)])
    const other = invoices.map((invoice) => ({ ...invoice, ...invoiceOf("a", 100_00, { currency: "USD" }) }))
    const step = go(payment, other, paid(100_00))
    expect(step?.payment).toMatchObject({ allocations: [], excess: money(100_00, "AED") })
  })

  test("of any amount is all allocated or credited, and no invoice is overpaid", () => {
    const amounts = fc.array(fc.tuple(fc.integer({ min: 200, max: 1e6 }), fc.integer({ min: 0, max: 1e6 })), {
      minLength: 1,
      maxLength: 8,
    })
    fc.assert(
      fc.property(amounts, (list) => {
        const { payment, invoices } = started(list.map(([total], at) => invoiceOf(`i${at}`, total)))
        const meanwhile = invoices.map((invoice, at) =>
          next(invoice, { paid: money(Math.min(list[at]?.[1] ?? 0, invoice.total.minor), "AED") }),
        )
        const step = go(payment, meanwhile, paid(payment.amount.minor))
        const allocated = step?.payment.allocations.reduce((sum, { amount }) => sum + amount.minor, 0) ?? 0
        expect(allocated + (step?.payment.excess?.minor ?? 0)).toBe(payment.amount.minor)
        for (const invoice of step?.invoices ?? [])
          expect(invoice.paid.minor).toBeLessThanOrEqual(invoice.total.minor)
      }),
    )
  })
})

describe("R40: news in any order", () => {
  const permutations = (news: News[]): News[][] =>
    news.length === 0
      ? [[]]
      : news.flatMap((first, at) => permutations(news.toSpliced(at, 1)).map((rest) => [first, ...rest]))

  function play(order: News[]) {
    let { payment, invoices } = started([invoiceOf("a", 100_00), invoiceOf("b", 50_00)])
    let movements = 0
    for (const news of order) {
      const step = go(payment, invoices, news)
      if (!step) continue
      payment = step.payment
      const changed = new Map(step.invoices.map((invoice) => [invoice.id, invoice]))
      invoices = invoices.map((invoice) => changed.get(invoice.id) ?? invoice)
      if (step.paid) movements += 1
    }
    return { payment, invoices, movements }
  }

  test("paid money is posted once and stays, whatever else is said before or after", () => {
    const all = [paid(150_00), paid(150_00), told("pending"), told("failed"), told("expired"), paid(150_00)]
    for (const order of permutations(all)) {
      const { payment, invoices, movements } = play(order)
      expect([payment.state, movements]).toEqual(["succeeded", 1])
      expect(invoices.map((invoice) => amountDue(invoice).minor)).toEqual([0, 0])
      expect(invoices.every((invoice) => invoice.processing === undefined)).toBe(true)
    }
  })

  test("without money the invoices are owed and free again", () => {
    for (const order of permutations([told("pending"), told("failed"), told("expired"), told("failed")])) {
      const { payment, invoices, movements } = play(order)
      expect(["failed", "expired"]).toContain(payment.state)
      expect(movements).toBe(0)
      expect(invoices.map((invoice) => [amountDue(invoice).minor, invoice.processing])).toEqual([
        [100_00, undefined],
        [50_00, undefined],
      ])
    }
  })

  test("a debit under way keeps its invoices for weeks, and is not ended by its page closing", () => {
    const { payment, invoices } = started([invoiceOf("a", 100_00)])
    const waiting = go(payment, invoices, told("pending"))
    expect(waiting?.payment).toMatchObject({ state: "processing", method: "bank" })
    expect(waiting?.invoices[0]?.processing?.until).toBe("2026-12-22T21:30:00.000Z")
    expect(go(waiting?.payment as Payment, waiting?.invoices ?? [], told("expired"))).toBeUndefined()
  })

  test("once settled, nothing is written any more", () => {
    const { payment, invoices } = started([invoiceOf("a", 100_00)])
    const step = go(payment, invoices, paid(100_00))
    for (const news of [paid(100_00), told("pending"), told("failed"), told("expired")])
      expect(go(step?.payment as Payment, step?.invoices ?? [], news)).toBeUndefined()
  })
})

describe("R35, R38: news that is not believed", () => {
  const { payment } = started([invoiceOf("a", 100_00)])

  test.each<[string, News, string]>([
    ["another Stripe account", paid(100_00), "acct_2"],
    ["another checkout", { ...paid(100_00), sessionId: "cs_2" }, account],
    ["another amount", paid(99_99), account],
    ["another amount", paid(100_00, "USD"), account],
  ])("%s", (reason, news, from) => {
    expect(suspicion(payment, news, from)).toBe(reason)
  })

  test("the right account, checkout, amount and currency are", () => {
    expect(suspicion(payment, paid(100_00), account)).toBeUndefined()
    expect(suspicion(payment, told("expired"), account)).toBeUndefined()
  })
})
