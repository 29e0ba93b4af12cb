import { type Money, money } from "./money.ts"
import type { Dispute, Refund } from "./money-back.ts"
import type { PaymentState } from "./payments.ts"

type Back = {
  amount: Money
  state: PaymentState
  refunds?: Pick<Refund, "amount" | "state">[] | undefined
  disputes?: Pick<Dispute, "state">[] | undefined
}

const goesBack = ({ state }: Pick<Refund, "state">) => state === "pending" || state === "succeeded"

/** What of a payment its payer has been given back. */
export const refundedOf = ({ amount, refunds = [] }: Pick<Back, "amount" | "refunds">): Money =>
  money(
    refunds.filter(goesBack).reduce((total, refund) => total + refund.amount.minor, 0),
    amount.currency,
  )

/** What can still be given back: what was only asked for counts as given. */
export const refundableOf = ({ amount, refunds = [] }: Pick<Back, "amount" | "refunds">): Money =>
  money(
    refunds
      .filter((refund) => goesBack(refund) || refund.state === "asked")
      .reduce((left, refund) => left - refund.amount.minor, amount.minor),
    amount.currency,
  )

export type ShownPaymentState = PaymentState | "refunded" | "partRefunded" | "disputed" | "disputeLost"

export const isUndecided = ({ state }: Pick<Dispute, "state">) =>
  state === "needsResponse" || state === "underReview"

/** The one word that lists and pages show of a payment. */
export function shownState(payment: Back): ShownPaymentState {
  const { state, disputes = [], amount } = payment
  if (state !== "succeeded") return state
  if (disputes.some(isUndecided)) return "disputed"
  if (disputes.some((dispute) => dispute.state === "lost")) return "disputeLost"
  const refunded = refundedOf(payment).minor
  if (refunded === 0) return state
  return refunded < amount.minor ? "partRefunded" : "refunded"
}

/** Money that came through Stripe and that no bank has taken back, or may yet. */
export const isRefundable = ({
  state,
  stripe,
  disputes = [],
}: {
  state: PaymentState
  stripe?: { paymentIntentId?: string | undefined } | undefined
  disputes?: Pick<Dispute, "state">[] | undefined
}) =>
  state === "succeeded" &&
  stripe?.paymentIntentId !== undefined &&
  !disputes.some((dispute) => isUndecided(dispute) || dispute.state === "lost")
