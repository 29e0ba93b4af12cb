import { createHash } from "node:crypto"
import { deflateSync } from "node:zlib"
import { glyphAdvance, type Typeface } from "../text/typeface.ts"
import type { EmbeddedFont } from "./embedded-font.ts"
import { hexadecimal, type Objects, type Reference, utf16, write, writeStream } from "./objects.ts"
import { subset } from "./subset.ts"

/** Everything of a font that does not depend on the document's object numbers. */
type Program = { name: string; outlines: Uint8Array; length: number; glyphs: Uint8Array; unicode: Uint8Array }

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

export async function writeFont(objects: Objects, font: EmbeddedFont): Promise<Reference> {
  const { typeface, entries } = font
  const { name, outlines, length, glyphs, unicode } = await cachedProgramOf(font)
  const perEm = (units: number) => Math.round((units * 1000) / typeface.unitsPerEm)
  const box = typeface.box.map(perEm).join(" ")
  const [ascent, descent, capHeight] = [typeface.ascent, typeface.descent, typeface.capHeight].map(perEm)
  const widths = entries.map(({ id }) => perEm(glyphAdvance(typeface, id))).join(" ")
  const measures = `/Ascent ${ascent} /Descent ${descent} /CapHeight ${capHeight} /ItalicAngle 0 /FontBBox [${box}]`
  const file = writeStream(objects, outlines, `/Length1 ${length}`)
  const descriptor = write(
    objects,
    `<< /Type /FontDescriptor /FontName /${name} /Flags 4 ${measures} /StemV ${typeface.bold ? 140 : 80} /FontFile2 ${file} >>`,
  )
  const descendant = write(
    objects,
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${name} /FontDescriptor ${descriptor}
/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>
/CIDToGIDMap ${writeStream(objects, glyphs)} /DW 0 /W [0 [${widths}]] >>`,
  )
  return write(
    objects,
    `<< /Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /Identity-H
/DescendantFonts [${descendant}] /ToUnicode ${writeStream(objects, unicode)} >>`,
  )
}
