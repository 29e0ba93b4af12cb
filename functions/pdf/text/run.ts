import { type Shaper, tag } from "./harfbuzz.ts"
import type { Typeface } from "./typeface.ts"

export const wordLengthMax = 2048

const lamAlef = /\u0644[\u064b-\u0652\u0670]*[\u0622\u0623\u0625\u0627]/g

type Bench = { buffer: number; text: number; features: number; arabic: number; english: number }
const benches = new WeakMap<Shaper, Bench>()

function language(native: Shaper, code: string) {
  const pointer = native.malloc(code.length)
  new Uint8Array(native.memory.buffer).set(new TextEncoder().encode(code), pointer)
  return native.hb_language_from_string(pointer, code.length)
}

/** HarfBuzz objects that every word uses again. */
function benchOf(native: Shaper) {
  let bench = benches.get(native)
  if (!bench) {
    bench = {
      buffer: native.hb_buffer_create(),
      text: native.malloc(wordLengthMax * 2),
      features: native.malloc(16 * (4 + wordLengthMax)),
      arabic: language(native, "ar"),
      english: language(native, "en"),
    }
    benches.set(native, bench)
  }
  return bench
}

/**
 * One glyph per letter, so that copying gives the text back exactly: this typeface draws even common
 * pairs as ligatures. Lam-alef stays, because Arabic is wrong without it.
 */
function setFeatures(native: Shaper, { features }: Bench, text: string) {
  const always = ["liga", "dlig", "clig", "rlig"].map((name) => [tag(name), 0, 0, text.length] as const)
  const ligatures = [...text.matchAll(lamAlef)].map(
    (match) => [tag("rlig"), 1, match.index, match.index + match[0].length] as const,
  )
  const all = [...always, ...ligatures]
  new Uint32Array(native.memory.buffer, features, all.length * 4).set(all.flat())
  return all.length
}

/** Five numbers a glyph, as HarfBuzz has them: its id, its cluster third; its advance, its offsets from the third. */
export type Shaped = { length: number; shapes: Uint32Array; places: Int32Array }

/** One call of HarfBuzz: glyphs from left to right, each with the place in `text` that it stands for. */
export function run(typeface: Typeface, text: string, rtl: boolean): Shaped {
  const { native, font } = typeface
  const bench = benchOf(native)
  const units = new Uint16Array(native.memory.buffer, bench.text, text.length)
  for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at)
  native.hb_buffer_reset(bench.buffer)
  native.hb_buffer_add_utf16(bench.buffer, bench.text, text.length, 0, text.length)
  native.hb_buffer_set_direction(bench.buffer, rtl ? 5 : 4)
  native.hb_buffer_set_script(bench.buffer, tag(rtl || /[\u0600-\u08ff]/.test(text) ? "Arab" : "Latn"))
  native.hb_buffer_set_language(bench.buffer, rtl ? bench.arabic : bench.english)
  const monotoneCharacters = 1
  native.hb_buffer_set_cluster_level(bench.buffer, monotoneCharacters)
  const removeIgnorables = 8
  native.hb_buffer_set_flags(bench.buffer, removeIgnorables)
  native.hb_shape(font, bench.buffer, bench.features, setFeatures(native, bench, text))
  const length = native.hb_buffer_get_length(bench.buffer)
  const [infos, positions] = [
    native.hb_buffer_get_glyph_infos(bench.buffer, 0),
    native.hb_buffer_get_glyph_positions(bench.buffer, 0),
  ]
  // Copies: HarfBuzz's memory moves when it grows.
  return {
    length,
    shapes: new Uint32Array(native.memory.buffer, infos, length * 5).slice(),
    places: new Int32Array(native.memory.buffer, positions, length * 5).slice(),
  }
}
