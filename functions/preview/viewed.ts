import type { EventType, PorticoEvent } from "../../shared/events.ts"
import type { ContactCtx } from "../context.ts"
import { event } from "../events.ts"
import { commit } from "../store/entity.ts"

/** Named so, these say that a customer saw something. */
type ViewType = Extract<EventType, `${string}.viewed` | `${string}.downloaded`>

/**
 * What a contact looked at: the one way to say so. Staff who preview leave no such trace, or it would seem that the
 * customer had seen it.
 */
export async function viewed(
  ctx: ContactCtx,
  type: ViewType,
  subjectId: string,
  facts: PorticoEvent["facts"],
) {
  if (ctx.session.preview) return
  await commit(ctx, event(ctx, type, { customerId: ctx.customerId, subjectId, facts }))
}
