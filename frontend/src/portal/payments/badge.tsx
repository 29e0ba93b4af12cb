import type { PaymentState } from "../../../../shared/payments.ts"
import { Badge, type Tone } from "../../ui/badge.tsx"
import { useWords } from "../words.ts"

const tones: Record<PaymentState, Tone> = {
  started: "neutral",
  processing: "amber",
  succeeded: "green",
  failed: "red",
  expired: "neutral",
}

export function PaymentBadge(props: { state: PaymentState }) {
  const { t } = useWords()
  return <Badge tone={tones[props.state]}>{t().payments.states[props.state]}</Badge>
}
