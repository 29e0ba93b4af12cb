import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { creditNotePosting, invoicePosting, paymentPosting } from "../../functions/ledger/movements.ts"
import type { Posting } from "../../functions/ledger/posting.ts"
import { follow, suspicionOf } from "../../functions/payments/money-back.ts"
import { spread } from "../../functions/payments/rules.ts"
import { standingOf } from "../../functions/payments/shares.ts"
import type { DisputeNews, MoneyBack, RefundNews } from "../../functions/stripe/money-back.ts"
import { amountDue } from "../../shared/invoice-state.ts"
import type { Invoice } from "../../shared/invoices.ts"
import { add, money, subtract, zero } from "../../shared/money.ts"
import { refundableOf, refundedOf, shownState } from "../../shared/payment-state.ts"
import type { Payment } from "../../shared/payments.ts"
import { next } from "../../shared/stored.ts"

const now = "2026-11-22T21:30:00.000Z"
const when = { timeZone: "Asia/Dubai", now }
const aed = (minor: number) => money(minor, "AED")
const about = { on: "2026-11-22", at: now, customerId: "c" }

const invoiceOf = (id: string, minor: number): Invoice => ({
  id,
  version: 1,
  customerId: "c",
  number: id.toUpperCase(),
  document: "published",
  issuedOn: "2026-10-01",
  dueOn: "2026-10-31",
  currency: "AED",
  lines: [],
  subtotal: aed(minor),
  discount: zero("AED"),
  tax: zero("AED"),
  adjustment: zero("AED"),
  total: aed(minor),
  paid: zero("AED"),
  credited: zero("AED"),
  createdAt: now,
})

/** A customer's account as the store would hold it, with one card payment of all its invoices and `more`. */
class Account {
  invoices: Invoice[]
  postings: Posting[] = []
  payment: Payment
  events: string[] = []

  constructor(totals: number[], more = 0) {
    this.invoices = totals.map((minor, at) => invoiceOf(`i${at}`, minor))
    for (const { id, total } of this.invoices)
      this.postings.push(
        invoicePosting({ ...about, movement: `invoice_${id}`, amount: total, invoiceId: id }),
      )
    this.payment = this.pay("pay_1", totals.reduce((sum, each) => sum + each, 0) + more)
  }

  pay(id: string, minor: number): Payment {
    const { parts, excess } = spread(aed(minor), this.invoices)
    const allocations = parts.map(({ invoice, amount }) => ({
      invoiceId: invoice.id,
      number: invoice.number,
      amount,
    }))
    for (const { invoice, amount } of parts) this.put(next(invoice, { paid: add(invoice.paid, amount) }))
    this.postings.push(paymentPosting({ ...about, movement: id, amount: aed(minor) }, allocations, excess))
    const stripe = { accountId: "acct_1", paymentIntentId: "pi_1" }
    const rest = { version: 1, customerId: "c", method: "card", on: "2026-11-22", createdAt: now, stripe }
    return { id, ...rest, amount: aed(minor), allocations, state: "succeeded", excess }
  }

  credit(at: number, minor: number) {
    const before = this.invoices[at % this.invoices.length] as Invoice
    const left = Math.min(minor, before.total.minor - before.credited.minor)
    if (left === 0) return 0
    const after = next(before, { credited: add(before.credited, aed(left)) })
    const owed = subtract(amountDue(before), amountDue(after))
    const of = { ...about, movement: `note_${this.postings.length}`, amount: aed(left) }
    this.postings.push(
      creditNotePosting(of, [{ invoiceId: before.id, amount: owed }], aed(left - owed.minor)),
    )
    this.put(after)
    return left
  }

  /** What Stripe says is taken to the end, as the webhook does. */
  hear(back: MoneyBack) {
    if (suspicionOf(this.payment, back)) return
    for (let steps = 0; ; steps++) {
      const step = follow(this.payment, this.invoices, back, when)
      if (!step) return
      expect(steps).toBeLessThan(100)
      expect(step.payment.version).toBe(this.payment.version + 1)
      this.payment = step.payment
      for (const invoice of step.invoices) this.put(invoice)
      if (step.posting) this.postings.push(step.posting)
      this.events.push(step.event)
    }
  }

