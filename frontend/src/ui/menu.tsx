import { createUniqueId, type JSX } from "solid-js"

/** A choice in the list closes it. */
const closeOnChoice = (list: HTMLDivElement) =>
  list.addEventListener(
    "click",
    (event) => (event.target as HTMLElement).closest("a, button") && list.hidePopover(),
  )

/** A button that opens a list of links and buttons; the platform's popover closes it on Escape and outside clicks. */
export function Menu(props: { label: string; trigger: JSX.Element; children: JSX.Element }) {
  const id = createUniqueId()
  return (
    <div class="menu">
      <button type="button" class="menu-trigger" popovertarget={id} aria-label={props.label}>
        {props.trigger}
      </button>
      <div id={id} popover="auto" class="menu-list" ref={closeOnChoice}>
        {props.children}
      </div>
    </div>
  )
}
