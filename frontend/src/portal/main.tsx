import { render } from "solid-js/web"
import "../styles/tokens.css"
import "../styles/fonts.css"
import "../styles/base.css"
import "../styles/components.css"
import "./portal.css"
import { offeredLanguage } from "../../../shared/languages.ts"
import type { PortalFace } from "../../../shared/tenants.ts"
import { ApiError } from "../lib/api.ts"
import { applyTheme, ownColour } from "../lib/theme.ts"
import { languageChosen, startingLanguage } from "../lib/words.tsx"
import { getFace } from "./api.ts"
import { App } from "./app.tsx"
import { start } from "./words.ts"

const root = document.getElementById("app")
if (!root) throw new Error("the page has no place for the app")

/** The company's face comes before the first picture, so that no other brand ever shows. */
async function knownFace(): Promise<PortalFace | ApiError> {
  try {
    return await getFace()
  } catch (error) {
    if (error instanceof ApiError) return error
    throw error
  }
}

const face = await knownFace()
// An earlier address, or ours beside the company's own: the same page is there, and nothing is drawn here.
if (!(face instanceof ApiError) && face.movedTo) {
  location.replace(face.movedTo + location.pathname + location.search + location.hash)
  await new Promise(() => undefined)
}
applyTheme(face instanceof ApiError ? ownColour : face.colour)
function languageFor(face: PortalFace | ApiError) {
  if (face instanceof ApiError) return startingLanguage()
  return languageChosen() ? offeredLanguage(face, startingLanguage()) : face.language
}

const first = await start(languageFor(face))
render(() => <App face={face} first={first} />, root)
