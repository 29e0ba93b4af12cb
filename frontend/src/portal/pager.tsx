import { useSearchParams } from "@solidjs/router"
import { Show } from "solid-js"
import { Button } from "../ui/button.tsx"
import { useWords } from "./words.ts"

/** Forward by the server's cursor, back by the browser's own history, where the places before this one are. */
export function Pager(props: { next: string | null; after: string | undefined }) {
  const { t } = useWords()
  const [, setSearch] = useSearchParams<{ after?: string }>()
  return (
    <Show when={props.next || props.after}>
      <div class="actions pager" data-end="">
        <Button disabled={!props.after} onClick={() => history.back()}>
          {t().previous}
        </Button>
        <Button
          disabled={!props.next}
          onClick={() => setSearch({ after: props.next ?? undefined }, { scroll: true })}
        >
          {t().next}
        </Button>
      </div>
    </Show>
  )
}
