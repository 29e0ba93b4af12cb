import { For, Show } from "solid-js"
import More from "~icons/lucide/ellipsis"
import { Menu } from "../ui/menu.tsx"

export type Act = { text: string; bad?: boolean; run: () => void }

/** What can be done with one row. */
export function RowMenu(props: { label: string; acts: Act[] }) {
  return (
    <Show when={props.acts.length}>
      <Menu label={props.label} trigger={<More aria-hidden="true" />}>
        <For each={props.acts}>
          {(act) => (
            <button type="button" class={act.bad ? "bad" : undefined} onClick={act.run}>
              {act.text}
            </button>
          )}
        </For>
      </Menu>
    </Show>
  )
}
