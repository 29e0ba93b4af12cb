import { inflateSync } from "node:zlib"
import { PNG } from "pngjs"
import type { Pixels } from "./codecs.ts"

type Chunk = { name: string; data: Buffer }

/** The parts of a PNG as its decoder meets them, up to the end that the file states. */
export function pngChunks(bytes: Buffer): Chunk[] {
  const chunks: Chunk[] = []
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    const name = bytes.toString("latin1", at + 4, at + 8)
    chunks.push({ name, data: bytes.subarray(at + 8, at + 8 + length) })
    if (name === "IEND") break
    at += 12 + length
  }
  return chunks
}

/** Four channels of 16 bits are the most that a pixel takes; each row of the seven passes has one byte more. */
const unpackedMax = (width: number, height: number) => width * height * 8 + height * 7

/**
 * The decoder unpacks an interlaced file without a bound, whatever size the header states: 2 MB would become 2 GB.
 * Throws when there is more in it than its pixels take.
 */
function requireBounded(bytes: Buffer) {
  const [header, ...chunks] = pngChunks(bytes)
  if (header?.data[12] !== 1) return
  const packed = chunks.filter(({ name }) => name === "IDAT").map(({ data }) => data)
  const maxOutputLength = unpackedMax(header.data.readUInt32BE(0), header.data.readUInt32BE(4))
  inflateSync(Buffer.concat(packed), { maxOutputLength })
}

export function decodePng(bytes: Buffer): Pixels {
  requireBounded(bytes)
  const { width, height, data } = PNG.sync.read(bytes)
  return { width, height, data: new Uint8ClampedArray(data) }
}

export function encodePng({ width, height, data }: Pixels): Buffer {
  const png = new PNG({ width, height })
  png.data = Buffer.from(data.buffer, data.byteOffset, data.byteLength)
  return PNG.sync.write(png)
}
