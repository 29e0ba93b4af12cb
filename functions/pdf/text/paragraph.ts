import { type Direction, isolates, levelsOf, visualOrder } from "./bidi.ts"
import { shape } from "./shape.ts"
import type { Typeface, Word } from "./typeface.ts"

/** A word or a blank, of one direction. After `breakable` a line may end. */
type Piece = { start: number; end: number; level: number; word: Word; blank: boolean; breakable: boolean }

/** Pieces from left to right, measured in units of the typeface. */
export type Line = { pieces: { word: Word; rtl: boolean }[]; advance: number; rtl: boolean }

type Text = { typeface: Typeface; text: string; levels: Uint8Array; base: number }

const pieceLengthMax = 256
const isDash = (letter: string | undefined) => letter === "–" || letter === "—"

function pieceEnd({ text, levels }: Text, start: number, limit: number) {
  const most = Math.min(limit, start + pieceLengthMax)
  let end = start + 1
  while (end < most && text[end] !== " " && levels[end] === levels[start] && !isDash(text[end - 1])) {
    if (isolates.test(text[end] ?? "")) break
    end++
  }
  const splitsPair = end < limit && /[\udc00-\udfff]/.test(text[end] ?? "")
  return splitsPair && end - start > 1 ? end - 1 : end
}

function piecesOf(source: Text, from: number, to: number): Piece[] {
  const { typeface, text, levels } = source
  const pieces: Piece[] = []
  for (let start = from; start < to; ) {
    if (isolates.test(text[start] ?? "")) {
      start++
      continue
    }
    const level = levels[start] ?? 0
    const blank = text[start] === " "
    const end = blank ? start + 1 : pieceEnd(source, start, to)
    const word = shape(typeface, text.slice(start, end), level % 2 === 1)
    pieces.push({ start, end, level, word, blank, breakable: blank || isDash(text[end - 1]) })
    start = end
  }
  return pieces
}

const advanceOf = (pieces: Piece[]) => pieces.reduce((sum, piece) => sum + piece.word.advance, 0)

function withoutOuterBlanks(pieces: Piece[]) {
  const first = pieces.findIndex((piece) => !piece.blank)
  return first < 0 ? [] : pieces.slice(first, pieces.findLastIndex((piece) => !piece.blank) + 1)
}

function lineOf({ base }: Text, pieces: Piece[]): Line {
  const kept = withoutOuterBlanks(pieces)
  const mixed = kept.some((piece) => piece.level !== 0)
  const ordered = mixed ? visualOrder(kept) : kept
  return {
    pieces: ordered.map(({ word, level }) => ({ word, rtl: level % 2 === 1 })),
    advance: advanceOf(kept),
    rtl: base % 2 === 1,
  }
}

/** Groups that must stay on one line, each ending where a line may end. */
function unitsOf(pieces: Piece[]): Piece[][] {
  const units: Piece[][] = [[]]
  for (const piece of pieces) {
    units.at(-1)?.push(piece)
    if (piece.breakable) units.push([])
  }
  return units.filter((unit) => unit.length)
}

const graphemes = new Intl.Segmenter("ar", { granularity: "grapheme" })

/** Cuts a unit wider than the line, between letters as readers see them. */
function cut(source: Text, unit: Piece[], most: number): Piece[][] {
  const [from, to] = [unit[0]?.start ?? 0, unit.at(-1)?.end ?? 0]
  const parts: Piece[][] = []
  let start = from
  let advance = 0
  for (const { segment, index } of graphemes.segment(source.text.slice(from, to))) {
    const at = from + index
    const letter = isolates.test(segment) ? 0 : shape(source.typeface, segment, false).advance
    if (advance + letter > most && at > start) {
      parts.push(piecesOf(source, start, at))
      start = at
      advance = 0
    }
    advance += letter
  }
  return [...parts, piecesOf(source, start, to)]
}

function breakLines(source: Text, pieces: Piece[], most: number): Line[] {
  const lines: Line[] = []
  let current: Piece[] = []
  let advance = 0
  const units = unitsOf(pieces).flatMap((unit) =>
    advanceOf(withoutOuterBlanks(unit)) > most ? cut(source, unit, most) : [unit],
  )
  for (const unit of units) {
    if (current.length && advance + advanceOf(withoutOuterBlanks(unit)) > most) {
      lines.push(lineOf(source, current))
      current = []
      advance = 0
    }
    current.push(...unit)
    advance += advanceOf(unit)
  }
  return [...lines, lineOf(source, current)]
}

/** Lays cleaned text out in lines of at most `most` units of the typeface. */
export function layOut(
  typeface: Typeface,
  text: string,
  most: number,
  direction: Direction | "auto",
): Line[] {
  return text.split("\n").flatMap((paragraph) => {
    const source = { typeface, text: paragraph, ...levelsOf(paragraph, direction) }
    const pieces = piecesOf(source, 0, paragraph.length)
    return advanceOf(pieces) <= most ? [lineOf(source, pieces)] : breakLines(source, pieces, most)
  })
}
