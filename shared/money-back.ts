import * as z from "zod"
import { Instant, Minor, Money } from "./fields.ts"

/** What one movement took from each invoice of its payment, or gave back to it, and the rest: the customer's credit. */
export const Share = z.object({
  invoices: z.array(z.object({ invoiceId: z.string(), minor: Minor })),
  credit: Minor,
})
export type Share = z.infer<typeof Share>

/** `taken`: posted; `returned`: posted again the other way, since the money never left or came back. */
const posted = { taken: Share.optional(), returned: Share.optional() }

/** `asked`: written down before Stripe hears of it. `refused`: Stripe would not; `failed`: the bank sent it back. */
export const refundStates = ["asked", "pending", "succeeded", "failed", "refused"] as const
export type RefundState = (typeof refundStates)[number]

export const Refund = z.object({
  /** Ours, by which it is asked of Stripe once; Stripe's own where it was made there. */
  id: z.string(),
  stripeId: z.string().optional(),
  amount: Money,
  state: z.enum(refundStates),
  reason: z.string().optional(),
  /** Who of the company asked for it here. */
  by: z.string().optional(),
  failure: z.string().optional(),
  at: Instant,
  ...posted,
})
export type Refund = z.infer<typeof Refund>

/** `closed`: a bank's question that ended without any money moving. */
export const disputeStates = ["needsResponse", "underReview", "won", "lost", "closed"] as const
export type DisputeState = (typeof disputeStates)[number]

/** A payer told the bank that a charge is wrong. A bank may only ask at first: then nothing is taken yet. */
export const Dispute = z.object({
  id: z.string(),
  amount: Money,
  state: z.enum(disputeStates),
  /** Stripe's word for it, such as `product_not_received`. */
  reason: z.string(),
  /** Until when Stripe takes evidence. */
  dueBy: Instant.optional(),
  evidenceSent: z.boolean(),
  at: Instant,
  ...posted,
})
export type Dispute = z.infer<typeof Dispute>
