import { takeToken } from "../../lib/link-token.ts"

const kept = "linked"

/** Kept for this tab, so that loading the page anew or coming back from paying shows the document again. */
export function keptToken() {
  const token = takeToken()
  if (token) sessionStorage.setItem(kept, token)
  return token || sessionStorage.getItem(kept) || ""
}
