import { addSeconds, dateIn } from "../../shared/dates.ts"
import { conflict, invalid } from "../../shared/errors.ts"
import type { EventType } from "../../shared/events.ts"
import { amountDue, dueFrom } from "../../shared/invoice-state.ts"
import type { Invoice } from "../../shared/invoices.ts"
import { add, type Currency, type Money, money, subtract, sum } from "../../shared/money.ts"
import type { PartPayments, Payment, StartPayment } from "../../shared/payments.ts"
import { next } from "../../shared/stored.ts"
import { nextInstalment } from "../instalments/rules.ts"
import { chargeable, isTooLarge, isTooSmall } from "../stripe/amounts.ts"
import type { News } from "../stripe/news.ts"

/** Pure: what a payment does to itself and its invoices. */

/** Longer than Stripe keeps its page open, so that the invoice is not free while somebody may still pay it. */
const leaseSeconds = 45 * 60
/** Bank debits clear within weeks. */
const pendingLeaseSeconds = 30 * 86_400

export const isUnderWay = ({ state }: Payment) => state === "started" || state === "processing"

type Quoted = Pick<Payment, "amount" | "allocations">
const allocated = ({ allocations }: Quoted) =>
  allocations.map(({ invoiceId, amount }) => `${invoiceId} ${amount.minor}`).join()
/** Both pay the same invoices the same: whoever asks for one can be given the other. */
export const paysExactly = (one: Quoted, other: Quoted) => allocated(one) === allocated(other)

/** The order in which money is spread: what is due longest first. */
export const oldestFirst = (a: Invoice, b: Invoice) =>
  dueFrom(a).localeCompare(dueFrom(b)) ||
  a.issuedOn.localeCompare(b.issuedOn) ||
  a.number.localeCompare(b.number, "en", { numeric: true })

/** Throws `conflict` with the reason when these cannot be paid together. */
export function requirePayable(invoices: Invoice[], currency: Currency | undefined) {
  if (!currency || invoices.some(({ document }) => document !== "published")) throw conflict("not_payable")
  if (invoices.some((invoice) => amountDue(invoice).minor === 0)) throw conflict("nothing_due")
  if (invoices.some((invoice) => invoice.currency !== currency)) throw conflict("mixed_currencies")
  return currency
}

/** The smallest part of what is due that may be paid; undefined where only the whole may. */
export const leastPart = ({ minor, currency }: Money, parts: PartPayments | undefined): Money | undefined =>
  parts && money(Math.ceil((minor * parts.leastPercent) / 100), currency)

/** What of `due` is paid. Throws `invalid` for a part that is too small or too large, or not taken at all. */
function partOf(due: Money, minor: number, parts: PartPayments | undefined): Money {
  if (minor === due.minor) return due
  const least = leastPart(due, parts)
  if (!least) throw invalid({ minor: "whole_only" })
  if (minor < least.minor) throw invalid({ minor: "below_least_part" })
  if (minor > due.minor) throw invalid({ minor: "more_than_due" })
  return money(minor, due.currency)
}

/** All that these owe. Throws `conflict` with the reason when they cannot be paid together. */
export const dueOf = (invoices: Invoice[]): Money =>
  sum(requirePayable(invoices, invoices[0]?.currency), invoices.map(amountDue))

/**
 * What paying these now costs, or `minor` of it, which settles what is due longest first. Throws `conflict` with the
 * reason when they cannot be paid together, `invalid` when not in this part.
 */
export function quote(invoices: Invoice[], minor?: number, parts?: PartPayments): Quoted {
  const due = dueOf(invoices)
  return quoteOf(invoices, partOf(due, minor ?? due.minor, parts))
}

/**
 * What is asked for: some of what these owe, or the next instalment of one of them, which is paid also where the
 * company takes no parts. Throws as `quote` does, and `no_instalments`.
 */
export function quoteAsked(
  invoices: Invoice[],
  { minor, instalment }: Pick<StartPayment, "minor" | "instalment">,
  parts: PartPayments | undefined,
): Quoted {
  if (!instalment) return quote(invoices, minor, parts)
  const [invoice, ...others] = invoices
  if (!invoice || others.length > 0 || minor !== undefined) throw invalid({ instalment: "one_invoice_only" })
  requirePayable(invoices, invoice.currency)
  return quoteOf(invoices, nextInstalment(invoice).amount)
}

/** What `paid` settles, what is due longest first, and what a card is asked for. */
function quoteOf(invoices: Invoice[], paid: Money): Quoted {
  const { currency } = paid
  const allocations = spread(paid, invoices)
    .parts.filter((part) => part.amount.minor > 0)
    .map(({ invoice, amount }) => ({ invoiceId: invoice.id, number: invoice.number, amount }))
  const amount = sum(
    currency,
    allocations.map((part) => chargeable(part.amount)),
  )
  if (isTooSmall(amount)) throw conflict("below_minimum")
  if (isTooLarge(amount)) throw conflict("above_maximum")
  return { amount, allocations }
}

