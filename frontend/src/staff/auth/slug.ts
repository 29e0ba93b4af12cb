import { createEffect, createSignal, onCleanup } from "solid-js"
import { auth, type SlugAnswer } from "../api.ts"

/** What the company's name suggests as an address. */
export const slugOf = (company: string) =>
  company
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\b(llc|l\.l\.c\.?|fze|fzco|ltd|inc|gmbh|pjsc)\b\.?/g, "")
    .replace(/[\u0300-\u036f'’]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 40)
    .replace(/^-+|-+$/g, "")

export type SlugState = "empty" | "checking" | "free" | "taken" | "reserved" | "not_a_slug" | "unknown"

const stateOf = (answer: SlugAnswer): SlugState => (answer.free ? "free" : (answer.reason ?? "taken"))

/** Asks the server once typing rests; an answer that comes late is dropped. */
export function createSlugCheck(slug: () => string, restMilliseconds = 300) {
  const [state, setState] = createSignal<SlugState>("empty")
  createEffect(() => {
    const asked = slug()
    setState(asked ? "checking" : "empty")
    if (!asked) return
    let dropped = false
    const timer = setTimeout(async () => {
      const answer = await auth.slug(asked).then(stateOf, () => "unknown" as const)
      if (!dropped) setState(answer)
    }, restMilliseconds)
    onCleanup(() => {
      dropped = true
      clearTimeout(timer)
    })
  })
  return state
}
