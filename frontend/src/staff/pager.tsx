import { useLocation } from "@solidjs/router"
import { Show } from "solid-js"
import { ButtonLink } from "../ui/button.tsx"
import { useWords } from "./words.tsx"

/** Lists go on by a cursor in the address: going back is the browser's, or to the start at once. */
export function Pager(props: { next: string | null; after: string | undefined }) {
  const { t } = useWords()
  const location = useLocation()
  const to = (after: string | undefined) => {
    const search = new URLSearchParams(location.search)
    search.delete("after")
    if (after) search.set("after", after)
    return `${location.pathname}${search.size ? `?${search}` : ""}`
  }
  return (
    <Show when={props.next || props.after}>
      <nav class="pager" aria-label={t().app.pages}>
        <Show when={props.after} fallback={<span />}>
          <ButtonLink href={to(undefined)}>{t().app.firstPage}</ButtonLink>
        </Show>
        <Show when={props.next}>{(next) => <ButtonLink href={to(next())}>{t().app.next}</ButtonLink>}</Show>
      </nav>
    </Show>
  )
}
