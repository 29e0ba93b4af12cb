import { For, Show } from "solid-js"
import type { ShownAccount } from "../../../../shared/bank-transfers.ts"
import { inGroups } from "../../../../shared/iban.ts"
import { useBankWords } from "./words.ts"

/** What is masked has no groups. */
const grouped = (iban: string) => (/^[A-Z]/.test(iban) ? inGroups(iban) : iban)

/** One account, line by line; codes read from left to right in every language. */
export function Account(props: { account: ShownAccount | undefined }) {
  const { own } = useBankWords()
  const lines = ({ holder, bank, iban, accountNumber, routing, bic }: ShownAccount) =>
    [
      { term: own().holder, value: holder },
      { term: own().bank, value: bank },
      { term: own().iban, value: iban && grouped(iban), code: true },
      { term: own().accountNumber, value: accountNumber, code: true },
      { term: own().routing, value: routing, code: true },
      { term: own().bic, value: bic, code: true },
    ].filter(({ value }) => value)
  return (
    <Show when={props.account} fallback={<p class="soft">{own().none}</p>}>
      {(account) => (
        <dl class="bank-account">
          <For each={lines(account())}>
            {({ term, value, code }) => (
              <div>
                <dt class="soft small">{term}</dt>
                <dd>
                  <bdi dir={code ? "ltr" : "auto"} class={code ? "number" : undefined}>
                    {value}
                  </bdi>
                </dd>
              </div>
            )}
          </For>
        </dl>
      )}
    </Show>
  )
}
