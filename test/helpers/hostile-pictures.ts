import { crc32, deflateSync } from "node:zlib"

/** Files that say one size and hold another, or more than they say. */

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

const signature = Buffer.from("89504e470d0a1a0a", "hex")
const end = chunk("IEND", Buffer.alloc(0))

function greyHeader(width: number, height: number, interlaced: boolean): Buffer {
  const data = Buffer.alloc(13)
  data.writeUInt32BE(width, 0)
  data.writeUInt32BE(height, 4)
  data[8] = 8
  data[12] = interlaced ? 1 : 0
  return chunk("IHDR", data)
}

/** A small picture, whose decoder is told another size after that. */
export const pngOfTwoSizes = (width: number, height: number) =>
  Buffer.concat([
    signature,
    greyHeader(8, 8, false),
    greyHeader(width, height, false),
    chunk("IDAT", deflateSync(Buffer.alloc((width + 1) * height))),
    end,
  ])

/** Eight by eight pixels in seven passes, which take 64 bytes and 15 for their rows. */
export const interlacedPng = (unpackedBytes: number) =>
  Buffer.concat([
    signature,
    greyHeader(8, 8, true),
    chunk("IDAT", deflateSync(Buffer.alloc(unpackedBytes))),
    end,
  ])

export const animatedPng = () =>
  Buffer.concat([
    signature,
    greyHeader(8, 8, false),
    chunk("acTL", Buffer.from([0, 0, 0, 2, 0, 0, 0, 0])),
    chunk("IDAT", deflateSync(Buffer.alloc(72))),
    end,
  ])

/**
 * The JPEG with another size before it that only those see who take `marker` for one with a length: the two bytes
 * behind it lead into a comment, where that size stands.
 */
export function jpegBehind(marker: number, jpeg: Buffer): Buffer {
  const head = Buffer.alloc(4 + 0xfffe + 64)
  head.set([0xff, 0xd8, 0xff, marker, 0xff, 0xfe, 0xff, 0xf0])
  const comment = 6 + 0xfff0
  head.set([0xff, 0xfe], comment)
  head.writeUInt16BE(head.length - comment - 2, comment + 2)
  head.set([0xff, 0xc0, 0, 11, 8, 0, 16, 0, 16, 1, 1, 0x11, 0], 4 + 0xfffe)
  return Buffer.concat([head, jpeg.subarray(2)])
}

/** The pixels of a WebP without the chunk that they stand in. */
export function webpWithoutChunk(webp: Buffer): Buffer {
  const bare = Buffer.concat([webp.subarray(0, 12), webp.subarray(20)])
  bare.writeUInt32LE(bare.length - 8, 4)
  return bare
}
