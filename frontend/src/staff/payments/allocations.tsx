import { A } from "@solidjs/router"
import { For, Show } from "solid-js"
import { money as amountOf } from "../../../../shared/money.ts"
import type { StaffPayment } from "../../../../shared/payments.ts"
import { paths } from "../paths.ts"
import { usePaymentWords } from "./words.ts"

/** What a payment settled, and what of it went back since. */
export function Allocations(props: { payment: StaffPayment }) {
  const { own, money } = usePaymentWords()
  const gone = (invoiceId: string, minor: number) => {
    const left = props.payment.standing.find((part) => part.invoiceId === invoiceId)?.minor ?? 0
    return amountOf(minor - left, props.payment.amount.currency)
  }
  return (
    <section class="card" aria-labelledby="invoices">
      <h2 id="invoices">{own().invoices}</h2>
      <ul class="ledger">
        <For each={props.payment.allocations} fallback={<li class="soft">{own().invoicesNone}</li>}>
          {({ invoiceId, number, amount }) => (
            <li>
              <span>
                <A href={paths.invoice(props.payment.customerId, invoiceId)}>
                  <bdi>{number}</bdi>
                </A>
                <Show when={gone(invoiceId, amount.minor).minor > 0}>
                  <span class="under">{own().given(money(gone(invoiceId, amount.minor)))}</span>
                </Show>
              </span>
              <span class="number">{money(amount)}</span>
            </li>
          )}
        </For>
        <Show when={props.payment.excess?.minor ? props.payment.excess : undefined}>
          {(excess) => (
            <li>
              <span>{own().credit}</span>
              <span class="number">{money(excess())}</span>
            </li>
          )}
        </Show>
      </ul>
    </section>
  )
}
