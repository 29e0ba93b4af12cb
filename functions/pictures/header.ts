import type { PictureKind } from "../../shared/pictures.ts"
import { pngChunks } from "./png.ts"

/** What a file says of itself, read without unpacking any of it. */
export type PictureHeader = { kind: PictureKind; width: number; height: number; animated: boolean }

type Size = Pick<PictureHeader, "width" | "height">

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const letters = (bytes: Buffer, at: number, count = 4) => bytes.toString("latin1", at, at + count)

/** A file that states two sizes is none: its decoder believes the last. */
function pngHeader(bytes: Buffer): PictureHeader | undefined {
  const names = pngChunks(bytes).map(({ name }) => name)
  if (bytes.length < 33 || names[0] !== "IHDR" || names.lastIndexOf("IHDR") > 0) return undefined
  const animated = names.includes("acTL")
  return { kind: "png", width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), animated }
}

/** Frame headers are C0 to CF, but for three that are tables (ITU-T T.81, table B.1). */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
/**
 * What stands before the frame has a length to jump over, but for these. A decoder passes over them, so that a jump
 * would lead to another size than the one it sees.
 */
const hasNoLength = (marker: number) => marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd9)
const startOfScan = 0xda

function jpegHeader(bytes: Buffer): PictureHeader | undefined {
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (isFrame(marker)) {
      const [height, width] = [bytes.readUInt16BE(at + 5), bytes.readUInt16BE(at + 7)]
      return { kind: "jpeg", width, height, animated: false }
    }
    if (marker === startOfScan || hasNoLength(marker)) return undefined
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return undefined
}

/** Sizes as RFC 9649 has them; a canvas may be smaller than the picture in it, so that each is looked at. */
function webpSizeAt(bytes: Buffer, chunk: string, at: number): Size | undefined {
  if (at + 10 > bytes.length) return undefined
  if (chunk === "VP8X")
    return { width: 1 + bytes.readUIntLE(at + 4, 3), height: 1 + bytes.readUIntLE(at + 7, 3) }
  if (chunk === "VP8 ")
    return { width: bytes.readUInt16LE(at + 6) & 0x3fff, height: bytes.readUInt16LE(at + 8) & 0x3fff }
  if (chunk !== "VP8L") return undefined
  const packed = bytes.readUInt32LE(at + 1)
  return { width: 1 + (packed & 0x3fff), height: 1 + ((packed >>> 14) & 0x3fff) }
}

function webpHeader(bytes: Buffer): PictureHeader | undefined {
  // Decoders take pixels without the name of a chunk before them too; what is walked here would not be what they see.
  if (!["VP8X", "VP8L", "VP8 "].includes(letters(bytes, 12))) return undefined
  const sizes: Size[] = []
  let animated = false
  for (let at = 12; at + 8 <= bytes.length; ) {
    const chunk = letters(bytes, at)
    animated ||= chunk === "ANIM" || chunk === "ANMF"
    const size = webpSizeAt(bytes, chunk, at + 8)
    if (size) sizes.push(size)
    const length = bytes.readUInt32LE(at + 4)
    at += 8 + length + (length % 2)
  }
  if (sizes.length === 0) return undefined
  const [width, height] = [
    Math.max(...sizes.map((size) => size.width)),
    Math.max(...sizes.map((size) => size.height)),
  ]
  return { kind: "webp", width, height, animated }
}

/** Undefined for what is none of the three kinds, by its first bytes: neither name nor type are asked. */
export function pictureHeader(bytes: Buffer): PictureHeader | undefined {
  if (bytes.subarray(0, 8).equals(pngSignature)) return pngHeader(bytes)
  if (bytes.length > 3 && bytes.readUIntBE(0, 3) === 0xffd8ff) return jpegHeader(bytes)
  if (letters(bytes, 0) === "RIFF" && letters(bytes, 8) === "WEBP") return webpHeader(bytes)
  return undefined
}
