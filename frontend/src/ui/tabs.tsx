import { For } from "solid-js"

/** Parts of one page that have addresses of their own. */
export function LinkTabs(props: { label: string; tabs: { href: string; text: string; current: boolean }[] }) {
  return (
    <nav class="tabs" aria-label={props.label}>
      <For each={props.tabs}>
        {(tab) => (
          // Not the router's own link, which takes addresses that differ in their query only for the same page.
          <a href={tab.href} aria-current={tab.current ? "page" : undefined} noScroll>
            {tab.text}
          </a>
        )}
      </For>
    </nav>
  )
}
