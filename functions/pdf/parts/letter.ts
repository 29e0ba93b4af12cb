import { type Block, type Style, set } from "../block.ts"
import { type Colour, hairline, muted } from "../colour.ts"
import type { Align } from "../draw.ts"
import { draw } from "../draw.ts"
import { addPage, fill, newSheet, paper, type Sheet } from "../sheet.ts"
import { asArtifact } from "../tags.ts"
import type { Phrase } from "../text/clean.ts"
import type { Typefaces } from "../text/typeface.ts"
import { type Label, type Language, label, pageOf } from "./labels.ts"

export const margin = 44
export const contentWidth = paper.width - 2 * margin
const footerTop = paper.height - 46
const bottom = footerTop - 14

export type Languages = Language | "bilingual"

/** A document that fills from the top; `second` is the language set beside the first. */
export type Letter = {
  sheet: Sheet
  first: Language
  second: Language | undefined
  accent: Colour
  top: number
  /** What further pages say at their head. */
  running: { start: string; end: string }
}

const noWords = { start: "", end: "" }

export function newLetter(typefaces: Typefaces, languages: Languages, accent: Colour): Letter {
  const first = languages === "ar" ? "ar" : "en"
  const second = languages === "bilingual" ? "ar" : undefined
  const sheet = newSheet(typefaces, first === "ar" ? "rtl" : "ltr")
  const letter = { sheet, first, second, accent, top: margin, running: noWords } satisfies Letter
  fill(sheet, { start: 0, top: 0, width: paper.width, height: 4 }, accent)
  return letter
}

/** A label in each language of the document. */
export const inEach = (letter: Letter, name: Label): string[] =>
  [letter.first, letter.second].flatMap((language) => (language ? [label(name, language)] : []))

/** The same for words that hold values. */
export const sayInEach = (letter: Letter, say: (language: Language) => string | Phrase) =>
  [letter.first, letter.second].flatMap((language) => (language ? [say(language)] : []))

export function rule(letter: Letter, colour = hairline, width = contentWidth, start = margin) {
  fill(letter.sheet, { start, top: letter.top, width, height: 0.6 }, colour)
}

/** Draws at the current height without moving on. */
export const put = (letter: Letter, block: Block, start: number, width?: number, align?: Align) =>
  draw(letter.sheet, block, { start, top: letter.top, width: width ?? block.width, align: align ?? "start" })

const small: Style = { size: 7.75, colour: muted }

function nextPage(letter: Letter) {
  addPage(letter.sheet)
  letter.top = margin - 8
  const start = set(letter.sheet, letter.running.start, small, { width: 300, lines: 1 })
  const end = set(letter.sheet, letter.running.end, small, { width: 190, lines: 1 })
  asArtifact(letter.sheet, () => {
    put(letter, start, margin)
    put(letter, end, margin, contentWidth, "end")
  })
  letter.top += 16
  rule(letter)
  letter.top += 14
}

export const fits = (letter: Letter, height: number) => letter.top + height <= bottom

/** Goes on to the next page unless `height` still fits on this one; true when it did. */
export function makeRoom(letter: Letter, height: number): boolean {
  const isFull = !fits(letter, height)
  if (isFull) nextPage(letter)
  return isFull
}

function drawFooter(letter: Letter, number: number) {
  const { sheet } = letter
  letter.top = footerTop
  rule(letter)
  letter.top += 7
  put(letter, set(sheet, letter.running.end, small, { width: 300, lines: 1 }), margin)
  const pages = sayInEach(letter, (language) => pageOf(number, sheet.pages.length, language))
  for (const words of pages.reverse()) {
    put(letter, set(sheet, words, small), margin, contentWidth, "end")
    letter.top += 11
  }
}

/** At the foot of every page, once their number is known. */
export function drawFooters(letter: Letter) {
  for (const [index, page] of letter.sheet.pages.entries()) {
    letter.sheet.page = page
    asArtifact(letter.sheet, () => drawFooter(letter, index + 1))
  }
}
