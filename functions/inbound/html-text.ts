/** Elements whose content is no text of the mail. */
const silent = new Set(["style", "script", "head", "title", "noscript"])
/** Elements that end a line. */
const breaking = new Set(["br", "p", "div", "li", "tr", "table", "ul", "ol", "h1", "h2", "h3", "h4", "hr"])
const named: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  ndash: "–",
  mdash: "—",
  rsquo: "’",
  lsquo: "‘",
  hellip: "…",
  euro: "€",
  zwnj: "\u200c",
}
/** How mail programs mark what they quote. */
const quoteMark = /gmail_quote|yahoo_quoted|divRplyFwdMsg|appendonsend|mail-editor-reference|stopSpelling/

const character = (code: number) =>
  code > 31 && code < 0x110000 && !(code > 0xd7ff && code < 0xe000) ? String.fromCodePoint(code) : ""

const decoded = (text: string) =>
  text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,6});/gi, (entity, name: string) => {
    if (name.startsWith("#x")) return character(Number.parseInt(name.slice(2), 16))
    if (name.startsWith("#")) return character(Number(name.slice(1)))
    return named[name.toLowerCase()] ?? entity
  })

type Tag = { name: string; text: string; end: number; closes: boolean }

/** The tag at `start`; a comment has no name. Undefined where it never ends. */
function tagAt(html: string, start: number): Tag | undefined {
  const isComment = html.startsWith("<!--", start)
  const end = html.indexOf(isComment ? "-->" : ">", start)
  if (end < 0) return undefined
  const text = html.slice(start, end)
  const [, slash = "", name = ""] = isComment ? [] : (/^<(\/?)([a-z][a-z0-9]*)/i.exec(text) ?? [])
  return { name: name.toLowerCase(), text, end: end + (isComment ? 3 : 1), closes: slash === "/" }
}

/** Reads from left to right and never back, so that no mail takes long. */
function read(html: string, quotes: boolean): string {
  const lower = html.toLowerCase()
  const parts: string[] = []
  let at = 0
  for (let start = html.indexOf("<"); start >= 0; start = html.indexOf("<", at)) {
    parts.push(html.slice(at, start).replace(/\s+/g, " "))
    const tag = tagAt(html, start)
    if (!tag) return parts.join("")
    at = tag.end
    const isQuote = tag.name === "blockquote" || quoteMark.test(tag.text)
    if (!quotes && isQuote && !tag.closes) return parts.join("")
    if (breaking.has(tag.name)) parts.push("\n")
    if (!silent.has(tag.name) || tag.closes) continue
    const close = lower.indexOf(`</${tag.name}`, at)
    if (close < 0) return parts.join("")
    at = close
  }
  return [...parts, html.slice(at).replace(/\s+/g, " ")].join("")
}

const tidy = (text: string) =>
  decoded(text)
    .replace(/[ \u00a0]*\n[ \u00a0]*/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim()

/** The text of a mail that came as HTML alone, up to what it quotes; all of it where it begins with that. */
export const textOfHtml = (html: string) => tidy(read(html, false)) || tidy(read(html, true))
