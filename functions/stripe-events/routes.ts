import type * as z from "zod"
import { conflict } from "../../shared/errors.ts"
import { next } from "../../shared/stored.ts"
import {
  ListStripeEvents,
  NamedStripeEvent,
  StripeEventLine,
  StripeEventPage,
} from "../../shared/stripe-events.ts"
import { type StaffCtx, systemCtx, type TenantCtx } from "../context.ts"
import { event } from "../events.ts"
import { staffRoute } from "../http/route.ts"
import { commit } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import { handle } from "./keep.ts"
import { stripeEvents } from "./store.ts"

const list = (ctx: TenantCtx, asked: z.infer<typeof ListStripeEvents>) => stripeEvents.all(ctx, asked)

/** Notes who asked, before anything is done. */
const countReplay = (ctx: StaffCtx, id: string) =>
  withFreshReads(async () => {
    const { body, ...row } = await stripeEvents.get(ctx, id)
    if (!body) throw conflict("not_kept")
    const again = next({ ...row, body }, { replays: row.replays + 1, lastAt: ctx.now })
    const facts = { type: row.type }
    await commit(
      ctx,
      stripeEvents.replace(ctx, again),
      event(ctx, "stripeEvent.replayed", { subjectId: id, facts }),
    )
    return { body, accountId: row.accountId }
  })

/**
 * The same that is done when Stripe sends it, by the same rights: what was booked is booked once. Throws `conflict`
 * (not_kept) where its text was too long to keep; Stripe's dashboard can send it again.
 */
async function replay(ctx: StaffCtx, { stripeEventId: id }: z.infer<typeof NamedStripeEvent>) {
  const { body, accountId } = await countReplay(ctx, id)
  // Stripe's library is no part of what the list starts with.
  const { takeEvent } = await import("../payments/on-stripe-event.ts")
  const asPortico = systemCtx(ctx.tenantId, ctx.requestId, ctx.now)
  return handle(asPortico, id, () => takeEvent({ ctx: asPortico, event: JSON.parse(body), accountId }))
}

export const stripeEventRoutes = [
  staffRoute({
    on: "GET /api/payments/stripe-events",
    needs: "payments.read",
    limit: "gateway",
    input: ListStripeEvents,
    output: StripeEventPage,
    run: list,
  }),
  staffRoute({
    on: "POST /api/payments/stripe-events/{stripeEventId}/replay",
    needs: "payments.write",
    limit: { times: 30, seconds: 60 },
    input: NamedStripeEvent,
    output: StripeEventLine,
    run: replay,
  }),
]
