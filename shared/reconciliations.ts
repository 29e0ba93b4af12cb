import * as z from "zod"
import { Instant, Money } from "./fields.ts"
import { Stored } from "./stored.ts"

/**
 * `missing`: Stripe has the money and we could not book it. `amount`: both have it, in different amounts. `extra`: we
 * booked it and Stripe does not have it.
 */
export const driftKinds = ["missing", "amount", "extra"] as const
export type DriftKind = (typeof driftKinds)[number]

const Drift = z.object({
  kind: z.enum(driftKinds),
  accountId: z.string(),
  intentId: z.string(),
  paymentId: z.string().optional(),
  stripe: Money.optional(),
  booked: Money.optional(),
})
export type Drift = z.infer<typeof Drift>

/** One comparison of Stripe's lists with what is booked. */
export const Reconciliation = Stored.extend({
  /** What was made at Stripe since then was compared. */
  since: Instant,
  /** False where there was more than one run takes on: the nightly ones cover the rest day by day. */
  complete: z.boolean(),
  payments: z.int(),
  moneyBack: z.int(),
  /** Payments of which something was missing here, and is booked now. */
  healed: z.int(),
  drifts: z.array(Drift),
  createdAt: Instant,
})
export type Reconciliation = z.infer<typeof Reconciliation>
export const Reconciliations = z.object({ items: z.array(Reconciliation) })
export type Reconciliations = z.infer<typeof Reconciliations>
