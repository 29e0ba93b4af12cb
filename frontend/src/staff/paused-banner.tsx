import { A } from "@solidjs/router"
import { Show } from "solid-js"
import MailX from "~icons/lucide/mail-x"
import { paths } from "./paths.ts"
import { useStaff } from "./session.tsx"
import { useWords } from "./words.tsx"

/** Nobody should wonder why no customer answers. */
export function PausedBanner() {
  const { t } = useWords()
  const { self } = useStaff()
  return (
    <Show when={self().mailsPaused}>
      <aside class="looking" aria-label={t().settings.mails}>
        <MailX aria-hidden="true" />
        <p>
          <span class="strong">{t().app.mailsPaused}</span> <A href={paths.mails}>{t().app.mailsPausedWhy}</A>
        </p>
      </aside>
    </Show>
  )
}
