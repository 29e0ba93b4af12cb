import { useBeforeLeave } from "@solidjs/router"
import { createSignal, onCleanup, onMount } from "solid-js"
import type { Asked } from "../../ui/confirm.tsx"
import { useDocumentWords } from "./words.ts"

/** Asks before what was typed and not saved is left behind. `keep` says that what stands there now is saved. */
export function createLeaving(content: () => string) {
  const { own } = useDocumentWords()
  const [asked, setAsked] = createSignal<Asked>()
  let kept = ""
  const changed = () => content() !== kept
  useBeforeLeave((leaving) => {
    if (leaving.defaultPrevented || !changed()) return
    leaving.preventDefault()
    setAsked({
      title: own().leaveTitle,
      text: own().leaveText,
      action: own().leave,
      run: async () => leaving.retry(true),
    })
  })
  const beforeUnload = (event: BeforeUnloadEvent) => changed() && event.preventDefault()
  onMount(() => window.addEventListener("beforeunload", beforeUnload))
  onCleanup(() => window.removeEventListener("beforeunload", beforeUnload))
  return {
    asked,
    stay: () => setAsked(undefined),
    keep: () => {
      kept = content()
    },
  }
}
