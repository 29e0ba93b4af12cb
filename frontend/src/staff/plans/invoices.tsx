import { createAsync } from "@solidjs/router"
import { For, Show } from "solid-js"
import { dateIn } from "../../../../shared/dates.ts"
import { Badge } from "../../ui/badge.tsx"
import { Empty } from "../../ui/empty.tsx"
import { useStaff } from "../session.tsx"
import { getPlanInvoices } from "./api.ts"
import { usePlanWords } from "./words.ts"
import "../../styles/rows.css"

/** What Portico charged the company, each with Stripe's own PDF of it. */
export function PlanInvoiceList() {
  const { own, money, date } = usePlanWords()
  const { tenant } = useStaff()
  const invoices = createAsync(() => getPlanInvoices())
  return (
    <section class="card stack" aria-labelledby="plan-invoices">
      <h2 id="plan-invoices">{own().invoices}</h2>
      <Show when={invoices()}>
        {(known) => (
          <Show
            when={known().items.length}
            fallback={<Empty title={own().noInvoices} text={own().noInvoicesText} />}
          >
            <ul class="rows">
              <For each={known().items}>
                {(invoice) => (
                  <li class="row">
                    <span class="row-text">
                      <Show when={invoice.pdfUrl} fallback={<bdi class="strong">{invoice.number}</bdi>}>
                        {(url) => (
                          <a href={url()} rel="external" aria-label={own().pdf(invoice.number)}>
                            <bdi>{invoice.number}</bdi>
                          </a>
                        )}
                      </Show>
                      <span class="soft small">{date(dateIn(tenant().timeZone, invoice.on))}</span>
                    </span>
                    <span class="plan-amount">
                      <bdi>{money(invoice.total)}</bdi>
                      <Badge tone={invoice.paid ? "green" : "red"}>
                        {invoice.paid ? own().paid : own().open}
                      </Badge>
                    </span>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        )}
      </Show>
    </section>
  )
}
