import { For, Show } from "solid-js"
import type { PaymentView } from "../../../../shared/payments.ts"
import { usePaymentWords } from "./words.ts"

/** What went back to the payer. What the company only asked Stripe for did not, nor what Stripe refused. */
export function Refunds(props: { payment: PaymentView }) {
  const { own, money, instant } = usePaymentWords()
  const stateOf = (state: string) =>
    state in own().refundStates ? own().refundStates[state as "pending"] : undefined
  const shown = () => (props.payment.refunds ?? []).filter(({ state }) => stateOf(state))
  return (
    <Show when={shown().length}>
      <section class="stack" aria-labelledby="refunds">
        <h2 id="refunds">{own().refunds}</h2>
        <ul class="ledger">
          <For each={shown()}>
            {(refund) => (
              <li>
                <span>
                  {own().refundOn(instant(refund.at))}
                  <span class="under">{stateOf(refund.state)}</span>
                </span>
                <span class="number">{money(refund.amount)}</span>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}
