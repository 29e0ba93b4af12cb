import { onCleanup } from "solid-js"

/** Calls `again` every so often while `wanted()`, and never after the component is gone. */
export function poll(again: () => unknown, wanted: () => boolean, milliseconds: number) {
  const timer = setInterval(() => {
    if (wanted() && document.visibilityState !== "hidden") again()
  }, milliseconds)
  onCleanup(() => clearInterval(timer))
}
