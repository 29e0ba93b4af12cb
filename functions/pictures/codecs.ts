import decodeJpegWith, { init as initJpeg } from "@jsquash/jpeg/decode.js"
import resizeWith, { initResize } from "@jsquash/resize"
import decodeWebpWith, { init as initWebp } from "@jsquash/webp/decode.js"
import type { PictureKind } from "../../shared/pictures.ts"
import { readAsset } from "../assets.ts"
import { jpegFile, resizeFile, webpFile } from "./assets.ts"
import { decodePng } from "./png.ts"

/** Pixels of four bytes each: red, green, blue, alpha. */
export type Pixels = { width: number; height: number; data: Uint8ClampedArray }

// The decoders make what browsers have; on a server nobody has it.
class PlainImageData implements Pixels {
  data: Uint8ClampedArray
  width: number
  height: number
  constructor(data: Uint8ClampedArray, width: number, height: number) {
    this.data = data
    this.width = width
    this.height = height
  }
}
Object.assign(globalThis, { ImageData: PlainImageData })

/** Compiled by whoever needs it first, once. */
const once = (begin: () => Promise<unknown>) => {
  let begun: Promise<unknown> | undefined
  return () => {
    begun ??= begin()
    return begun
  }
}
const compile = (file: string) => WebAssembly.compile(new Uint8Array(readAsset(file)))
const jpegReady = once(async () => initJpeg(await compile(jpegFile)))
const webpReady = once(async () => initWebp(await compile(webpFile)))
const resizeReady = once(async () => initResize(await compile(resizeFile)))

const exact = (bytes: Buffer) => new Uint8Array(bytes).buffer

const [startOfScan, endOfImage] = [Buffer.from([0xff, 0xda]), Buffer.from([0xff, 0xd9])]

/** Where a file was cut off, the decoder would paint the rest grey and say nothing. */
function requireWhole(jpeg: Buffer) {
  if (jpeg.lastIndexOf(endOfImage) < jpeg.lastIndexOf(startOfScan)) throw new Error("The JPEG is cut off.")
}

const decoders: Record<PictureKind, (bytes: Buffer) => Promise<Pixels>> = {
  png: async (bytes) => decodePng(bytes),
  jpeg: async (bytes) => {
    requireWhole(bytes)
    await jpegReady()
    // Phones store pictures as the sensor lies and say how to turn them; what says so is gone afterwards.
    return decodeJpegWith(exact(bytes), { preserveOrientation: true })
  },
  webp: async (bytes) => {
    await webpReady()
    return decodeWebpWith(exact(bytes))
  },
}

/** Every pixel of a file. Throws whatever the decoder throws when the file is broken. */
export const decode = (kind: PictureKind, bytes: Buffer) => decoders[kind](bytes)

export async function resize(pixels: Pixels, width: number, height: number): Promise<Pixels> {
  if (pixels.width === width && pixels.height === height) return pixels
  await resizeReady()
  return resizeWith(pixels as ImageData, { width, height })
}