  put(invoice: Invoice) {
    this.invoices = this.invoices.map((each) => (each.id === invoice.id ? invoice : each))
  }

  sum(account: string, invoiceId?: string) {
    const entries = this.postings.flatMap((posting) => posting.entries)
    const chosen = entries.filter(
      (each) => each.account === account && (!invoiceId || each.invoiceId === invoiceId),
    )
    return chosen.reduce((sum, { minor }) => sum + minor, 0)
  }
}

const refund = (id: string, minor: number, more: Partial<RefundNews> = {}): RefundNews => ({
  id,
  askedAs: undefined,
  amount: aed(minor),
  state: "succeeded",
  failure: undefined,
  at: now,
  ...more,
})
const dispute = (id: string, minor: number, more: Partial<DisputeNews> = {}): DisputeNews => ({
  id,
  amount: aed(minor),
  state: "needsResponse",
  reason: "fraudulent",
  dueBy: "2026-12-01T00:00:00.000Z",
  evidenceSent: false,
  at: now,
  withdrawn: true,
  reinstated: false,
  ...more,
})
const dues = ({ invoices }: Account) => invoices.map((invoice) => amountDue(invoice).minor)

/** What has to hold whatever happened (I1, I2, I3, I5, I6, I8 of the design). */
function checkBooks(account: Account) {
  const { postings, invoices, payment } = account
  for (const { entries } of postings) expect(entries.reduce((sum, { minor }) => sum + minor, 0)).toBe(0)
  expect(new Set(postings.map(({ movement }) => movement)).size).toBe(postings.length)
  for (const invoice of invoices) {
    expect(account.sum("receivable", invoice.id)).toBe(amountDue(invoice).minor)
    expect(invoice.paid.minor).toBeGreaterThanOrEqual(0)
    expect(invoice.paid.minor).toBeLessThanOrEqual(invoice.total.minor)
  }
  for (const { minor } of standingOf(payment).invoices) expect(minor).toBeGreaterThanOrEqual(0)
  expect(refundedOf(payment).minor).toBeLessThanOrEqual(payment.amount.minor)
  for (const { amount, taken, returned } of [...(payment.refunds ?? []), ...(payment.disputes ?? [])])
    for (const share of [taken, returned])
      if (share)
        expect(share.invoices.reduce((sum, { minor }) => sum + minor, share.credit)).toBe(amount.minor)
}

describe("which invoices are owed again", () => {
  test("the excess goes first, then what was paid last", () => {
    const account = new Account([100, 50, 30], 10)
    account.hear({ refunds: [refund("re_1", 45)], disputes: [] })
    expect(dues(account)).toEqual([0, 5, 30])
    expect(account.sum("credit")).toBe(0)
    expect(shownState(account.payment)).toBe("partRefunded")
    account.hear({ refunds: [refund("re_1", 45), refund("re_2", 145)], disputes: [] })
    expect(dues(account)).toEqual([100, 50, 30])
    expect(shownState(account.payment)).toBe("refunded")
    checkBooks(account)
  })

  test("a refund that fails pays them again, but for what was paid otherwise meanwhile", () => {
    const account = new Account([100, 50])
    account.hear({ refunds: [refund("re_1", 80)], disputes: [] })
    expect(dues(account)).toEqual([30, 50])
    account.pay("pay_2", 50)
    expect(dues(account)).toEqual([0, 30])
    account.hear({ refunds: [refund("re_1", 80, { state: "failed" })], disputes: [] })
    expect(dues(account)).toEqual([0, 0])
    expect(account.sum("credit")).toBe(-50)
    expect(account.events).toEqual(["payment.refunded", "payment.refundFailed"])
    checkBooks(account)
  })

  test("money back for what a credit note took off is owed by nobody", () => {
    const account = new Account([100])
    account.credit(0, 40)
    expect(account.sum("credit")).toBe(-40)
    account.hear({ refunds: [refund("re_1", 40)], disputes: [] })
    expect([dues(account), account.sum("credit")]).toEqual([[0], 0])
    checkBooks(account)
  })

  test("what a bank takes beyond what is left is owed as such", () => {
    const account = new Account([100])
    account.hear({ refunds: [refund("re_1", 60)], disputes: [dispute("du_1", 100)] })
    expect([dues(account), account.sum("credit")]).toEqual([[100], 60])
    checkBooks(account)
  })
})

