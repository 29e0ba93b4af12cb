import { Show } from "solid-js"
import Eye from "~icons/lucide/eye"
import { Button } from "../ui/button.tsx"
import { useStaff } from "./session.tsx"
import { createSignOut } from "./sign-out.ts"
import { useWords } from "./words.tsx"

/** Portico's support never forgets that it is in somebody else's house. */
export function SupportBanner() {
  const { t, name, instant } = useWords()
  const { self } = useStaff()
  const leave = createSignOut()
  return (
    <Show when={self().support}>
      {(support) => (
        <aside class="looking" aria-label={t().app.supportLabel}>
          <Eye aria-hidden="true" />
          <p>
            <span class="strong">{t().app.supportTitle(support().operator, name(self().tenant))}</span>{" "}
            {t().app.supportText(instant(support().until))}
          </p>
          <Button onClick={leave}>{t().app.supportLeave}</Button>
        </aside>
      )}
    </Show>
  )
}
