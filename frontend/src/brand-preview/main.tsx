import "../styles/tokens.css"
import "../styles/fonts.css"
import "../styles/base.css"
import "../styles/components.css"
import "../portal/portal.css"
import "./preview.css"
import { type Draft, isFrom, type News } from "./draft.ts"
import { createDrawing } from "./drawing.tsx"

const root = document.getElementById("app")
if (!root) throw new Error("the page has no place for the app")

const tell = (news: News) => window.parent.postMessage(news, window.location.origin)
const draw = createDrawing(root)

window.addEventListener("message", (event: MessageEvent<Draft>) => {
  if (!isFrom(event, window.parent)) return
  draw(event.data).then(
    () => tell("drawn"),
    () => tell("failed"),
  )
})
window.addEventListener("error", () => tell("failed"))
window.addEventListener("unhandledrejection", () => tell("failed"))
tell("hears")
