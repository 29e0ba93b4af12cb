import { notFound } from "../../shared/errors.ts"
import type { AcceptEstimate, DeclineEstimate, Estimate } from "../../shared/estimates.ts"
import type { EventType } from "../../shared/events.ts"
import { next } from "../../shared/stored.ts"
import type { ContactCtx } from "../context.ts"
import { event } from "../events.ts"
import { commit } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import { requireVisible } from "../tenants/visibility.ts"
import { contactDetail, todayOf } from "./read.ts"
import { requireDecidable } from "./rules.ts"
import { shownEstimates } from "./shown.ts"
import { estimates } from "./store.ts"
import { about } from "./write.ts"

type Decision = {
  id: string
  revision: number | undefined
  type: Extract<EventType, "estimate.accepted" | "estimate.declined">
  changes: Pick<Estimate, "accepted"> | Pick<Estimate, "declined">
  facts: Record<string, string>
}

async function decideOnce(ctx: ContactCtx, { id, revision, type, changes, facts }: Decision) {
  requireVisible(ctx, "estimates")
  const before = await estimates.get(ctx, id, ctx.customerId)
  const [shown] = await shownEstimates(ctx, [before], "contact")
  if (!shown) throw notFound()
  requireDecidable(shown, todayOf(ctx), revision)
  const estimate = next(before, changes)
  const { facts: known, ...rest } = about(estimate)
  await commit(
    ctx,
    estimates.replace(ctx, estimate),
    event(ctx, type, { ...rest, facts: { ...known, ...facts } }),
  )
  return contactDetail(ctx, estimate)
}

/** Of two who decide at once the second finds it decided. */
export function acceptEstimate(
  ctx: ContactCtx,
  { id, name, purchaseOrder, revision }: AcceptEstimate & { id: string },
) {
  const order = purchaseOrder || undefined
  const accepted = { name, purchaseOrder: order, at: ctx.now, contactId: ctx.contact.id }
  const facts = { name, ...(order && { purchaseOrder: order }) }
  const decision: Decision = { id, revision, type: "estimate.accepted", changes: { accepted }, facts }
  return withFreshReads(() => decideOnce(ctx, decision))
}

export function declineEstimate(ctx: ContactCtx, { id, reason, revision }: DeclineEstimate & { id: string }) {
  const declined = { reason, at: ctx.now, contactId: ctx.contact.id }
  const facts = { name: ctx.contact.name }
  const decision: Decision = { id, revision, type: "estimate.declined", changes: { declined }, facts }
  return withFreshReads(() => decideOnce(ctx, decision))
}
