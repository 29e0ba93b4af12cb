import { addSeconds } from "../../shared/dates.ts"
import { StripeEvent } from "../../shared/stripe-events.ts"
import { entity } from "../store/entity.ts"

/** Stripe keeps its own for 30 days. */
const keptSeconds = 90 * 86_400

export const stripeEvents = entity<StripeEvent>({
  kind: "stripeEvent",
  schema: StripeEvent,
  staffList: ({ receivedAt }) => receivedAt,
  expiresAt: ({ receivedAt }) => addSeconds(receivedAt, keptSeconds),
})
