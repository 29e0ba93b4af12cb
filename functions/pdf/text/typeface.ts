import { readAsset } from "../../assets.ts"
import { regularFile, semiBoldFile } from "../assets.ts"
import { blobOf, loadShaper, type Shaper, tag } from "./harfbuzz.ts"

/**
 * `text` is what a reader gets by copying the glyph, `key` tells apart glyphs that copy differently, and
 * `width` is how far a viewer moves on by itself.
 */
export type Glyph = {
  id: number
  text: string
  key: string
  width: number
  advance: number
  dx: number
  dy: number
}

/** A shaped stretch without blanks, its glyphs from left to right, measured in units of the typeface. */
export type Word = { glyphs: Glyph[]; advance: number; missing: string[] }

export type Typeface = {
  name: string
  bold: boolean
  bytes: Uint8Array
  native: Shaper
  font: number
  unitsPerEm: number
  ascent: number
  descent: number
  capHeight: number
  box: number[]
  /** Memory in which HarfBuzz leaves its smaller answers. */
  scratch: number
  /** Invoices repeat their words; shaping is by far the dearest step. */
  words: Map<string, Word>
}

export type Typefaces = { regular: Typeface; semiBold: Typeface }

/** A table of a TrueType file, found by its directory. */
function table(bytes: Uint8Array, name: string) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 12; at < 12 + 16 * view.getUint16(4); at += 16)
    if (view.getUint32(at) === tag(name))
      return new DataView(bytes.buffer, bytes.byteOffset + view.getUint32(at + 8))
  throw new Error(`a typeface without ${name}`)
}

function open(native: Shaper, file: string, name: string, bold: boolean): Typeface {
  const bytes = readAsset(file)
  const face = native.hb_face_create(blobOf(native, bytes).blob, 0)
  const font = native.hb_font_create(face)
  const scratch = native.malloc(64)
  native.hb_font_get_h_extents(font, scratch)
  const [ascent = 0, descent = 0] = new Int32Array(native.memory.buffer, scratch, 2)
  const unitsPerEm = native.hb_face_get_upem(face)
  const box = [36, 38, 40, 42].map((at) => table(bytes, "head").getInt16(at))
  const capHeight = table(bytes, "OS/2").getInt16(88)
  const measures = { unitsPerEm, ascent, descent, capHeight, box }
  return { name, bold, bytes, native, font, ...measures, scratch, words: new Map() }
}

async function load(): Promise<Typefaces> {
  const native = await loadShaper()
  return {
    regular: open(native, regularFile, "IBMPlexSansArabic-Regular", false),
    semiBold: open(native, semiBoldFile, "IBMPlexSansArabic-SemiBold", true),
  }
}

let loaded: Promise<Typefaces> | undefined

/** Parsed once per process. One file per weight draws Latin and Arabic alike. */
export function typefaces() {
  loaded ??= load()
  return loaded
}

export const glyphAdvance = (typeface: Typeface, glyph: number) =>
  typeface.native.hb_font_get_glyph_h_advance(typeface.font, glyph)

/** The glyph of a letter by itself; 0 when the typeface has none. */
export function nominalGlyph({ native, font, scratch }: Typeface, letter: string) {
  const found = native.hb_font_get_nominal_glyph(font, letter.codePointAt(0) ?? 0, scratch)
  return found ? (new Uint32Array(native.memory.buffer, scratch, 1)[0] ?? 0) : 0
}
