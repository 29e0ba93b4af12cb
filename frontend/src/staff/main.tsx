import { render } from "solid-js/web"
import "../styles/tokens.css"
import "../styles/fonts.css"
import "../styles/base.css"
import "../styles/components.css"
import "../styles/rows.css"
import "./staff.css"
import { applyTheme, ownColour } from "../lib/theme.ts"
import { startingLanguage } from "../lib/words.tsx"
import { App } from "./app.tsx"
import { start } from "./words.tsx"

const root = document.getElementById("app")
if (!root) throw new Error("the page has no place for the app")
/** Staff see no tenant's brand but in its preview. */
applyTheme(ownColour)
const first = await start(startingLanguage())
render(() => <App first={first} />, root)
