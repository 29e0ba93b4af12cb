import { readFileSync } from "node:fs"
import type { World } from "../world.ts"

const style = readFileSync(new URL("style.css", import.meta.url), "utf8")

/** Markup that may be put into markup as it is; every other value is escaped by `html`. */
export type Html = { markup: string }
type Value = string | number | Html | Html[] | undefined | false

export const html = (parts: TemplateStringsArray, ...values: Value[]): Html => ({
  markup: parts.map((part, index) => part + (index < values.length ? render(values[index]) : "")).join(""),
})

export const raw = (markup: string): Html => ({ markup })

function render(value: Value): string {
  if (value === undefined || value === false) return ""
  if (Array.isArray(value)) return value.map(({ markup }) => markup).join("")
  return typeof value === "object" ? value.markup : escaped(String(value))
}

const entities: { [character: string]: string } = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
}
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character] ?? "")

export const documentOf = (title: string, content: Html) =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${raw(style)}</style>
</head>
<body>
${content}
</body>
</html>
`.markup

export const testBadge = html`<span class="badge">TEST MODE</span>`

/** One card in the middle of the page: everything that is not the pay form. */
export const notice = (title: string, content: Html) =>
  documentOf(
    title,
    html`<main class="notice"><div class="panel"><div>${testBadge}</div><h1>${title}</h1>${content}</div></main>`,
  )

/** Whom the payer pays, as the account's public details say. */
export function merchantOf({ world: { state }, account }: { world: World; account: string }) {
  const held = state.objects[account]?.object
  if (held?.object !== "account") return "Test merchant"
  return held.business_profile?.name || held.email || "Test merchant"
}