export const lease = (invoices: Invoice[], { id: paymentId }: Payment, now: string) =>
  invoices.map((invoice) =>
    next(invoice, { processing: { paymentId, until: addSeconds(now, leaseSeconds) } }),
  )

type Paid = Extract<News, { kind: "paid" }>
/** What changes, and the money movement to post when money has moved. */
export type Step = { payment: Payment; invoices: Invoice[]; paid?: Paid; event: EventType }

const holds = (payment: Payment) => (invoice: Invoice) => invoice.processing?.paymentId === payment.id

const released = (payment: Payment, invoices: Invoice[]) =>
  invoices.filter(holds(payment)).map((invoice) => next(invoice, { processing: undefined }))

/** Spreads `amount` over what the invoices owe, oldest first; the rest is what nobody owes. */
export function spread(amount: Money, invoices: Invoice[]) {
  let left = amount
  const parts = invoices.toSorted(oldestFirst).map((invoice) => {
    const due = amountDue(invoice)
    const part = money(
      invoice.currency === left.currency ? Math.min(due.minor, left.minor) : 0,
      left.currency,
    )
    left = subtract(left, part)
    return { invoice, amount: part }
  })
  return { parts, excess: left }
}

function settle(payment: Payment, invoices: Invoice[], news: Paid, timeZone: string): Step {
  const { parts, excess } = spread(news.amount, invoices)
  const on = dateIn(timeZone, news.at)
  const allocations = parts
    .filter(({ amount }) => amount.minor > 0)
    .map(({ invoice, amount }) => ({ invoiceId: invoice.id, number: invoice.number, amount }))
  const changed = parts
    .filter(({ invoice, amount }) => amount.minor > 0 || holds(payment)(invoice))
    .map(({ invoice, amount }) =>
      next(invoice, {
        paid: amount.minor > 0 ? add(invoice.paid, amount) : invoice.paid,
        processing: holds(payment)(invoice) ? undefined : invoice.processing,
      }),
    )
  const settled = next(payment, {
    state: "succeeded",
    allocations,
    excess: excess.minor > 0 ? excess : undefined,
    failure: undefined,
    on,
    succeededAt: news.at,
    stripe: payment.stripe && { ...payment.stripe, paymentIntentId: news.movement },
  })
  return { payment: settled, invoices: changed, paid: news, event: "payment.succeeded" }
}

/** The checkout is done and the money on its way: a debit, since cards are paid at once. */
function wait(payment: Payment, invoices: Invoice[], now: string): Step {
  const until = addSeconds(now, pendingLeaseSeconds)
  const kept = invoices
    .filter(holds(payment))
    .map((invoice) => next(invoice, { processing: { paymentId: payment.id, until } }))
  const waiting = next(payment, { state: "processing", method: "bank" })
  return { payment: waiting, invoices: kept, event: "payment.processing" }
}

const end = (payment: Payment, invoices: Invoice[], state: "failed" | "expired", failure?: string): Step => ({
  payment: next(payment, { state, failure }),
  invoices: released(payment, invoices),
  event: state === "failed" ? "payment.failed" : "payment.expired",
})

/**
 * Where news of any kind, in any order and however often, takes a payment; undefined when it is there already.
 * Paid money is posted even for a payment that had ended: it has moved, whatever we believed.
 */
export function advance(
  payment: Payment,
  invoices: Invoice[],
  news: News,
  { timeZone, now }: { timeZone: string; now: string },
): Step | undefined {
  if (payment.state === "succeeded") return undefined
  if (news.kind === "paid") return settle(payment, invoices, news, timeZone)
  if (!isUnderWay(payment)) return undefined
  if (news.kind === "failed") return end(payment, invoices, "failed", news.failure)
  if (payment.state === "processing") return undefined
  return news.kind === "expired" ? end(payment, invoices, "expired") : wait(payment, invoices, now)
}

/** Why news must not touch this payment although it names it; somebody has to look at it. */
export function suspicion(payment: Payment, news: News, accountId: string): string | undefined {
  const { stripe } = payment
  if (stripe?.accountId !== accountId) return "another Stripe account"
  if (news.sessionId && stripe.sessionId && news.sessionId !== stripe.sessionId) return "another checkout"
  if (news.kind !== "paid") return undefined
  const { amount } = payment
  const exact = amount.minor === news.amount.minor && amount.currency === news.amount.currency
  return exact ? undefined : "another amount"
}
