import type { InvoiceState } from "../../../../shared/invoices.ts"
import { Badge } from "../../ui/badge.tsx"
import { useWords } from "../words.tsx"

const tones = {
  draft: "neutral",
  open: "blue",
  partPaid: "blue",
  overdue: "red",
  processing: "amber",
  paid: "green",
  void: "neutral",
} as const

export function InvoiceBadge(props: { state: InvoiceState }) {
  const { t } = useWords()
  return <Badge tone={tones[props.state]}>{t().invoices.states[props.state]}</Badge>
}
