import { For, Match, Switch } from "solid-js"
import type { Pricing } from "./pricing.ts"
import { useDocumentWords } from "./words.ts"

/** What the document comes to, as the server works it out. */
export function SumsPreview(props: { pricing: Pricing }) {
  const { own, money } = useDocumentWords()
  const sums = () => {
    const priced = props.pricing.priced()
    if (!priced) return []
    return [
      { name: own().subtotal, amount: priced.subtotal },
      ...(priced.discount.minor ? [{ name: own().discount, amount: priced.discount }] : []),
      { name: own().tax, amount: priced.tax },
      { name: own().total, amount: priced.total, strong: true },
    ]
  }
  return (
    <div class="sums-preview" aria-live="polite" aria-busy={props.pricing.stale()}>
      <Switch
        fallback={
          <dl class="sums" data-stale={props.pricing.stale() ? "" : undefined}>
            <For each={sums()}>
              {(sum) => (
                <div data-strong={sum.strong ? "" : undefined}>
                  <dt>{sum.name}</dt>
                  <dd class="number">{money(sum.amount)}</dd>
                </div>
              )}
            </For>
          </dl>
        }
      >
        <Match when={props.pricing.failed()}>
          <p class="soft small">{own().sumsFailed}</p>
        </Match>
        <Match when={!props.pricing.priced()}>
          <p class="soft small">{props.pricing.stale() ? own().working : own().noSums}</p>
        </Match>
      </Switch>
    </div>
  )
}
