import type { Import, ImportState } from "../../../../shared/imports.ts"
import { Badge } from "../../ui/badge.tsx"
import { useWords } from "../words.tsx"
import { isAsking } from "./questions.ts"

const tones = {
  uploading: "neutral",
  analysing: "blue",
  ready: "amber",
  importing: "blue",
  done: "green",
  failed: "red",
} as const satisfies Record<ImportState, string>

export function ImportBadge(props: { file: Import }) {
  const { t } = useWords()
  const asking = () => props.file.state === "ready" && isAsking(props.file)
  return (
    <Badge tone={tones[props.file.state]}>
      {asking() ? t().imports.asking : t().imports.states[props.file.state]}
    </Badge>
  )
}
