import { A } from "@solidjs/router"
import { For } from "solid-js"
import type { InvoiceDetail } from "../../../../shared/invoices.ts"
import { paths } from "../paths.ts"
import { methodName } from "../payments/list.tsx"
import { useWords } from "../words.tsx"

export function InvoicePayments(props: { detail: InvoiceDetail }) {
  const words = useWords()
  const { t } = words
  return (
    <section class="card" aria-labelledby="payments">
      <h2 id="payments">{t().invoices.payments}</h2>
      <ul class="ledger">
        <For each={props.detail.payments} fallback={<li class="soft">{t().invoices.noPayments}</li>}>
          {(payment) => (
            <li>
              <span>
                <A href={paths.payment(props.detail.invoice.customerId, payment.id)}>
                  {words.date(payment.on)}
                </A>{" "}
                · <span class="soft">{methodName(payment.method, words)}</span>
              </span>
              <span class="number">{words.money(payment.amount)}</span>
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}
