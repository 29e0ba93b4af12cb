import { blobOf, loadSubsetter, type Subsetter, tag } from "../text/harfbuzz.ts"

const noHinting = 0x1
const retainGlyphIds = 0x2
const noLayoutClosure = 0x200
const dropTables = 3

// Viewers shape nothing and read neither names nor hints, so a document carries outlines and widths only.
const layoutTables = ["GSUB", "GPOS", "GDEF", "BASE", "STAT", "kern"]
const nameTables = ["DSIG", "name", "post", "OS/2", "meta"]
const hintTables = ["gasp", "prep", "fpgm", "cvt "]
const unused = [...layoutTables, ...nameTables, ...hintTables].map(tag)

let subsetter: Promise<Subsetter> | undefined

function subsetFace(native: Subsetter, face: number, glyphs: Iterable<number>) {
  const input = native.hb_subset_input_create_or_fail()
  native.hb_subset_input_set_flags(input, noHinting | retainGlyphIds | noLayoutClosure)
  const kept = native.hb_subset_input_glyph_set(input)
  native.hb_set_add(kept, 0)
  for (const glyph of glyphs) native.hb_set_add(kept, glyph)
  const dropped = native.hb_subset_input_set(input, dropTables)
  for (const table of unused) native.hb_set_add(dropped, table)
  const result = native.hb_subset_or_fail(face, input)
  native.hb_subset_input_destroy(input)
  return result
}

/** The typeface reduced to `glyphs`, which keep their numbers. */
export async function subset(typeface: Uint8Array, glyphs: Iterable<number>): Promise<Uint8Array> {
  subsetter ??= loadSubsetter()
  const native = await subsetter
  const { pointer, blob } = blobOf(native, typeface)
  const face = native.hb_face_create(blob, 0)
  const reduced = subsetFace(native, face, glyphs)
  const output = native.hb_face_reference_blob(reduced)
  const start = native.hb_blob_get_data(output, 0)
  const bytes = new Uint8Array(native.memory.buffer).slice(start, start + native.hb_blob_get_length(output))
  for (const used of [blob, output]) native.hb_blob_destroy(used)
  for (const used of [reduced, face]) native.hb_face_destroy(used)
  native.free(pointer)
  if (!bytes.length) throw new Error("a typeface could not be reduced")
  return bytes
}
