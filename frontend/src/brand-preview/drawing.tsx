import { createMemoryHistory, query } from "@solidjs/router"
import { createStore, reconcile } from "solid-js/store"
import { render } from "solid-js/web"
import type { Language } from "../../../shared/fields.ts"
import type { PortalFace } from "../../../shared/tenants.ts"
import { applyTheme } from "../lib/theme.ts"
import { start } from "../portal/words.ts"
import { answerFrom } from "./answers.ts"
import type { Draft } from "./draft.ts"
import { addressOf, PortalPages } from "./pages.tsx"

/** The same computation as in the portal, in the scheme that is asked for instead of the reader's own. */
function dress({ face, scheme }: Draft) {
  document.documentElement.dataset.scheme = scheme
  applyTheme(face.colour)
}

/**
 * Draws drafts one after the other. The face is a store, so that what is typed changes in place; with another language
 * the pages begin anew, since the portal's own way to change it would be remembered for this host, which is the staff's.
 */
export function createDrawing(root: HTMLElement) {
  const [face, setFace] = createStore({} as PortalFace)
  const history = createMemoryHistory()
  let newest: Draft | undefined
  let drawn: { language: Language; end: () => void } | undefined
  window.fetch = answerFrom(() => newest)

  async function begin(language: Language) {
    const first = await start(language)
    // While its words were on their way, another language may have been asked for.
    if (newest?.language !== language) return
    drawn?.end()
    query.clear()
    drawn = { language, end: render(() => <PortalPages face={face} first={first} history={history} />, root) }
  }

  return async function draw(draft: Draft) {
    const before = newest
    newest = draft
    setFace(reconcile(draft.face))
    dress(draft)
    if (before?.page !== draft.page) {
      history.set({ value: addressOf[draft.page], replace: true })
      window.scrollTo(0, 0)
    }
    if (drawn?.language !== draft.language) await begin(draft.language)
  }
}
