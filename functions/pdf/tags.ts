import type { Page, Sheet } from "./sheet.ts"
import { isRtl } from "./text/bidi.ts"

/** What a document consists of, for screen readers and whoever takes its text out: ISO 32000-1, 14.8.4. */
export type Role = "Document" | "H1" | "H2" | "P" | "Span" | "Table" | "TR" | "TH" | "TD" | "Figure"

/** Drawn content, by its number on its page. */
export type Mark = { page: Page; id: number }

export type Element = {
  role: Role
  kids: (Element | Mark)[]
  /** Where it is another language than the document's. */
  language?: string | undefined
  /** What it says in the order of reading: from right to left, viewers guess at that. */
  actual?: string | undefined
  /** What a picture shows. */
  alternative?: string | undefined
  /** Of a table's head: whether it heads its column or its row. */
  scope?: "Column" | "Row" | undefined
}

type More = Omit<Element, "role" | "kids">

export const newDocument = (): Element => ({ role: "Document", kids: [] })

function within(sheet: Sheet, element: Element | undefined, draw: () => void) {
  const before = sheet.open
  sheet.open = element
  draw()
  sheet.open = before
}

/** All that `draw` draws is one element of what is open now. Inside of what is no content, nothing is. */
export function tagged(sheet: Sheet, role: Role, draw: () => void, more: More = {}) {
  if (!sheet.open) return draw()
  const element: Element = { role, kids: [], ...more }
  sheet.open.kids.push(element)
  within(sheet, element, draw)
}

/** What `draw` draws is no content: it is repeated on every page, or only there to look at. */
export const asArtifact = (sheet: Sheet, draw: () => void) => within(sheet, undefined, draw)

/** Commands for what is only there to look at. */
export function pushArtifact({ page }: Sheet, commands: string) {
  page.commands.push(`/Artifact BMC ${commands} EMC`)
}

/** Commands that show what is open. */
export function pushContent(sheet: Sheet, commands: string[]) {
  const { page, open } = sheet
  if (!open) return pushArtifact(sheet, commands.join("\n"))
  const id = page.marks.length
  page.marks.push(open)
  open.kids.push({ page, id })
  page.commands.push(`/${open.role} <</MCID ${id}>> BDC`, ...commands, "EMC")
}

/** Words that stand in no element are a paragraph; Arabic words say what they are, whatever they stand in. */
export function pushWords(sheet: Sheet, words: string | undefined, commands: string[]) {
  const push = () => pushContent(sheet, commands)
  const more = words !== undefined && isRtl(words) ? arabic(sheet, words) : undefined
  if (sheet.open?.role === "Document") tagged(sheet, "P", push, more)
  else if (more) tagged(sheet, "Span", push, more)
  else push()
}

/** Words are of the language that they begin in. */
function arabic({ direction }: Sheet, actual: string): More {
  const [first = ""] = /\p{L}/u.exec(actual) ?? []
  return direction === "ltr" && isRtl(first) ? { actual, language: "ar" } : { actual }
}
