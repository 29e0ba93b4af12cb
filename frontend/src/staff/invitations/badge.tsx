import type { BulkState, RecipientState } from "../../../../shared/bulk-invitations.ts"
import { Badge, type Tone } from "../../ui/badge.tsx"
import { useInvitationWords } from "./words.ts"

const tones = {
  preparing: "blue",
  scheduled: "neutral",
  sending: "blue",
  paused: "amber",
  stopped: "neutral",
  done: "green",
  failed: "red",
} as const satisfies Record<BulkState, Tone>

export function BulkBadge(props: { state: BulkState }) {
  const { own } = useInvitationWords()
  return <Badge tone={tones[props.state]}>{own().states[props.state]}</Badge>
}

const recipientTones = {
  queued: "neutral",
  sent: "blue",
  delivered: "blue",
  opened: "amber",
  accepted: "green",
  bounced: "red",
  complained: "red",
  expired: "neutral",
  failed: "red",
  skipped: "neutral",
} as const satisfies Record<RecipientState, Tone>

export function RecipientBadge(props: { state: RecipientState }) {
  const { own } = useInvitationWords()
  return <Badge tone={recipientTones[props.state]}>{own().recipientStates[props.state]}</Badge>
}
