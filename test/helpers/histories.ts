import fc from "fast-check"
import {
  creditNotePosting,
  elsewherePosting,
  invoiceChangePosting,
  invoicePosting,
  paymentPosting,
  recordedPaymentPosting,
  retainerDrawnPosting,
  retainerReceivedPosting,
  retainerRefundedPosting,
  voidPosting,
} from "../../functions/ledger/movements.ts"
import type { Posting } from "../../functions/ledger/posting.ts"
import { addDays } from "../../shared/dates.ts"
import { amountDue, isOpen } from "../../shared/invoice-state.ts"
import type { Invoice } from "../../shared/invoices.ts"
import { add, type Currency, exceeds, type Money, money, subtract, zero } from "../../shared/money.ts"
import { next } from "../../shared/stored.ts"

/** Random lives of a customer's account, made of the product's own postings: one step is what one commit writes. */

export type Step = { invoices: Invoice[]; postings: Posting[] }

const acts = [
  "invoice",
  "invoice",
  "invoice",
  "draft",
  "pay",
  "pay",
  "record",
  "elsewhere",
  "creditNote",
  "void",
  "change",
  "retainer",
  "draw",
  "refund",
] as const

const Act = fc.record({
  kind: fc.constantFrom(...acts),
  currency: fc.constantFrom<Currency>("AED", "AED", "KWD", "JPY"),
  minor: fc.integer({ min: 1, max: 500_000 }),
  /** Not in order: payments are dated back, invoices ahead. */
  day: fc.integer({ min: 0, max: 150 }),
  dueIn: fc.integer({ min: 0, max: 60 }),
  which: fc.nat(20),
})
type Act = typeof Act extends fc.Arbitrary<infer T> ? T : never

export type Acts = Act[]
export const History = fc.array(Act, { minLength: 1, maxLength: 25 })

export const firstDay = "2026-07-01"
export const anyDay = fc.integer({ min: -40, max: 200 }).map((days) => addDays(firstDay, days))

const nothing: Step = { invoices: [], postings: [] }

function newInvoice({ act, at, customerId }: Now, document: Invoice["document"]): Invoice {
  const { currency, minor, day, dueIn } = act
  const [total, nil] = [money(minor, currency), zero(currency)]
  const issuedOn = addDays(firstDay, day)
  const id = `inv_${customerId}${at}`
  const number = document === "draft" ? "" : `INV-${at}`
  const dueOn = addDays(issuedOn, dueIn)
  const sums = { subtotal: total, discount: nil, tax: nil, adjustment: nil, total, paid: nil, credited: nil }
  const createdAt = `${firstDay}T00:00:00.000Z`
  return {
    id,
    version: 1,
    customerId,
    number,
    document,
    issuedOn,
    dueOn,
    currency,
    lines: [],
    ...sums,
    createdAt,
  }
}

/** An act, and what it finds: all invoices of its currency that were published, and which of them are open. */
type Now = { act: Act; at: number; customerId: string; published: Invoice[]; open: Invoice[] }

const pick = ({ which }: Act, from: Invoice[]) => from[which % Math.max(1, from.length)]

const movementOf = ({ act: { kind, minor, currency, day }, at, customerId }: Now) => ({
  movement: `${kind}_${at}`,
  on: addDays(firstDay, day),
  at: new Date(Date.UTC(2026, 6, 1) + at * 1000).toISOString(),
  customerId,
  amount: money(minor, currency),
})

const paidBy = (invoice: Invoice, amount: Money) => next(invoice, { paid: add(invoice.paid, amount) })

const least = (a: Money, b: Money) => (exceeds(a, b) ? b : a)

function published(now: Now): Step {
  const invoice = newInvoice(now, "published")
  const of = { ...movementOf(now), invoiceId: invoice.id, on: invoice.issuedOn }
  return { invoices: [invoice], postings: [invoicePosting(of)] }
}

