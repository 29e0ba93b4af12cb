import type Stripe from "stripe"
import { next } from "../../shared/stored.ts"
import type { EventOutcome, StripeEvent } from "../../shared/stripe-events.ts"
import type { Ctx } from "../context.ts"
import { commit } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import { stripeEvents } from "./store.ts"

/** A row holds 400 KB at most (DynamoDB); Stripe's events are some kilobytes. */
const bodyMax = 200_000

type Came = { event: Stripe.Event; body: string; accountId: string }

function newRow({ now }: Ctx, { event, body, accountId }: Came): StripeEvent {
  const { id: objectId } = event.data.object as { id?: string }
  return {
    id: event.id,
    version: 1,
    type: event.type,
    accountId,
    ...(objectId && { objectId }),
    outcome: "received",
    deliveries: 1,
    replays: 0,
    happenedAt: new Date(event.created * 1000).toISOString(),
    receivedAt: now,
    lastAt: now,
    ...(Buffer.byteLength(body) <= bodyMax && { body }),
  }
}

/**
 * Keeps an event before anything is done about it, and counts how often it came. What is kept decides nothing: an event
 * that comes again is handled again, and each movement is posted once by its own key (R36).
 */
export const keep = (ctx: Ctx, came: Came): Promise<StripeEvent> =>
  withFreshReads(async () => {
    const known = await stripeEvents.find(ctx, came.event.id)
    const row = known ? next(known, { deliveries: known.deliveries + 1, lastAt: ctx.now }) : newRow(ctx, came)
    await commit(ctx, known ? stripeEvents.replace(ctx, row) : stripeEvents.insert(ctx, row))
    return row
  })

/** What became of it. Who was overtaken by somebody who handled it did not undo that by failing. */
const conclude = (ctx: Ctx, id: string, outcome: EventOutcome) =>
  withFreshReads(async () => {
    const row = await stripeEvents.get(ctx, id)
    const isDone = outcome === "failed" && row.outcome === "handled"
    const ended = next(row, { outcome: isDone ? row.outcome : outcome })
    await commit(ctx, stripeEvents.replace(ctx, ended))
    return ended
  })

/** Handles an event that is kept, and says at its row how that went. A failure is thrown on. */
export async function handle(ctx: Ctx, id: string, take: () => Promise<EventOutcome>) {
  try {
    return await conclude(ctx, id, await take())
  } catch (error) {
    // The failure itself is what has to be told; that it could not be noted down is not.
    await conclude(ctx, id, "failed").catch(() => {})
    throw error
  }
}
