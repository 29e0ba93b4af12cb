import type { EstimateState } from "../../../../shared/estimates.ts"
import { Badge } from "../../ui/badge.tsx"
import { useEstimateWords } from "./words.ts"

const tones = {
  draft: "neutral",
  open: "blue",
  expired: "amber",
  accepted: "green",
  declined: "red",
  invoiced: "green",
  void: "neutral",
} as const

export function EstimateBadge(props: { state: EstimateState }) {
  const { own } = useEstimateWords()
  return <Badge tone={tones[props.state]}>{own().states[props.state]}</Badge>
}
