import { addSeconds } from "../../shared/dates.ts"
import type { Ctx } from "../context.ts"
import { sendJob } from "../job-queue.ts"
import { bulkInvitations, type StoredBulk } from "./store.ts"

const lookedAt = 20
const lateSeconds = 3600

/** Whose message should have been worked on by now. */
function isWaiting({ state, startsAt }: StoredBulk, now: string) {
  if (state === "scheduled") return startsAt !== undefined && addSeconds(startsAt, lateSeconds) < now
  return state === "preparing" || state === "sending"
}

/** Asks again for what is under way, in case its message was never sent: one that is worked on twice does nothing twice. */
export async function continueInvitations(ctx: Ctx) {
  const { items } = await bulkInvitations.all(ctx, { limit: lookedAt })
  for (const bulk of items.filter((each) => isWaiting(each, ctx.now))) {
    const kind = bulk.state === "preparing" ? "invitations.prepare" : "invitations.send"
    await sendJob({ kind, tenantId: ctx.tenantId, bulkInvitationId: bulk.id, run: bulk.run })
  }
}
