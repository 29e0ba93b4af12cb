import type { Autopay, PlannedCharge, SavedCard, StopReason } from "../../shared/autopay.ts"
import { noticeDays, retryAfterDays } from "../../shared/autopay-consent.ts"
import { addDays } from "../../shared/dates.ts"
import { amountDue, isProcessing } from "../../shared/invoice-state.ts"
import type { Invoice } from "../../shared/invoices.ts"
import type { Money } from "../../shared/money.ts"
import type { Payment } from "../../shared/payments.ts"
import { chargeable, isTooSmall } from "../stripe/amounts.ts"

/** Pure: what autopay tells of, charges, tries again and leaves alone, and when. */

export type LeftBecause = "over_limit" | "too_small" | "authentication"

/** When an invoice is to be charged that nobody was told of yet. */
const dayOf = ({ daysBefore }: Autopay, { dueOn }: Invoice) => addDays(dueOn, -daysBefore)

/** Never earlier than the notice allows: what is overdue already is charged after it as well. */
function chargeDay(autopay: Autopay, invoice: Invoice, today: string) {
  const [asAgreed, afterNotice] = [dayOf(autopay, invoice), addDays(today, noticeDays)]
  return asAgreed > afterNotice ? asAgreed : afterNotice
}

/** Why people have to pay this amount themselves; undefined where the card may be charged for it. */
export function leftBecause({ limit }: Autopay, due: Money): LeftBecause | undefined {
  const amount = chargeable(due)
  if (amount.minor > limit.minor) return "over_limit"
  return isTooSmall(amount) ? "too_small" : undefined
}

/** Whose parts were agreed on one by one is paid by people: its own due date is not when it is owed. */
const isWhole = ({ instalments }: Invoice) => instalments === undefined

/** The open invoices that are to be told of now. */
export function untold(autopay: Autopay, open: Invoice[], { today, now }: { today: string; now: string }) {
  const known = new Set([...autopay.left, ...autopay.charges.map(({ invoiceId }) => invoiceId)])
  return open.filter(
    (invoice) =>
      invoice.currency === autopay.currency &&
      amountDue(invoice).minor > 0 &&
      isWhole(invoice) &&
      !known.has(invoice.id) &&
      !isProcessing(invoice, now) &&
      addDays(dayOf(autopay, invoice), -noticeDays) <= today,
  )
}

export const planned = (autopay: Autopay, invoice: Invoice, today: string): PlannedCharge => ({
  invoiceId: invoice.id,
  number: invoice.number,
  amount: amountDue(invoice),
  on: chargeDay(autopay, invoice, today),
  declines: 0,
})

export const isDue = ({ on, paymentId }: PlannedCharge, today: string) => !paymentId && on <= today

/**
 * What becomes of a charge whose day has come, by what the invoice owes at this moment: `drop` when it is paid, void
 * or paid in instalments now, `wait` while another payment holds it, `tellAgain` when it owes more than was told.
 */
export function verdictOn(
  autopay: Autopay,
  charge: PlannedCharge,
  invoice: Invoice | undefined,
  now: string,
) {
  const due = invoice && amountDue(invoice)
  if (!invoice || !due || due.minor === 0 || !isWhole(invoice) || invoice.currency !== autopay.currency)
    return "drop"
  if (isProcessing(invoice, now)) return "wait"
  const reason = leftBecause(autopay, due)
  if (reason) return reason
  return due.minor > charge.amount.minor ? "tellAgain" : "charge"
}

const others = ({ charges }: Autopay, { invoiceId }: PlannedCharge) =>
  charges.filter((each) => each.invoiceId !== invoiceId)
export const withoutCharge = (autopay: Autopay, charge: PlannedCharge) => ({
  charges: others(autopay, charge),
})
export const withCharge = (autopay: Autopay, charge: PlannedCharge) => ({
  charges: [...others(autopay, charge), charge],
})
export const leaving = (autopay: Autopay, charge: PlannedCharge) => ({
  ...withoutCharge(autopay, charge),
  left: [...autopay.left, charge.invoiceId],
})

type After =
  | { what: "wait" }
  | { what: "paid" }
  | { what: "again" }
  | { what: "left"; because: LeftBecause }
  | { what: "retry"; charge: PlannedCharge }
  | { what: "stop"; because: StopReason }

/** What follows from how a charge ended. One that never reached Stripe is made again, as if it had not begun. */
export function after(charge: PlannedCharge, { state, failure }: Payment, today: string): After {
  if (state === "started" || state === "processing") return { what: "wait" }
  if (state === "succeeded") return { what: "paid" }
  if (state === "expired" || failure === "stripe_unavailable") return { what: "again" }
  if (failure === "authentication_required") return { what: "left", because: "authentication" }
  if (failure === "card_removed") return { what: "stop", because: "card_removed" }
  const days = retryAfterDays[charge.declines]
  if (days === undefined) return { what: "stop", because: "declined" }
  const { paymentId: _, ...rest } = charge
  return { what: "retry", charge: { ...rest, on: addDays(today, days), declines: charge.declines + 1 } }
}

/** Cards hold to the end of their month: told a month before, so that another can be saved in time. */
export function endsSoon({ expMonth, expYear }: SavedCard, today: string) {
  const lastDay = new Date(Date.UTC(expYear, expMonth, 0)).toISOString().slice(0, 10)
  return addDays(today, 30) >= lastDay
}
