import type {
  BulkInvitationView,
  RecipientCounts,
  RecipientState,
} from "../../../../shared/bulk-invitations.ts"

/** Behind whom the mail is: it went out, whatever became of it. */
const gone: RecipientState[] = ["sent", "delivered", "opened", "accepted", "bounced", "complained", "expired"]

const sum = (counts: RecipientCounts, states: RecipientState[]) =>
  states.reduce((total, state) => total + (counts[state] ?? 0), 0)

/** How far it has come: who was left out or could not be sent to is done with, too. */
export function progressOf({ counts, total }: Pick<BulkInvitationView, "counts" | "total">) {
  const sent = sum(counts, gone)
  const settled = sent + sum(counts, ["failed"])
  const waiting = counts.queued ?? 0
  return { sent, settled, waiting, of: Math.max(total ?? 0, settled + waiting) }
}

/** Whether somebody was written to and is still not in. */
export const canRemind = ({ counts }: Pick<BulkInvitationView, "counts">) =>
  sum(counts, ["sent", "delivered", "opened", "expired"]) > 0
