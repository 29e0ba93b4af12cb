import type { PorticoEvent } from "../../shared/events.ts"
import { next } from "../../shared/stored.ts"
import type { Ctx } from "../context.ts"
import { event } from "../events.ts"
import type { WhyWithheld } from "../mails/store.ts"
import { commit } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import type { Write } from "../store/table.ts"
import { hindrance } from "./hindrance.ts"
import { bulkInvitations, recipientId, recipients, type StoredBulk } from "./store.ts"

const goesOn: StoredBulk["state"][] = ["sending", "done"]

/** The bulk invitation waits with its reason, also where its last mail seemed to be on its way already. */
async function paused(ctx: Ctx, bulk: StoredBulk): Promise<Write[]> {
  const reason = await hindrance(ctx)
  if (!goesOn.includes(bulk.state)) return []
  const waits = next(bulk, { state: "paused", reason, finishedAt: undefined })
  return [
    bulkInvitations.replace(ctx, waits),
    event(ctx, "bulkInvitation.paused", { subjectId: bulk.id, ...(reason && { facts: { reason } }) }),
  ]
}

/**
 * An invitation of many that was not mailed after all: its recipient waits again, or is passed over for good, so that
 * nobody is counted who got nothing. Does nothing for other mails, nor where another invitation followed.
 */
export const noteWithheld = (ctx: Ctx, { type, subjectId, facts }: PorticoEvent, why: WhyWithheld) =>
  withFreshReads(async () => {
    const bulkInvitationId = String(facts.bulkInvitationId ?? "")
    if (type !== "invitation.sent" || !bulkInvitationId) return
    const recipient = await recipients.find(ctx, recipientId(bulkInvitationId, subjectId ?? ""))
    if (recipient?.state !== "sent" || recipient.linkId !== facts.linkId) return
    if (why === "suppressed") {
      const skipped = next(recipient, { state: "skipped", reason: "suppressed", at: ctx.now })
      return commit(ctx, recipients.replace(ctx, skipped))
    }
    const waiting = next(recipient, { state: "queued", at: undefined })
    const bulk = await bulkInvitations.get(ctx, bulkInvitationId)
    await commit(ctx, recipients.replace(ctx, waiting), ...(await paused(ctx, bulk)))
  })
