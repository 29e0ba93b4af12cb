import type { InvoiceState } from "../../../../shared/invoices.ts"
import { Badge, type Tone } from "../../ui/badge.tsx"
import { useWords } from "../words.ts"

const tones: Record<InvoiceState, Tone> = {
  draft: "neutral",
  open: "blue",
  partPaid: "blue",
  overdue: "red",
  processing: "amber",
  paid: "green",
  void: "neutral",
}

export function InvoiceBadge(props: { state: InvoiceState }) {
  const { t } = useWords()
  return <Badge tone={tones[props.state]}>{t().states[props.state]}</Badge>
}
