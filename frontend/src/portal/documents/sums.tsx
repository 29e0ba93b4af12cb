import { For } from "solid-js"
import { type Money, money as moneyOf, zero } from "../../../../shared/money.ts"
import { useWords } from "../words.ts"

type Sum = { text: string; amount: Money; always?: boolean; strong?: boolean }

export const minus = (amount: Money) => moneyOf(-amount.minor, amount.currency)

type Summed = { subtotal: Money; discount: Money; tax: Money; adjustment?: Money; total: Money }

/** Discounts of lines are in their amounts already: only what the total lacks is taken off below. */
export const discountBelow = ({ subtotal, discount, tax, adjustment, total }: Summed) =>
  subtotal.minor + tax.minor + (adjustment?.minor ?? 0) === total.minor
    ? zero(total.currency)
    : minus(discount)

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
