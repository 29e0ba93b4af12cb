import Stripe from "stripe"
import type { Refund } from "../../shared/money-back.ts"
import type { Payment } from "../../shared/payments.ts"
import { stripe } from "./client.ts"

/** Made of stored values only, so that a repeated call is the same call and its idempotency key holds (R44). */
export async function createRefund(
  tenantId: string,
  { id: paymentId, customerId, ...payment }: Payment,
  refund: Refund,
) {
  const { accountId, paymentIntentId } = payment.stripe ?? {}
  if (!accountId || !paymentIntentId) throw new Error(`${paymentId} was not paid through Stripe`)
  return (await stripe()).refunds.create(
    {
      payment_intent: paymentIntentId,
      amount: refund.amount.minor,
      metadata: { tenantId, customerId, paymentId, refundId: refund.id },
    },
    { idempotencyKey: refund.id, stripeAccount: accountId },
  )
}

const refusals: Record<string, string> = {
  charge_already_refunded: "refunded_already",
  charge_disputed: "disputed",
  balance_insufficient: "balance_insufficient",
}

/** Why Stripe will never make this refund; undefined when that is not known, and it may even have made it. */
export function finalRefusalOf(error: unknown): string | undefined {
  const { StripeInvalidRequestError, StripePermissionError } = Stripe.errors
  const isFinal = error instanceof StripeInvalidRequestError || error instanceof StripePermissionError
  return isFinal ? (refusals[error.code ?? ""] ?? "refund_refused") : undefined
}
