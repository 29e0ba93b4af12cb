import { Show } from "solid-js"
import { Badge } from "../../ui/badge.tsx"
import { useSampleWords } from "./words.ts"

export function SampleBadge(props: { of: { sample?: true | undefined } }) {
  const { own } = useSampleWords()
  return (
    <Show when={props.of.sample}>
      <Badge tone="amber">{own().badge}</Badge>
    </Show>
  )
}
