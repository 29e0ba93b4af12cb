import { run, type Shaped, wordLengthMax } from "./run.ts"
import { type Glyph, glyphAdvance, nominalGlyph, type Typeface, type Word } from "./typeface.ts"

const cachedWordsMax = 20_000
const cachedLengthMax = 40

// Poppler and pdf.js read a gap of a tenth of an em as a space; some Arabic kerning is wider than that.
const kerningMax = 0.095

// Copied by one code point each: viewers turn longer texts of right-to-left glyphs round.
const lamAlefForms = new Map([
  ["\u0644\u0622", "\ufef5"],
  ["\u0644\u0623", "\ufef7"],
  ["\u0644\u0625", "\ufef9"],
  ["\u0644\u0627", "\ufefb"],
])

const copiedText = (text: string, rtl: boolean) =>
  rtl && text.length > 1 ? (lamAlefForms.get(text) ?? [...text].reverse().join("")) : text

/** What each cluster stands for: the text from its start to the start of the next. */
function clusterTexts(text: string, starts: number[], rtl: boolean) {
  const sorted = [...new Set(starts)].sort((a, b) => a - b)
  return new Map(
    sorted.map((start, index) => {
      const letters = text.slice(start, sorted[index + 1] ?? text.length)
      return [start, copiedText(letters.replace(/[\u200c\u200d]/g, ""), rtl)]
    }),
  )
}

function clampKerning(typeface: Typeface, glyph: Glyph) {
  const most = kerningMax * typeface.unitsPerEm
  if (glyph.dx <= most || glyph.advance <= 0) return
  if (Math.abs(glyph.advance - glyph.width - glyph.dx) >= 1) return
  glyph.advance -= glyph.dx - most
  glyph.dx = most
}

// Unicode takes these for letters of their own, not for accented ones.
const unstroked = new Map([
  ["đ", "d"],
  ["ħ", "h"],
  ["Ħ", "H"],
])

/** Drawn for a letter the typeface lacks: the letter without its accent, or else a question mark. */
const substitute = (typeface: Typeface, letter: string) =>
  nominalGlyph(typeface, unstroked.get(letter) ?? letter.normalize("NFKD")) || nominalGlyph(typeface, "?")

function glyphOf(typeface: Typeface, { shapes, places }: Shaped, index: number, text: string): Glyph {
  const id = shapes[index * 5] || substitute(typeface, text)
  const width = glyphAdvance(typeface, id)
  const [advance = 0, , dx = 0, dy = 0] = shapes[index * 5]
    ? places.subarray(index * 5, index * 5 + 4)
    : [width]
  return { id, text, key: `${id}/${text}`, width, advance, dx, dy }
}

function shapeAnew(typeface: Typeface, text: string, rtl: boolean): Word {
  const shaped = run(typeface, text, rtl)
  const clusters = Array.from({ length: shaped.length }, (_, index) => shaped.shapes[index * 5 + 2] ?? 0)
  const texts = clusterTexts(text, clusters, rtl)
  const word: Word = { glyphs: [], advance: 0, missing: [] }
  for (const [index, cluster] of clusters.entries()) {
    const isFirst = clusters[rtl ? index + 1 : index - 1] !== cluster
    const letters = isFirst ? (texts.get(cluster) ?? "") : ""
    const isMissing = !shaped.shapes[index * 5]
    if (isMissing) word.missing.push(letters)
    // A mark without a glyph is left out; a letter without one must show that something is there.
    if (isMissing && /^\p{M}/u.test(letters)) continue
    const glyph = glyphOf(typeface, shaped, index, letters)
    if (rtl) clampKerning(typeface, glyph)
    word.glyphs.push(glyph)
    word.advance += glyph.advance
  }
  return word
}

/** Shapes one word of one direction. */
export function shape(typeface: Typeface, text: string, rtl: boolean): Word {
  if (text.length > cachedLengthMax) return shapeAnew(typeface, text.slice(0, wordLengthMax), rtl)
  const key = rtl ? `\u200f${text}` : text
  const known = typeface.words.get(key)
  if (known) return known
  if (typeface.words.size >= cachedWordsMax) typeface.words.clear()
  const word = shapeAnew(typeface, text, rtl)
  typeface.words.set(key, word)
  return word
}
