import { createEffect, For } from "solid-js"

/** On a narrow screen the row of tabs scrolls: the current one is always in sight. */
function inSight(link: HTMLAnchorElement, current: () => boolean) {
  createEffect(() => current() && link.scrollIntoView?.({ inline: "center", block: "nearest" }))
}

/** Parts of one page that have addresses of their own. */
export function LinkTabs(props: { label: string; tabs: { href: string; text: string; current: boolean }[] }) {
  return (
    <nav class="tabs" aria-label={props.label}>
      <For each={props.tabs}>
        {(tab) => (
          // Not the router's own link, which takes addresses that differ in their query only for the same page.
          <a
            href={tab.href}
            ref={(link) => inSight(link, () => tab.current)}
            aria-current={tab.current ? "page" : undefined}
            noScroll
          >
            {tab.text}
          </a>
        )}
      </For>
    </nav>
  )
}
