import type { EstimateState } from "../../../../shared/estimates.ts"
import { Badge, type Tone } from "../../ui/badge.tsx"
import { useEstimateWords } from "./words.ts"

const tones: Record<EstimateState, Tone> = {
  draft: "neutral",
  open: "blue",
  expired: "neutral",
  accepted: "green",
  declined: "red",
  invoiced: "green",
  void: "neutral",
}

export function EstimateBadge(props: { state: EstimateState }) {
  const { own } = useEstimateWords()
  return <Badge tone={tones[props.state]}>{own().states[props.state]}</Badge>
}
