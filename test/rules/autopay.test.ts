import { describe, expect, test } from "vitest"
import { after, endsSoon, leftBecause, planned, untold, verdictOn } from "../../functions/autopay/rules.ts"
import type { Autopay, PlannedCharge } from "../../shared/autopay.ts"
import type { Invoice } from "../../shared/invoices.ts"
import { money, zero } from "../../shared/money.ts"
import type { Payment } from "../../shared/payments.ts"

const now = "2026-11-22T08:00:00.000Z"
const today = "2026-11-22"
const autopay = (changes: Partial<Autopay> = {}): Autopay => ({
  ...{ id: "AED", version: 1, customerId: "c", currency: "AED", contactId: "con_1", contactName: "Carla" },
  ...{ consentId: "cns_1", limit: money(500_00, "AED"), daysBefore: 0, state: "on" },
  ...{ stripe: { accountId: "acct_1" }, charges: [], left: [], changedAt: now, ...changes },
})
const invoice = (changes: Partial<Invoice> = {}): Invoice => ({
  ...{ id: "inv_1", version: 1, customerId: "c", number: "INV-1", document: "published", currency: "AED" },
  ...{ issuedOn: "2026-11-01", dueOn: "2026-12-01", lines: [], createdAt: now },
  ...{ subtotal: money(100_00, "AED"), discount: zero("AED"), tax: zero("AED"), adjustment: zero("AED") },
  ...{ total: money(100_00, "AED"), paid: zero("AED"), credited: zero("AED"), ...changes },
})
const charge = (changes: Partial<PlannedCharge> = {}): PlannedCharge => ({
  ...{ invoiceId: "inv_1", number: "INV-1", amount: money(100_00, "AED"), on: today, declines: 0 },
  ...changes,
})

describe("what is told of", () => {
  const told = (of: Autopay, open: Invoice[], day = today) =>
    untold(of, open, { today: day, now }).map(({ id }) => id)

  test("three days before the day of the charge, which may lie before the due date", () => {
    expect(told(autopay(), [invoice()], "2026-11-27")).toEqual([])
    expect(told(autopay(), [invoice()], "2026-11-28")).toEqual(["inv_1"])
    expect(planned(autopay(), invoice(), "2026-11-28").on).toBe("2026-12-01")
    expect(told(autopay({ daysBefore: 7 }), [invoice()], "2026-11-20")).toEqual([])
    expect(told(autopay({ daysBefore: 7 }), [invoice()], "2026-11-21")).toEqual(["inv_1"])
  })

  test("what is due already is charged three days after it was told of", () => {
    const late = invoice({ dueOn: "2026-10-01" })
    expect(told(autopay(), [late])).toEqual(["inv_1"])
    expect(planned(autopay(), late, today).on).toBe("2026-11-25")
  })

  test("once; nothing of another currency, left to people, paid, being paid, or paid in instalments", () => {
    const open = invoice({ dueOn: today })
    const parts = [{ dueOn: today, amount: money(100_00, "AED") }]
    const agreed = { instalments: { parts } } as Partial<Invoice>
    expect(told(autopay(), [{ ...open, ...agreed }])).toEqual([])
    expect(verdictOn(autopay(), charge(), { ...open, ...agreed }, now)).toBe("drop")
    const held = { processing: { paymentId: "pay_1", until: "2026-11-22T09:00:00.000Z" } }
    expect(told(autopay({ charges: [charge()] }), [open])).toEqual([])
    expect(told(autopay({ left: ["inv_1"] }), [open])).toEqual([])
    expect(told(autopay({ currency: "USD" }), [open])).toEqual([])
    expect(told(autopay(), [{ ...open, paid: money(100_00, "AED") }])).toEqual([])
    expect(told(autopay(), [{ ...open, ...held }])).toEqual([])
  })
})

describe("on the day", () => {
  const verdict = (of: Invoice | undefined, changes: Partial<Autopay> = {}) =>
    verdictOn(autopay(changes), charge(), of, now)

  test("what is owed now counts: less is charged, more is told of again, nothing is dropped", () => {
    expect(verdict(invoice())).toBe("charge")
    expect(verdict(invoice({ paid: money(30_00, "AED") }))).toBe("charge")
    expect(verdict(invoice({ total: money(100_01, "AED") }))).toBe("tellAgain")
    expect(verdict(invoice({ paid: money(100_00, "AED") }))).toBe("drop")
    expect(verdict(invoice({ document: "void" }))).toBe("drop")
    expect(verdict(undefined)).toBe("drop")
  })

  test("never above the limit, never below what cards take, never beside another payment", () => {
    expect(verdict(invoice(), { limit: money(100_00, "AED") })).toBe("charge")
    expect(verdict(invoice(), { limit: money(99_99, "AED") })).toBe("over_limit")
    expect(verdict(invoice({ paid: money(98_01, "AED") }))).toBe("too_small")
    const until = "2026-11-22T09:00:00.000Z"
    expect(verdict(invoice({ processing: { paymentId: "pay_1", until } }))).toBe("wait")
  })

  test("the limit holds for what a card is asked for, which dinars are rounded up to", () => {
    const dinars = { currency: "KWD", limit: money(5_124, "KWD") } as const
    expect(leftBecause(autopay(dinars), money(5_124, "KWD"))).toBe("over_limit")
    expect(leftBecause(autopay(dinars), money(5_120, "KWD"))).toBeUndefined()
  })
})

describe("afterwards", () => {
  const ended = (state: Payment["state"], failure?: string, declines = 0) =>
    after(charge({ declines, paymentId: "pay_1" }), { state, failure } as Payment, today)

  test("declined: again after 3, 5 and 7 days without the payment that failed, then never", () => {
    const days = [0, 1, 2].map((declines) => ended("failed", "card_declined", declines))
    expect(days).toEqual(
      ["2026-11-25", "2026-11-27", "2026-11-29"].map((on, at) => ({
        what: "retry",
        charge: charge({ on, declines: at + 1 }),
      })),
    )
    expect(ended("failed", "card_declined", 3)).toEqual({ what: "stop", because: "declined" })
  })

  test("paid ends it, under way waits, what never reached Stripe is made again", () => {
    expect(ended("succeeded")).toEqual({ what: "paid" })
    expect(ended("started")).toEqual({ what: "wait" })
    expect(ended("expired")).toEqual({ what: "again" })
    expect(ended("failed", "authentication_required")).toEqual({ what: "left", because: "authentication" })
    expect(ended("failed", "card_removed")).toEqual({ what: "stop", because: "card_removed" })
  })
})

test("a card ends with its month, and its payer hears of it 30 days before", () => {
  const card = { brand: "visa", last4: "4242", expMonth: 12, expYear: 2026 }
  expect(endsSoon(card, "2026-11-30")).toBe(false)
  expect(endsSoon(card, "2026-12-01")).toBe(true)
})