describe("disputes", () => {
  test("a bank that only asks takes nothing; lost stays taken; won comes back", () => {
    const account = new Account([100])
    const inquiry = dispute("du_1", 100, { withdrawn: false })
    account.hear({ refunds: [], disputes: [inquiry] })
    expect([dues(account), shownState(account.payment)]).toEqual([[0], "disputed"])
    account.hear({ refunds: [], disputes: [dispute("du_1", 100)] })
    expect(dues(account)).toEqual([100])
    const lost = dispute("du_1", 100, { state: "lost" })
    account.hear({ refunds: [], disputes: [lost] })
    expect([dues(account), shownState(account.payment)]).toEqual([[100], "disputeLost"])
    account.hear({ refunds: [], disputes: [{ ...lost, state: "won", reinstated: true }] })
    expect([dues(account), shownState(account.payment)]).toEqual([[0], "succeeded"])
    expect(account.events).toEqual([
      "payment.disputed",
      "payment.disputed",
      "payment.disputeLost",
      "payment.disputeWon",
    ])
    checkBooks(account)
  })

  test("one that was lost before anybody told of it is not ignored", () => {
    const account = new Account([100])
    account.hear({ refunds: [], disputes: [dispute("du_1", 100, { state: "lost" })] })
    expect([dues(account), account.events]).toEqual([[100], ["payment.disputeLost"]])
  })
})

test("what was asked for here is the refund that Stripe made of it, and no other", () => {
  const account = new Account([100])
  const asked = { id: "rfd_1", amount: aed(40), state: "asked" as const, by: "Sara", at: now }
  account.payment = next(account.payment, { refunds: [asked] })
  expect(refundableOf(account.payment)).toEqual(aed(60))
  const copies = ["re_1", "re_2"].map((id) => refund(id, 40, { askedAs: "rfd_1" }))
  account.hear({ refunds: copies, disputes: [] })
  expect(account.payment.refunds).toMatchObject([
    { id: "rfd_1", stripeId: "re_1", by: "Sara", state: "succeeded" },
    { id: "re_2", stripeId: "re_2" },
  ])
  expect(refundableOf(account.payment)).toEqual(aed(20))
})

test("another currency, or more than was paid, is looked at by somebody", () => {
  const account = new Account([100])
  const dollars = refund("re_1", 10, { amount: money(10, "USD") })
  expect(suspicionOf(account.payment, { refunds: [dollars], disputes: [] })).toBe("another currency")
  const most = [refund("re_1", 60), refund("re_2", 41)]
  expect(suspicionOf(account.payment, { refunds: most, disputes: [] })).toBe("more refunded than was paid")
})

const Act = fc.record({
  kind: fc.constantFrom(
    "refund",
    "refund",
    "clear",
    "fail",
    "dispute",
    "win",
    "lose",
    "pay",
    "credit",
    "hear",
  ),
  minor: fc.integer({ min: 1, max: 60 }),
  which: fc.nat(9),
})
const Life = fc.record({
  totals: fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 4 }),
  more: fc.nat(9),
  acts: fc.array(Act, { maxLength: 14 }),
})

