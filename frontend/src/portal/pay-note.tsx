import { Show } from "solid-js"
import { useSelf } from "./session.tsx"
import { useWords } from "./words.ts"

/** Beside a button that pays: what to know before, or why it cannot be pressed. */
export function PayNote() {
  const { t } = useWords()
  const { self } = useSelf()
  const text = () => (self().preview ? t().reasons.only_looking?.text : t().invoices.paymentLanguage)
  return <Show when={text()}>{(note) => <p class="soft small">{note()}</p>}</Show>
}
