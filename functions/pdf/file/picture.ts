import { createHash } from "node:crypto"
import { deflateSync } from "node:zlib"
import type { PDFContext, PDFRef } from "pdf-lib"
import { PNG } from "pngjs"

/** A picture as a document holds it: compressed colours, and opacity where it has any. */
export type Picture = { width: number; height: number; colours: Uint8Array; opacity: Uint8Array | undefined }

const pixelsMax = 4_000_000
const sideMax = 1000
const cachedMax = 20

type Pixels = { width: number; height: number; data: Uint8Array }

/** The header is read first: a few kilobytes can unpack to gigabytes. */
function decode(png: Uint8Array): Pixels | undefined {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  if (png.byteLength < 33 || view.getUint32(0) !== 0x89504e47 || view.getUint32(4) !== 0x0d0a1a0a)
    return undefined
  if (view.getUint32(16) * view.getUint32(20) > pixelsMax) return undefined
  try {
    return PNG.sync.read(Buffer.from(png.buffer, png.byteOffset, png.byteLength))
  } catch {
    return undefined
  }
}

/** Averages squares of pixels; transparent ones must not lend their hidden colour to the edge. */
function shrink(source: Pixels, step: number): Pixels {
  const width = Math.max(1, Math.floor(source.width / step))
  const height = Math.max(1, Math.floor(source.height / step))
  const data = new Uint8Array(width * height * 4)
  for (let at = 0; at < width * height; at++) {
    const sums = [0, 0, 0, 0]
    const left = (at % width) * step
    const top = Math.floor(at / width) * step
    for (let y = top; y < Math.min(top + step, source.height); y++)
      for (let x = left; x < Math.min(left + step, source.width); x++) {
        const from = (y * source.width + x) * 4
        const alpha = source.data[from + 3] ?? 0
        for (let channel = 0; channel < 3; channel++)
          sums[channel] = (sums[channel] ?? 0) + (source.data[from + channel] ?? 0) * alpha
        sums[3] = (sums[3] ?? 0) + alpha
      }
    const [red = 0, green = 0, blue = 0, alpha = 0] = sums
    data.set([red / (alpha || 1), green / (alpha || 1), blue / (alpha || 1), alpha / step ** 2], at * 4)
  }
  return { width, height, data }
}

function compress({ width, height, data }: Pixels): Picture {
  const colours = new Uint8Array(width * height * 3)
  const opacity = new Uint8Array(width * height)
  for (let at = 0; at < width * height; at++) {
    colours.set(data.subarray(at * 4, at * 4 + 3), at * 3)
    opacity[at] = data[at * 4 + 3] ?? 255
  }
  const opaque = opacity.every((value) => value === 255)
  return { width, height, colours: deflateSync(colours), opacity: opaque ? undefined : deflateSync(opacity) }
}

const pictures = new Map<string, Picture | undefined>()

/** Reads a PNG once per process; undefined when it cannot be read, since an invoice goes out without it. */
export function readPicture(png: Uint8Array): Picture | undefined {
  const key = createHash("sha256").update(png).digest("base64")
  if (pictures.has(key)) return pictures.get(key)
  if (pictures.size >= cachedMax) pictures.clear()
  const pixels = decode(png)
  const step = pixels ? Math.ceil(Math.max(pixels.width, pixels.height) / sideMax) : 1
  const picture = pixels && compress(step > 1 ? shrink(pixels, step) : pixels)
  pictures.set(key, picture)
  return picture
}

export function writePicture(context: PDFContext, { width, height, colours, opacity }: Picture): PDFRef {
  const shared = { Type: "XObject", Subtype: "Image", Width: width, Height: height, BitsPerComponent: 8 }
  const write = (bytes: Uint8Array, more: Record<string, string | PDFRef>) =>
    context.register(context.stream(bytes, { ...shared, Filter: "FlateDecode", ...more }))
  const mask = opacity && write(opacity, { ColorSpace: "DeviceGray" })
  return write(colours, { ColorSpace: "DeviceRGB", ...(mask && { SMask: mask }) })
}
