import type { EventType, PorticoEvent } from "../../shared/events.ts"
import type { ContactCtx } from "../context.ts"
import { event } from "../events.ts"
import { commit } from "../store/entity.ts"

/** Named so, these say that a customer saw something. */
type ViewType = Extract<EventType, `${string}.viewed` | `${string}.downloaded`>

type Viewed = { subjectId: string; facts: PorticoEvent["facts"] }

/**
 * What a contact looked at: the one way to say so. Staff who preview leave no such trace, or it would seem that the
 * customer had seen it.
 */
export async function viewedEach(ctx: ContactCtx, type: ViewType, seen: Viewed[]) {
  if (ctx.session.preview) return
  const { customerId } = ctx
  await commit(ctx, ...seen.map((one) => event(ctx, type, { customerId, ...one })))
}

export const viewed = (ctx: ContactCtx, type: ViewType, subjectId: string, facts: PorticoEvent["facts"]) =>
  viewedEach(ctx, type, [{ subjectId, facts }])
