import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { crc32 } from "node:zlib"
import encodeJpeg, { init as initJpeg } from "@jsquash/jpeg/encode.js"
import encodeWebp, { init as initWebp } from "@jsquash/webp/encode.js"
import { PNG } from "pngjs"

type Colour = [number, number, number, number]

/** Left half in one colour, right half in another. */
export function halves(width: number, height: number, left: Colour, right: Colour) {
  const png = new PNG({ width, height })
  for (let at = 0; at < width * height; at++) png.data.set(at % width < width / 2 ? left : right, at * 4)
  return png
}

const compiled = (file: string) =>
  WebAssembly.compile(readFileSync(createRequire(import.meta.url).resolve(file)))
const imageOf = ({ width, height, data }: PNG) =>
  ({ width, height, data: new Uint8ClampedArray(data) }) as unknown as ImageData

export async function jpegOf(png: PNG): Promise<Buffer> {
  await initJpeg(await compiled("@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm"))
  return Buffer.from(await encodeJpeg(imageOf(png), { quality: 95 }))
}

export async function webpOf(png: PNG): Promise<Buffer> {
  await initWebp(await compiled("@jsquash/webp/codec/enc/webp_enc.wasm"))
  return Buffer.from(await encodeWebp(imageOf(png), { lossless: 1 }))
}

export const pngOf = (png: PNG): Buffer => PNG.sync.write(png)

/** A JPEG's marker that says how to turn it: 6 is a quarter to the right (Exif 2.32, 4.6.4). */
export function turned(jpeg: Buffer, orientation: number): Buffer {
  const tiff = Buffer.from("4d4d002a00000008000101120003000000010000000000000000", "hex")
  tiff.writeUInt16BE(orientation, 18)
  const body = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)])
}

/** The same PNG with another size in its header, which is all that a bomb needs to be. */
export function claiming(png: Buffer, width: number, height: number): Buffer {
  const forged = Buffer.from(png)
  forged.writeUInt32BE(width, 16)
  forged.writeUInt32BE(height, 20)
  forged.writeUInt32BE(crc32(forged.subarray(12, 29)), 29)
  return forged
}
