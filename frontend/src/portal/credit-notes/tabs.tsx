import { Show } from "solid-js"
import { LinkTabs } from "../../ui/tabs.tsx"
import { paths } from "../paths.ts"
import { useSelf } from "../session.tsx"
import { useCreditNoteWords } from "./words.ts"

/** What was issued, and what was asked for: two lists of one matter. */
export function CreditTabs(props: { current: "notes" | "requests" }) {
  const { own } = useCreditNoteWords()
  const { sees } = useSelf()
  return (
    <Show when={sees("creditNoteRequests")}>
      <LinkTabs
        label={own().tabs}
        tabs={[
          { href: paths.creditNotes, text: own().notes, current: props.current === "notes" },
          { href: paths.requests, text: own().requests, current: props.current === "requests" },
        ]}
      />
    </Show>
  )
}
