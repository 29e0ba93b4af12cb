import type { PaymentState } from "../../../../shared/payments.ts"
import { Badge, type Tone } from "../../ui/badge.tsx"
import { usePaymentWords } from "./words.ts"

const tones: Record<PaymentState, Tone> = {
  started: "neutral",
  processing: "amber",
  succeeded: "green",
  failed: "red",
  expired: "neutral",
}

export function PaymentBadge(props: { state: PaymentState }) {
  const { own } = usePaymentWords()
  return <Badge tone={tones[props.state]}>{own().states[props.state]}</Badge>
}
