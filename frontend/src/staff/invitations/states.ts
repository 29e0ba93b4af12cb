import type { RecipientState } from "../../../../shared/bulk-invitations.ts"

/** In the order in which a mail goes through them, the good ends before the bad. */
const places: Record<RecipientState, number> = {
  queued: 0,
  sent: 1,
  delivered: 2,
  opened: 3,
  accepted: 4,
  expired: 5,
  bounced: 6,
  complained: 7,
  failed: 8,
  skipped: 9,
}
export const recipientStates = Object.keys(places) as RecipientState[]
