import { render } from "solid-js/web"
import "../styles/tokens.css"
import "../styles/fonts.css"
import "../styles/base.css"
import "../styles/components.css"
import "./portal.css"
import type { PortalFace } from "../../../shared/tenants.ts"
import { ApiError } from "../lib/api.ts"
import { themePage } from "../lib/theme.ts"
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
if (!(face instanceof ApiError)) themePage(face.colour)
const language = !(face instanceof ApiError) && !languageChosen() ? face.language : startingLanguage()
const first = await start(language)
render(() => <App face={face} first={first} />, root)
