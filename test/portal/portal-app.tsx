import { render } from "@solidjs/testing-library"
import { App } from "../../frontend/src/portal/app.tsx"
import { forgetSession } from "../../frontend/src/portal/session.tsx"
import { start } from "../../frontend/src/portal/words.ts"
import { face, me } from "./portal-self.ts"
import { refuse } from "./staff-app.tsx"

export { aed, face, me } from "./portal-self.ts"

export const signedIn = { "GET /api/portal/me": me, "POST /api/auth/refresh": refuse(401, "unauthenticated") }

/** The whole portal at an address, as a browser would open it. */
export async function open(path: string, language: "en" | "ar" = "en", known: typeof face = face) {
  localStorage.setItem("language", language)
  window.history.replaceState(null, "", path)
  await forgetSession()
  const first = await start(language)
  render(() => <App face={known} first={first} />)
}