/** Stripe's side, which knows nothing of invoices. */
function change(
  back: MoneyBack,
  { kind, minor, which }: { kind: string; minor: number; which: number },
  paid: number,
) {
  const { refunds, disputes } = back
  const left = paid - refundedOf({ amount: aed(paid), refunds }).minor
  const [given, disputed] = [refunds[which % refunds.length], disputes[which % disputes.length]]
  if (kind === "refund" && left > 0) {
    const state = which % 2 ? "pending" : "succeeded"
    refunds.push(refund(`re_${refunds.length}`, Math.min(minor, left), { state }))
  }
  if (kind === "clear" && given?.state === "pending") given.state = "succeeded"
  if (kind === "fail" && given) given.state = "failed"
  if (kind === "dispute") disputes.push(dispute(`du_${disputes.length}`, minor, { withdrawn: which < 7 }))
  if (kind === "win" && disputed) Object.assign(disputed, { state: "won", reinstated: disputed.withdrawn })
  if (kind === "lose" && disputed && !disputed.reinstated) disputed.state = "lost"
}

test("R41: over any life, told at any moment, the books are Stripe's", () => {
  fc.assert(
    fc.property(Life, ({ totals, more, acts }) => {
      const account = new Account(totals, more)
      const back: MoneyBack = { refunds: [], disputes: [] }
      const paid = account.payment.amount.minor
      let others = 0
      for (const [at, act] of acts.entries()) {
        if (act.kind === "pay") others += account.pay(`pay_other${at}`, act.minor).amount.minor
        else if (act.kind === "credit") others += account.credit(act.which, act.minor)
        else if (act.kind === "hear") account.hear(structuredClone(back))
        else change(back, act, paid)
        checkBooks(account)
      }
      account.hear(structuredClone(back))
      const told = account.events.length
      account.hear(structuredClone(back))
      expect(account.events).toHaveLength(told)
      checkBooks(account)
      const gone = back.disputes.filter(({ withdrawn, reinstated }) => withdrawn && !reinstated)
      const went = [...back.refunds.filter(({ state }) => state !== "failed"), ...gone]
      const expected =
        totals.reduce((sum, each) => sum + each, 0) -
        paid -
        others +
        went.reduce((sum, { amount }) => sum + amount.minor, 0)
      expect(account.sum("receivable") + account.sum("credit")).toBe(expected)
    }),
    { numRuns: 400 },
  )
})

/** One coin for each fils that came in, each lying on its invoice, the excess on top: refunds take from the top. */
class Coins {
  lying: (string | undefined)[]
  gone = new Map<string, number[]>()
  constructor(totals: number[], more: number) {
    const owners = totals.flatMap((minor, at) => Array<string>(minor).fill(`i${at}`))
    this.lying = [...owners, ...Array<string>(more).fill("excess")]
  }
  take(id: string, minor: number) {
    const places = [...this.lying.keys()].filter((at) => !this.isGone(at)).slice(-minor)
    this.gone.set(id, places)
  }
  isGone = (at: number) => [...this.gone.values()].some((places) => places.includes(at))
  missing = (owner: string) => this.lying.filter((each, at) => each === owner && this.isGone(at)).length
}

test("R41: refunds and their failures reopen the invoices that a heap of coins does", () => {
  fc.assert(
    fc.property(Life, fc.boolean(), ({ totals, more, acts }, toldAtOnce) => {
      const account = new Account(totals, more)
      const coins = new Coins(totals, more)
      const back: MoneyBack = { refunds: [], disputes: [] }
      for (const act of acts) {
        const before = back.refunds.length
        if (act.kind === "refund") change(back, act, account.payment.amount.minor)
        const [made] = back.refunds.slice(before)
        if (made) coins.take(made.id, made.amount.minor)
        if (act.kind === "fail" && back.refunds.length > 0) {
          change(back, act, account.payment.amount.minor)
          account.hear(structuredClone(back))
          coins.gone.delete(back.refunds[act.which % back.refunds.length]?.id ?? "")
        }
        // One that failed before anybody heard of it never took anything.
        if (toldAtOnce || made) account.hear(structuredClone(back))
      }
      expect(dues(account)).toEqual(totals.map((_, at) => coins.missing(`i${at}`)))
      expect(0 - account.sum("credit")).toBe(more - coins.missing("excess"))
    }),
    { numRuns: 300 },
  )
})
