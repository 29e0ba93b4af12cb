import type { OfCurrency, StopReason } from "../../shared/autopay.ts"
import { next } from "../../shared/stored.ts"
import type { Ctx } from "../context.ts"
import { commit } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import { autopayEvent } from "./events.ts"
import { autopays } from "./store.ts"

/** From this moment nothing more is charged; the clock takes the card away from Stripe within the hour. */
export const stop = (
  ctx: Ctx,
  { customerId, currency }: OfCurrency & { customerId: string },
  stopped: StopReason,
) =>
  withFreshReads(async () => {
    const autopay = await autopays.get(ctx, currency, customerId)
    if (autopay.state === "off") return
    const off = next(autopay, { state: "off", stopped, charges: [], changedAt: ctx.now })
    await commit(
      ctx,
      autopays.replace(ctx, off),
      autopayEvent(ctx, "autopay.stopped", off, { reason: stopped }),
    )
  })
