import { Show } from "solid-js"
import { daysBetween } from "../../../../shared/dates.ts"
import type { QueryStatus, QuerySummary } from "../../../../shared/queries.ts"
import { Badge } from "../../ui/badge.tsx"
import { useToday } from "../today.ts"
import { useQueryWords } from "./words.ts"

const tones = { open: "blue", waitingForUs: "amber", waitingForYou: "neutral", solved: "green" } as const

export function QueryBadge(props: { status: QueryStatus }) {
  const { own } = useQueryWords()
  return <Badge tone={tones[props.status]}>{own().statuses[props.status]}</Badge>
}

/** By when an answer was promised, where one is still awaited: late is said in words, too. */
export function Promised(props: { query: QuerySummary }) {
  const { own, date } = useQueryWords()
  const today = useToday()
  const awaited = () => props.query.status === "open" || props.query.status === "waitingForUs"
  const late = () => daysBetween(props.query.promisedOn, today())
  return (
    <Show when={awaited()} fallback={<span class="soft">–</span>}>
      <span class="nowrap">{late() === 0 ? own().today : date(props.query.promisedOn)}</span>
      <Show when={late() > 0}>
        <span class="under bad">{own().overdue(late())}</span>
      </Show>
    </Show>
  )
}
