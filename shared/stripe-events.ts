import * as z from "zod"
import { Instant } from "./fields.ts"
import { PageInput, page } from "./pages.ts"
import { Stored } from "./stored.ts"

/**
 * `received`: work on it began and has not ended, or died. `ignored`: nothing is done about such events. `setAside`:
 * it cannot be true of this company, so that nothing was booked. `failed`: our fault; Stripe sends it again.
 */
export const eventOutcomes = ["received", "handled", "ignored", "setAside", "failed"] as const
export const EventOutcome = z.enum(eventOutcomes)
export type EventOutcome = z.infer<typeof EventOutcome>

/** What Stripe told of the company's own account; `id` is Stripe's. */
export const StripeEvent = Stored.extend({
  type: z.string(),
  accountId: z.string(),
  /** Of what it tells of: a payment intent, a checkout session, a refund… */
  objectId: z.string().optional(),
  outcome: EventOutcome,
  /** How often Stripe sent it. */
  deliveries: z.int().positive(),
  /** How often staff had it handled again. */
  replays: z.int().nonnegative(),
  /** Stripe's own time. */
  happenedAt: Instant,
  receivedAt: Instant,
  lastAt: Instant,
  /** The text whose signature was verified; absent where it is too long to keep. */
  body: z.string().optional(),
})
export type StripeEvent = z.infer<typeof StripeEvent>

export const StripeEventLine = StripeEvent.omit({ body: true })
export type StripeEventLine = z.infer<typeof StripeEventLine>

export const ListStripeEvents = PageInput
export const StripeEventPage = page(StripeEventLine)
export type StripeEventPage = z.infer<typeof StripeEventPage>
export const NamedStripeEvent = z.strictObject({ stripeEventId: z.string() })
