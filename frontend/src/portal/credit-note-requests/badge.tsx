import { Badge, type Tone } from "../../ui/badge.tsx"
import type { RequestView } from "./api.ts"
import { useRequestWords } from "./words.ts"

const tones: Record<RequestView["state"], Tone> = {
  pending: "amber",
  approved: "green",
  partlyApproved: "green",
  declined: "red",
  withdrawn: "neutral",
}

export function RequestBadge(props: { state: RequestView["state"] }) {
  const { own } = useRequestWords()
  return <Badge tone={tones[props.state]}>{own().states[props.state]}</Badge>
}
