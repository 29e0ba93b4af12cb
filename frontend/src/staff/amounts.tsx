import { For, Show } from "solid-js"
import type { Money } from "../../../shared/money.ts"
import { useWords } from "./words.tsx"

/** One line per currency. */
export function Amounts(props: { amounts: Money[]; none: string }) {
  const { money } = useWords()
  return (
    <Show when={props.amounts.length} fallback={<span class="soft">{props.none}</span>}>
      <For each={props.amounts}>{(amount) => <span class="amount-line">{money(amount)}</span>}</For>
    </Show>
  )
}
