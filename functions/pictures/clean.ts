import { invalid } from "../../shared/errors.ts"
import { pictureBytesMax } from "../../shared/pictures.ts"
import { decode, type Pixels, resize } from "./codecs.ts"
import { pictureHeader } from "./header.ts"
import { encodePng } from "./png.ts"

const pixelsMax = 4_000_000

/**
 * The pixels of a PNG, JPEG or WebP and nothing else that was in the file (R56). What the file says of its size is
 * read before anything is unpacked: a small file can claim gigabytes. Throws `invalid_input` at `picture`.
 */
export async function readPixels(bytes: Buffer): Promise<Pixels> {
  if (bytes.length > pictureBytesMax) throw invalid({ picture: "picture_too_large" })
  const header = pictureHeader(bytes)
  if (!header) throw invalid({ picture: "not_a_picture" })
  const { kind, width, height, animated } = header
  if (animated) throw invalid({ picture: "picture_animated" })
  if (width * height > pixelsMax) throw invalid({ picture: "too_many_pixels" })
  if (width === 0 || height === 0) throw invalid({ picture: "picture_broken" })
  try {
    return await decode(kind, bytes)
  } catch {
    throw invalid({ picture: "picture_broken" })
  }
}

type Box = { width: number; height: number }

/** A PNG of the picture that fits into the box; a smaller one is not made larger. */
export async function fitted(pixels: Pixels, box: Box): Promise<Buffer> {
  const scale = Math.min(1, box.width / pixels.width, box.height / pixels.height)
  const size = (length: number) => Math.max(1, Math.round(length * scale))
  return encodePng(await resize(pixels, size(pixels.width), size(pixels.height)))
}

/** A part of one picture laid on another that is empty; what lies outside either is left away. */
function laid(from: Pixels, side: number, left: number, top: number): Pixels {
  const data = new Uint8ClampedArray(side * side * 4)
  const [firstX, firstY] = [Math.max(0, -left), Math.max(0, -top)]
  const width = Math.min(from.width - firstX, side - Math.max(0, left))
  const height = Math.min(from.height - firstY, side - Math.max(0, top))
  for (let y = 0; y < height; y++) {
    const begin = ((firstY + y) * from.width + firstX) * 4
    const at = ((Math.max(0, top) + y) * side + Math.max(0, left)) * 4
    data.set(from.data.subarray(begin, begin + width * 4), at)
  }
  return { width: side, height: side, data }
}

/** A square PNG: the whole picture with clear edges, or the middle of it without any. */
export async function squared(pixels: Pixels, side: number, edges: "clear" | "cut"): Promise<Buffer> {
  const choose = edges === "clear" ? Math.min : Math.max
  const scale = choose(side / pixels.width, side / pixels.height)
  const size = (length: number) => Math.max(1, Math.round(length * scale))
  const sized = await resize(pixels, size(pixels.width), size(pixels.height))
  const middle = (length: number) => Math.floor((side - length) / 2)
  return encodePng(laid(sized, side, middle(sized.width), middle(sized.height)))
}
