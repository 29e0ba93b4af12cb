import { createHash } from "node:crypto"
import { deflateSync } from "node:zlib"
import { type PDFContext, type PDFRef, PDFString } from "pdf-lib"
import { glyphAdvance, type Typeface } from "../text/typeface.ts"
import { type EmbeddedFont, hexadecimal } from "./embedded-font.ts"
import { subset } from "./subset.ts"

/** Everything of a font that does not depend on the document's object numbers. */
type Program = { name: string; outlines: Uint8Array; length: number; glyphs: Uint8Array; unicode: Uint8Array }

const utf16 = (text: string) =>
  Array.from({ length: text.length }, (_, at) => hexadecimal(text.charCodeAt(at))).join("")

function unicodeMap(entries: EmbeddedFont["entries"]) {
  const lines = entries.flatMap(({ text }, code) => (text ? `<${hexadecimal(code)}> <${utf16(text)}>` : []))
  // A block of a character map may hold a hundred entries.
  const blocks = Array.from({ length: Math.ceil(lines.length / 100) }, (_, index) => {
    const block = lines.slice(index * 100, index * 100 + 100)
    return `${block.length} beginbfchar\n${block.join("\n")}\nendbfchar`
  })
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${blocks.join("\n")}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`
}

function subsetTag(outlines: Uint8Array) {
  const hash = createHash("sha256").update(outlines).digest()
  return String.fromCharCode(...hash.subarray(0, 6).map((byte) => 65 + (byte % 26)))
}

async function programOf({ typeface, entries }: EmbeddedFont): Promise<Program> {
  const outlines = await subset(typeface.bytes, new Set(entries.map((entry) => entry.id)))
  return {
    name: `${subsetTag(outlines)}+${typeface.name}`,
    outlines: deflateSync(outlines),
    length: outlines.length,
    glyphs: deflateSync(Uint8Array.from(entries.flatMap(({ id }) => [id >> 8, id & 255]))),
    unicode: deflateSync(unicodeMap(entries)),
  }
}

const commonPrograms = new WeakMap<Typeface, Promise<Program>>()

/** Most documents in English need no glyph beyond the common ones: their font is made once per process. */
function cachedProgramOf(font: EmbeddedFont) {
  if (font.entries.length !== font.common) return programOf(font)
  const known = commonPrograms.get(font.typeface) ?? programOf(font)
  commonPrograms.set(font.typeface, known)
  return known
}

export async function writeFont(context: PDFContext, font: EmbeddedFont): Promise<PDFRef> {
  const { typeface, entries } = font
  const program = await cachedProgramOf(font)
  const perEm = (units: number) => Math.round((units * 1000) / typeface.unitsPerEm)
  const stream = (bytes: Uint8Array, more = {}) =>
    context.register(context.stream(bytes, { Filter: "FlateDecode", ...more }))
  const descriptor = context.obj({
    Type: "FontDescriptor",
    FontName: program.name,
    Flags: 4,
    FontBBox: typeface.box.map(perEm),
    ItalicAngle: 0,
    Ascent: perEm(typeface.ascent),
    Descent: perEm(typeface.descent),
    CapHeight: perEm(typeface.capHeight),
    StemV: typeface.bold ? 140 : 80,
    FontFile2: stream(program.outlines, { Length1: program.length }),
  })
  const descendant = context.obj({
    Type: "Font",
    Subtype: "CIDFontType2",
    BaseFont: program.name,
    CIDSystemInfo: { Registry: PDFString.of("Adobe"), Ordering: PDFString.of("Identity"), Supplement: 0 },
    FontDescriptor: context.register(descriptor),
    DW: 0,
    W: [0, entries.map(({ id }) => perEm(glyphAdvance(typeface, id)))],
    CIDToGIDMap: stream(program.glyphs),
  })
  return context.register(
    context.obj({
      Type: "Font",
      Subtype: "Type0",
      BaseFont: program.name,
      Encoding: "Identity-H",
      DescendantFonts: [context.register(descendant)],
      ToUnicode: stream(program.unicode),
    }),
  )
}
