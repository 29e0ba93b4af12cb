import { type ShownPaymentState, shownState } from "../../../../shared/payment-state.ts"
import type { PaymentView } from "../../../../shared/payments.ts"
import { Badge, type Tone } from "../../ui/badge.tsx"
import { usePaymentWords } from "./words.ts"

const tones: Record<ShownPaymentState, Tone> = {
  started: "neutral",
  processing: "amber",
  succeeded: "green",
  failed: "red",
  expired: "neutral",
  refunded: "neutral",
  partRefunded: "blue",
  disputed: "amber",
  disputeLost: "neutral",
}

export function PaymentBadge(props: { payment: PaymentView }) {
  const { own } = usePaymentWords()
  const state = () => shownState(props.payment)
  return <Badge tone={tones[state()]}>{own().states[state()]}</Badge>
}
