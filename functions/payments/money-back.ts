import { dateIn } from "../../shared/dates.ts"
import type { EventType } from "../../shared/events.ts"
import type { Invoice } from "../../shared/invoices.ts"
import type { Dispute, Refund } from "../../shared/money-back.ts"
import { refundedOf } from "../../shared/payment-state.ts"
import type { Payment } from "../../shared/payments.ts"
import { next } from "../../shared/stored.ts"
import { disputePosting, disputeWonPosting, refundFailedPosting, refundPosting } from "../ledger/movements.ts"
import type { Posting } from "../ledger/posting.ts"
import type { DisputeNews, MoneyBack, RefundNews } from "../stripe/money-back.ts"
import { giveBack, type Shift, take } from "./shares.ts"

/** Pure: what refunds and disputes, as Stripe has them now, do to a payment, its invoices and the ledger. */

type When = { timeZone: string; now: string }
/** One movement, or one change that moves nothing. */
export type BackStep = {
  payment: Payment
  invoices: Invoice[]
  posting: Posting | undefined
  event: EventType
  about: Refund | Dispute
}

type Posted = typeof refundPosting
type Moving = { shift: Shift; posting: Posted; movement: string; at: string }

function posted(payment: Payment, about: Refund | Dispute, moving: Moving, { timeZone, now }: When) {
  const { shift, posting, movement, at } = moving
  const { id: documentId, customerId } = payment
  const of = { movement, on: dateIn(timeZone, at), at: now, customerId, amount: about.amount, documentId }
  return { invoices: shift.invoices, posting: posting(of, shift.owed) }
}

const nothingMoves = { invoices: [], posting: undefined }

const withRefund = (payment: Payment, refund: Refund, known: Refund | undefined) => {
  const refunds = payment.refunds ?? []
  return next(payment, {
    refunds: known ? refunds.map((each) => (each === known ? refund : each)) : [...refunds, refund],
  })
}

/** Stripe's id decides; ours, in what a refund carries along, only while Stripe's is not known. */
const knownRefund = ({ refunds = [] }: Payment, { id, askedAs }: RefundNews) =>
  refunds.find(({ stripeId }) => stripeId === id) ??
  refunds.find((refund) => refund.stripeId === undefined && refund.id === askedAs)

function refundStep(payment: Payment, invoices: Invoice[], news: RefundNews, when: When) {
  const known = knownRefund(payment, news)
  const { id, amount, state, failure, at } = news
  const refund: Refund = { ...known, id: known?.id ?? id, stripeId: id, amount, state, failure, at }
  const step = (about: Refund, event: EventType, moving?: Moving): BackStep => ({
    payment: withRefund(payment, about, known),
    about,
    event,
    ...(moving ? posted(payment, about, moving, when) : nothingMoves),
  })
  if (known?.returned) return undefined
  if (state === "failed" && known?.taken) {
    const shift = giveBack(known.taken, invoices)
    const moving = { shift, posting: refundFailedPosting, movement: `refundFailed:${id}`, at: when.now }
    return step({ ...refund, returned: shift.share }, "payment.refundFailed", moving)
  }
  if (state !== "failed" && !known?.taken) {
    const shift = take(payment, invoices, amount.minor)
    const moving = { shift, posting: refundPosting, movement: `refund:${id}`, at }
    return step({ ...refund, taken: shift.share }, "payment.refunded", moving)
  }
  if (known?.stripeId === id && known.state === state) return undefined
  return step(refund, state === "failed" ? "payment.refundFailed" : "payment.refundUpdated")
}

const withDispute = (payment: Payment, dispute: Dispute) => {
  const others = (payment.disputes ?? []).filter(({ id }) => id !== dispute.id)
  return next(payment, { disputes: [...others, dispute] })
}

function disputeStep(payment: Payment, invoices: Invoice[], news: DisputeNews, when: When) {
  const known = payment.disputes?.find(({ id }) => id === news.id)
  const { withdrawn, reinstated, ...told } = news
  // What was taken is what comes back, should the bank state another amount meanwhile.
  const dispute: Dispute = { ...known, ...told, amount: known?.taken ? known.amount : told.amount }
  const step = (about: Dispute, event: EventType, moving?: Moving): BackStep => ({
    payment: withDispute(payment, about),
    about,
    event,
    ...(moving ? posted(payment, about, moving, when) : nothingMoves),
  })
  if (withdrawn && !known?.taken) {
    const shift = take(payment, invoices, dispute.amount.minor)
    const moving = { shift, posting: disputePosting, movement: `dispute:${news.id}`, at: news.at }
    const lost = dispute.state === "lost"
    return step({ ...dispute, taken: shift.share }, lost ? "payment.disputeLost" : "payment.disputed", moving)
  }
  if (reinstated && known?.taken && !known.returned) {
    const shift = giveBack(known.taken, invoices)
    const moving = { shift, posting: disputeWonPosting, movement: `disputeWon:${news.id}`, at: when.now }
    return step({ ...dispute, returned: shift.share }, "payment.disputeWon", moving)
  }
  if (!known) return step(dispute, "payment.disputed")
  const same =
    known.state === dispute.state &&
    known.dueBy === dispute.dueBy &&
    known.evidenceSent === dispute.evidenceSent
  if (same) return undefined
  const lost = dispute.state === "lost" && known.state !== "lost"
  return step(dispute, lost ? "payment.disputeLost" : "payment.disputeUpdated")
}

/** The first thing that is different from what is known; undefined when all of it is known. */
export function follow(
  payment: Payment,
  invoices: Invoice[],
  { refunds, disputes }: MoneyBack,
  when: When,
): BackStep | undefined {
  for (const refund of refunds) {
    const step = refundStep(payment, invoices, refund, when)
    if (step) return step
  }
  for (const dispute of disputes) {
    const step = disputeStep(payment, invoices, dispute, when)
    if (step) return step
  }
  return undefined
}

/** Why nothing of this may be posted; somebody has to look at it. */
export function suspicionOf(payment: Payment, { refunds, disputes }: MoneyBack): string | undefined {
  const { amount } = payment
  const strange = [...refunds, ...disputes].some((each) => each.amount.currency !== amount.currency)
  if (strange) return "another currency"
  return refundedOf({ amount, refunds }).minor > amount.minor ? "more refunded than was paid" : undefined
}
