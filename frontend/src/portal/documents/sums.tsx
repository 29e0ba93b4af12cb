import { For } from "solid-js"
import { type Money, money as moneyOf } from "../../../../shared/money.ts"
import { useWords } from "../words.ts"

type Sum = { text: string; amount: Money; always?: boolean; strong?: boolean }

export const minus = (amount: Money) => moneyOf(-amount.minor, amount.currency)

/** From the lines to what is to be paid; what is nil is left out. */
export function Sums(props: { rows: Sum[] }) {
  const { money } = useWords()
  return (
    <dl class="sums">
      <For each={props.rows.filter((row) => row.always || row.amount.minor !== 0)}>
        {(row) => (
          <div classList={{ strong: row.strong === true }}>
            <dt>{row.text}</dt>
            <dd class="number">{money(row.amount)}</dd>
          </div>
        )}
      </For>
    </dl>
  )
}
