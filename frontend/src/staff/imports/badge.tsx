import type { ImportState } from "../../../../shared/imports.ts"
import { Badge } from "../../ui/badge.tsx"
import { useWords } from "../words.tsx"

const tones = {
  uploading: "neutral",
  analysing: "blue",
  ready: "amber",
  importing: "blue",
  done: "green",
  failed: "red",
} as const satisfies Record<ImportState, string>

export function ImportBadge(props: { state: ImportState }) {
  const { t } = useWords()
  return <Badge tone={tones[props.state]}>{t().imports.states[props.state]}</Badge>
}
