/**
 * sRGB (IEC 61966-2-1) as an ICC profile of version 4.2, which says what our red, green and blue are (PDF/A asks for
 * it). Its numbers are the standard's, adapted to the white of print as ICC.1:2004-10 has it.
 */

const fixed = (value: number) => Math.round(value * 65_536)

function block(type: string, numbers: number[]) {
  const bytes = Buffer.alloc(8 + numbers.length * 4)
  bytes.write(type, 0, "latin1")
  for (const [index, number] of numbers.entries()) bytes.writeInt32BE(number, 8 + index * 4)
  return bytes
}

/** One text in one language. */
function words(text: string) {
  const letters = Buffer.from(text, "utf16le").swap16()
  const head = block("mluc", [1, 12, 0, letters.length, 28])
  head.write("enUS", 16, "latin1")
  return Buffer.concat([head, letters, Buffer.alloc((4 - (letters.length % 4)) % 4)])
}

const point = (x: number, y: number, z: number) => block("XYZ ", [x, y, z].map(fixed))

function curve() {
  const parts = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045]
  const bytes = block("para", [0, ...parts.map(fixed)])
  bytes.writeUInt16BE(3, 8)
  return bytes
}

const adaptation = [1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168]
const sameCurve = curve()
const tags: [string, Buffer][] = [
  ["desc", words("sRGB")],
  ["cprt", words("No copyright, use freely")],
  ["wtpt", point(0.9642, 1, 0.82491)],
  ["chad", block("sf32", adaptation.map(fixed))],
  ["rXYZ", point(0.43607, 0.22249, 0.01392)],
  ["gXYZ", point(0.38515, 0.71687, 0.09708)],
  ["bXYZ", point(0.14307, 0.06061, 0.7141)],
  ["rTRC", sameCurve],
  ["gTRC", sameCurve],
  ["bTRC", sameCurve],
]

function header(length: number) {
  const bytes = Buffer.alloc(128)
  bytes.writeUInt32BE(length, 0)
  bytes.writeUInt32BE(0x04200000, 8)
  bytes.write("mntrRGB XYZ ", 12, "latin1")
  for (const [index, part] of [2026, 1, 1].entries()) bytes.writeUInt16BE(part, 24 + index * 2)
  bytes.write("acsp", 36, "latin1")
  for (const [index, part] of [0.9642, 1, 0.82491].entries()) bytes.writeInt32BE(fixed(part), 68 + index * 4)
  return bytes
}

function profile(): Buffer {
  const places = new Map<Buffer, number>()
  let end = 128 + 4 + tags.length * 12
  for (const [, bytes] of tags) {
    if (places.has(bytes)) continue
    places.set(bytes, end)
    end += bytes.length
  }
  const table = Buffer.alloc(4 + tags.length * 12)
  table.writeUInt32BE(tags.length, 0)
  for (const [index, [name, bytes]] of tags.entries()) {
    const at = 4 + index * 12
    table.write(name, at, "latin1")
    table.writeUInt32BE(places.get(bytes) ?? 0, at + 4)
    table.writeUInt32BE(bytes.length, at + 8)
  }
  return Buffer.concat([header(end), table, ...places.keys()])
}

export const standardRgb: Uint8Array = profile()
