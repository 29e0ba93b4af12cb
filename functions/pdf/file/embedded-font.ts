import { shape } from "../text/shape.ts"
import type { Glyph, Typeface } from "../text/typeface.ts"

type Entry = { id: number; text: string }

/**
 * One typeface within one document. Each pair of glyph and text has its own code, so that copying is
 * never ambiguous. Left-to-right and right-to-left runs use separate fonts: pdf.js takes the direction of
 * a run from its font, and would otherwise turn dates and telephone numbers round.
 */
export type EmbeddedFont = {
  typeface: Typeface
  codes: Map<string, string>
  entries: Entry[]
  /** The codes every left-to-right font starts with. */
  common: number
}

const commonLetters = [
  ...Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)),
  ..."\u00a0\u00a3\u00a9\u00ab\u00ae\u00b0\u00b7\u00bb\u00d7\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u20ac",
]

export const hexadecimal = (code: number) => code.toString(16).padStart(4, "0")

const addEntry = (font: EmbeddedFont, { id, text, key }: Pick<Glyph, "id" | "text" | "key">) => {
  const code = hexadecimal(font.entries.length)
  font.codes.set(key, code)
  font.entries.push({ id, text })
  return code
}

const emptyFont = (typeface: Typeface): EmbeddedFont => {
  const notdef = { id: 0, text: "" }
  return { typeface, codes: new Map(), entries: [notdef], common: 0 }
}

const commonFonts = new WeakMap<Typeface, EmbeddedFont>()

function commonFont(typeface: Typeface) {
  let font = commonFonts.get(typeface)
  if (!font) {
    font = emptyFont(typeface)
    for (const letter of commonLetters)
      for (const glyph of shape(typeface, letter, false).glyphs)
        if (!font.codes.has(glyph.key)) addEntry(font, glyph)
    font.common = font.entries.length
    commonFonts.set(typeface, font)
  }
  return font
}

export function embeddedFont(typeface: Typeface, rtl: boolean): EmbeddedFont {
  if (rtl) return emptyFont(typeface)
  const common = commonFont(typeface)
  return { ...common, codes: new Map(common.codes), entries: [...common.entries] }
}

export const codeOf = (font: EmbeddedFont, glyph: Glyph) => font.codes.get(glyph.key) ?? addEntry(font, glyph)
