import { localeOf } from "../../../../shared/languages.ts"
import type { ProjectView } from "../../../../shared/projects.ts"
import { Badge, type Tone } from "../../ui/badge.tsx"
import { useProjectWords } from "./words.ts"
import "./projects.css"

const tones: Record<ProjectView["status"], Tone> = {
  planned: "neutral",
  active: "blue",
  onHold: "amber",
  completed: "green",
  cancelled: "neutral",
}

export function ProjectBadge(props: { status: ProjectView["status"] }) {
  const { own } = useProjectWords()
  return <Badge tone={tones[props.status]}>{own().statuses[props.status]}</Badge>
}

export function usePercent() {
  const { language } = useProjectWords()
  return (share: number) => new Intl.NumberFormat(localeOf[language()], { style: "percent" }).format(share)
}

/** How far it has come, as a bar and as a figure. */
export function ProjectProgress(props: { progress: number }) {
  const { own } = useProjectWords()
  const percent = usePercent()
  return (
    <span class="meter">
      <progress aria-label={own().progress} value={props.progress} max={100} />
      <span class="number">{percent(props.progress / 100)}</span>
    </span>
  )
}
