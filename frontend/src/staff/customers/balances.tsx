import { For, Show } from "solid-js"
import type { Balance } from "../../../../shared/customers.ts"
import { useWords } from "../words.tsx"

/** One card per currency: amounts of different currencies are never added up. */
export function BalanceCards(props: { balances: Balance[] }) {
  const words = useWords()
  const { t } = words
  return (
    <section class="figures" aria-label={t().customers.balances}>
      <For
        each={props.balances}
        fallback={
          <div class="card figure">
            <span class="soft">{t().customers.open}</span>
            <span class="figure-none">{t().customers.noBalance}</span>
          </div>
        }
      >
        {(balance) => (
          <div class="card figure">
            <span class="soft">{t().customers.open}</span>
            <span class="figure-amount">{words.money(balance.open)}</span>
            <span class="soft small">{t().customers.openCount(balance.openCount)}</span>
            <Show
              when={balance.overdueCount}
              fallback={<span class="soft small">{t().customers.nothingOverdue}</span>}
            >
              <span class="bad small">
                {words.money(balance.overdue)} · {t().customers.overdueCount(balance.overdueCount)}
              </span>
            </Show>
          </div>
        )}
      </For>
    </section>
  )
}
