import { createEffect, createSignal, onCleanup } from "solid-js"
import { type Draft, isFrom, type News } from "../../brand-preview/draft.ts"

const patienceMilliseconds = 15_000

/** Sends the page in a frame each draft once it hears, and tells how far that page is. */
export function createTalk(frame: () => HTMLIFrameElement | undefined, draft: () => Draft) {
  const [hears, setHears] = createSignal(false)
  const [state, setState] = createSignal<"waiting" | "drawn" | "failed">("waiting")
  const impatience = setTimeout(() => state() === "waiting" && setState("failed"), patienceMilliseconds)
  function hear(event: MessageEvent<News>) {
    if (!isFrom(event, frame()?.contentWindow)) return
    if (event.data === "hears") setHears(true)
    else setState(event.data)
  }
  window.addEventListener("message", hear)
  createEffect(() => {
    if (hears()) frame()?.contentWindow?.postMessage(draft(), window.location.origin)
  })
  onCleanup(() => {
    clearTimeout(impatience)
    window.removeEventListener("message", hear)
  })
  return state
}
