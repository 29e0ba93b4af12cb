import type {
  BulkInvitationView,
  RecipientCounts,
  RecipientState,
} from "../../../../shared/bulk-invitations.ts"

/** Behind whom the mail is: it went out, whatever became of it. */
const gone: RecipientState[] = ["sent", "delivered", "opened", "accepted", "bounced", "complained", "expired"]

const sum = (counts: RecipientCounts, states: RecipientState[]) =>
  states.reduce((total, state) => total + (counts[state] ?? 0), 0)

/**
 * How far it has come. Who could not be sent to is done with as well; who was left out never counted, also when that
 * showed only on the way, as of somebody who was removed meanwhile.
 */
export function progressOf({ counts }: Pick<BulkInvitationView, "counts">) {
  const sent = sum(counts, gone)
  const settled = sent + (counts.failed ?? 0)
  const waiting = counts.queued ?? 0
  return { sent, settled, waiting, of: settled + waiting }
}

/** Whether somebody was written to and is still not in. */
export const canRemind = ({ counts }: Pick<BulkInvitationView, "counts">) =>
  sum(counts, ["sent", "delivered", "opened", "expired"]) > 0