const paying =
  (posting: typeof paymentPosting) =>
  (now: Now): Step => {
    const movement = movementOf(now)
    let left = movement.amount
    const parts = now.open.map((invoice) => {
      const amount = least(left, amountDue(invoice))
      left = subtract(left, amount)
      return { invoice, amount }
    })
    const allocations = parts.map(({ invoice, amount }) => ({ invoiceId: invoice.id, amount }))
    return {
      invoices: parts
        .filter(({ amount }) => amount.minor > 0)
        .map(({ invoice, amount }) => paidBy(invoice, amount)),
      postings: [posting(movement, allocations, left)],
    }
  }

const settling =
  (posting: typeof elsewherePosting) =>
  (now: Now): Step => {
    const invoice = pick(now.act, now.open)
    if (!invoice) return nothing
    const movement = movementOf(now)
    const amount = least(movement.amount, amountDue(invoice))
    return {
      invoices: [paidBy(invoice, amount)],
      postings: [posting({ ...movement, amount, invoiceId: invoice.id })],
    }
  }

function credited(now: Now): Step {
  const invoice = pick(
    now.act,
    now.published.filter(({ total, credited }) => exceeds(total, credited)),
  )
  if (!invoice) return nothing
  const movement = movementOf(now)
  const amount = least(movement.amount, subtract(invoice.total, invoice.credited))
  const applied = least(amount, amountDue(invoice))
  const allocations = [{ invoiceId: invoice.id, amount: applied }]
  const of = { ...movement, amount, number: `CN-${now.at}` }
  return {
    invoices: [next(invoice, { credited: add(invoice.credited, amount) })],
    postings: [creditNotePosting(of, allocations, subtract(amount, applied))],
  }
}

function voided(now: Now): Step {
  const invoice = pick(
    now.act,
    now.open.filter(({ paid, credited }) => paid.minor + credited.minor === 0),
  )
  if (!invoice) return nothing
  const of = { ...movementOf(now), invoiceId: invoice.id, amount: invoice.total }
  return { invoices: [next(invoice, { document: "void" })], postings: [voidPosting(of)] }
}

/** As an import does it: what was paid beyond the new total becomes credit. */
function changed(now: Now): Step {
  const invoice = pick(now.act, now.published)
  if (!invoice) return nothing
  const { minor, currency } = now.act
  const after = next(invoice, { total: money(Math.max(minor, invoice.credited.minor), currency) })
  const of = { ...movementOf(now), invoiceId: invoice.id, amount: subtract(after.total, invoice.total) }
  const owed = subtract(amountDue(after), amountDue(invoice))
  return { invoices: [after], postings: [invoiceChangePosting(of, owed)] }
}

const only =
  (posting: typeof retainerReceivedPosting) =>
  (now: Now): Step => ({
    invoices: [],
    postings: [posting(movementOf(now))],
  })

const steps: Record<Act["kind"], (now: Now) => Step> = {
  invoice: published,
  draft: (now) => ({ invoices: [newInvoice(now, "draft")], postings: [] }),
  pay: paying(paymentPosting),
  record: paying(recordedPaymentPosting),
  elsewhere: settling((of) => elsewherePosting(of)),
  draw: settling(retainerDrawnPosting),
  creditNote: credited,
  void: voided,
  change: changed,
  retainer: only(retainerReceivedPosting),
  refund: only(retainerRefundedPosting),
}

/** What each act comes to, given what the ones before it left. */
export function stepsOf(history: Acts, customerId: string): Step[] {
  const known = new Map<string, Invoice>()
  return history.map((act, at) => {
    const published = [...known.values()].filter(
      ({ document, currency }) => document === "published" && currency === act.currency,
    )
    const step = steps[act.kind]({ act, at, customerId, published, open: published.filter(isOpen) })
    for (const invoice of step.invoices) known.set(invoice.id, invoice)
    return step
  })
}

/** What is owed by each account at the end of a day, by nothing but adding all up. */
export function foldOf(steps: Step[], currency: Currency, day: string) {
  const entries = steps
    .flatMap(({ postings }) => postings)
    .filter((posting) => posting.currency === currency && posting.on <= day)
    .flatMap((posting) => posting.entries)
  const of = (account: string) =>
    entries.reduce((total, entry) => (entry.account === account ? total + entry.minor : total), 0)
  return { receivable: of("receivable"), credit: of("credit"), balance: of("receivable") + of("credit") }
}
