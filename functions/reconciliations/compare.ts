import type Stripe from "stripe"
import type { Payment } from "../../shared/payments.ts"
import type { Drift } from "../../shared/reconciliations.ts"
import { moneyOf } from "../stripe/news.ts"

/** Pure: what Stripe says of one payment intent beside what is booked for it. */

type Intent = Pick<Stripe.PaymentIntent, "id" | "status" | "amount_received" | "currency">

/** Undefined where both say the same. */
export function driftOf(intent: Intent, payment: Payment | undefined, accountId: string): Drift | undefined {
  const booked = payment?.state === "succeeded" && payment.stripe?.paymentIntentId === intent.id
  const about = { accountId, intentId: intent.id, ...(payment && { paymentId: payment.id }) }
  const isPaid = intent.status === "succeeded"
  if (!isPaid) return booked ? { kind: "extra", ...about, booked: payment.amount } : undefined
  const stripe = moneyOf(intent.amount_received, intent.currency)
  if (!booked) return { kind: "missing", ...about, stripe }
  const { amount } = payment
  const same = amount.minor === stripe.minor && amount.currency === stripe.currency
  return same ? undefined : { kind: "amount", ...about, stripe, booked: amount }
}

/** Booked as paid on the account since then, with an intent that its list does not have. */
export const isExtra = (payment: Payment, accountId: string, listed: ReadonlySet<string>) =>
  payment.state === "succeeded" &&
  payment.stripe?.accountId === accountId &&
  payment.stripe.paymentIntentId !== undefined &&
  !listed.has(payment.stripe.paymentIntentId)
