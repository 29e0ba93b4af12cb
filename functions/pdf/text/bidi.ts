import bidiFactory, { type Bidi } from "bidi-js"

export type Direction = "ltr" | "rtl"

const rtlLetters = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|[\ud802\ud803\ud83a\ud83b]/

export const isRtl = (text: string) => rtlLetters.test(text)

export const isolates = /[\u2066-\u2069]/

// Building its tables takes a while, and most documents never need them.
let bidi: Bidi | undefined

/** One embedding level per code unit (odd: right to left) and the level of the paragraph itself. */
export function levelsOf(text: string, direction: Direction | "auto") {
  if (direction !== "rtl" && !rtlLetters.test(text)) return { levels: new Uint8Array(text.length), base: 0 }
  bidi ??= bidiFactory()
  const { levels, paragraphs } = bidi.getEmbeddingLevels(text, direction)
  return { levels, base: paragraphs[0]?.level ?? (direction === "rtl" ? 1 : 0) }
}

/** From the order of reading to the order on the line (rule L2 of the Unicode algorithm). */
export function visualOrder<Piece extends { level: number }>(pieces: Piece[]): Piece[] {
  const levels = pieces.map((piece) => piece.level)
  const lowestOdd = Math.min(...levels.map((level) => level | 1))
  const ordered = [...pieces]
  for (let level = Math.max(0, ...levels); level >= lowestOdd; level--) {
    for (let from = 0; from < ordered.length; from++) {
      let to = from
      while ((ordered[to]?.level ?? -1) >= level) to++
      if (to > from) ordered.splice(from, to - from, ...ordered.slice(from, to).reverse())
      from = to
    }
  }
  return ordered
}
