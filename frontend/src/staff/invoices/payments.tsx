import { For } from "solid-js"
import type { InvoiceDetail } from "../../../../shared/invoices.ts"
import { methodName } from "../payments/list.tsx"
import { useWords } from "../words.tsx"

export function InvoicePayments(props: { payments: InvoiceDetail["payments"] }) {
  const words = useWords()
  const { t } = words
  return (
    <section class="card" aria-labelledby="payments">
      <h2 id="payments">{t().invoices.payments}</h2>
      <ul class="ledger">
        <For each={props.payments} fallback={<li class="soft">{t().invoices.noPayments}</li>}>
          {(payment) => (
            <li>
              <span>
                {words.date(payment.on)} · <span class="soft">{methodName(payment.method, words)}</span>
              </span>
              <span class="number">{words.money(payment.amount)}</span>
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}
