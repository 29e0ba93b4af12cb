import { For, Show } from "solid-js"
import type { ImportCounts } from "../../../../shared/imports.ts"
import type { Money } from "../../../../shared/money.ts"
import { useWords } from "../words.tsx"

const shown = [
  "invoicesNew",
  "invoicesChanged",
  "invoicesSame",
  "customersNew",
  "customersKnown",
  "contactsNew",
  "badRows",
] as const satisfies (keyof ImportCounts)[]

export function Counts(props: { counts: ImportCounts | undefined }) {
  const { t, number } = useWords()
  return (
    <Show when={props.counts}>
      {(counts) => (
        <dl class="counts">
          <For each={shown}>
            {(name) => (
              <div data-tone={name === "badRows" && counts().badRows ? "bad" : undefined}>
                <dt>{t().imports[name]}</dt>
                <dd>{number(counts()[name])}</dd>
              </div>
            )}
          </For>
        </dl>
      )}
    </Show>
  )
}

/** One line per currency: amounts of different currencies are never added up. */
export function Totals(props: { totals: Money[] | undefined }) {
  const { t, money } = useWords()
  return (
    <Show when={props.totals?.length}>
      <div class="totals">
        <h3>{t().imports.totals}</h3>
        <ul>
          <For each={props.totals}>{(total) => <li class="number">{money(total)}</li>}</For>
        </ul>
      </div>
    </Show>
  )
}
