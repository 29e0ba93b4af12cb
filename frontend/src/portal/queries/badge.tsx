import type { QueryStatus } from "../../../../shared/queries.ts"
import { Badge, type Tone } from "../../ui/badge.tsx"
import { useQueryWords } from "./words.ts"

const tones: Record<QueryStatus, Tone> = {
  open: "blue",
  waitingForUs: "blue",
  waitingForYou: "amber",
  solved: "green",
}

export function QueryBadge(props: { status: QueryStatus }) {
  const { own } = useQueryWords()
  return <Badge tone={tones[props.status]}>{own().statuses[props.status]}</Badge>
}
