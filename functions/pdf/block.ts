import { type Colour, ink } from "./colour.ts"
import type { Sheet } from "./sheet.ts"
import { type Direction, isolates } from "./text/bidi.ts"
import { cleanText, type Phrase } from "./text/clean.ts"
import { type Line, layOut } from "./text/paragraph.ts"
import { shape } from "./text/shape.ts"
import type { Typefaces } from "./text/typeface.ts"

export type Style = { weight?: keyof Typefaces; size: number; colour?: Colour; leading?: number }

/** A text laid out: what it measures is known before it is drawn. `text` is left out where it says only a part. */
export type Block = {
  text?: string | undefined
  lines: Line[]
  style: Required<Style>
  width: number
  height: number
}

const allIsolates = new RegExp(isolates, "g")

type Limits = { width?: number; lines?: number; letters?: number; direction?: Direction | "auto" }

function shorten(sheet: Sheet, lines: Line[], style: Required<Style>, most: number) {
  const kept = lines.slice(0, most)
  const last = kept.at(-1)
  if (!last || lines.length <= most) return lines
  const word = shape(sheet.typefaces[style.weight], "…", false)
  const more = { word, rtl: false }
  const pieces = last.rtl ? [more, ...last.pieces] : [...last.pieces, more]
  return [...kept.slice(0, -1), { ...last, pieces, advance: last.advance + word.advance }]
}

/** Cleans and breaks a text. Whatever it holds, it takes no more than `lines` lines. */
export function set(sheet: Sheet, text: string | Phrase, style: Style, limits: Limits = {}): Block {
  const { width = Number.POSITIVE_INFINITY, lines: most = 60, letters = 1000, direction = "auto" } = limits
  const full = { weight: "regular", colour: ink, leading: style.size * 1.45, ...style } as const
  const typeface = sheet.typefaces[full.weight]
  const units = (width * typeface.unitsPerEm) / full.size
  const { ready } = typeof text === "string" ? cleanText(text, letters) : text
  const lines = shorten(sheet, layOut(typeface, ready, units, direction), full, most)
  const advance = Math.max(...lines.map((line) => line.advance))
  return {
    text: ready.replace(allIsolates, ""),
    lines,
    style: full,
    width: (advance * full.size) / typeface.unitsPerEm,
    height: lines.length * full.leading,
  }
}
