import { PNG } from "pngjs"
import { expect, test, vi } from "vitest"
import { readPixels } from "../../functions/pictures/clean.ts"
import { pictureHeader } from "../../functions/pictures/header.ts"
import {
  animatedPng,
  interlacedPng,
  jpegBehind,
  pngOfTwoSizes,
  webpWithoutChunk,
} from "../helpers/hostile-pictures.ts"
import { halves, jpegOf, turned, webpOf } from "../helpers/pictures.ts"

/** R56: the size that is looked at is the size that is decoded, and no more is unpacked than that takes. */

const red = [220, 30, 30, 255] as [number, number, number, number]
const blue = [30, 40, 200, 255] as [number, number, number, number]
const wide = halves(400, 100, red, blue)
const half = (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length / 2))

const refused: [string, () => Promise<Buffer>, string][] = [
  ["a PNG that states two sizes", async () => pngOfTwoSizes(900, 900), "not_a_picture"],
  ["a PNG that moves", async () => animatedPng(), "picture_animated"],
  ["a JPEG whose size hides behind TEM", async () => jpegBehind(0x01, await jpegOf(wide)), "not_a_picture"],
  ["one behind a restart marker", async () => jpegBehind(0xd0, await jpegOf(wide)), "not_a_picture"],
  ["one behind a stuffed byte", async () => jpegBehind(0x00, await jpegOf(wide)), "not_a_picture"],
  ["half a JPEG", async () => half(await jpegOf(wide)), "picture_broken"],
  [
    "half a JPEG with a whole one's end in what it says of itself",
    async () => half(turned(await jpegOf(wide), 0xffd9)),
    "picture_broken",
  ],
]

test.each(refused)("%s is refused", async (_, make, reason) => {
  await expect(readPixels(await make())).rejects.toMatchObject({ fields: { picture: reason } })
})

test("an interlaced PNG that unpacks to more than its pixels never reaches its decoder", async () => {
  const read = vi.spyOn(PNG.sync, "read")
  await expect(readPixels(interlacedPng(1e6))).rejects.toMatchObject({
    fields: { picture: "picture_broken" },
  })
  expect(read).not.toHaveBeenCalled()
  read.mockRestore()
})

test("an interlaced PNG of as much as its pixels take is read", async () => {
  expect(await readPixels(interlacedPng(64 + 15))).toMatchObject({ width: 8, height: 8 })
})

test("a WebP that begins with no chunk has no size, whatever stands behind it", async () => {
  const bare = webpWithoutChunk(await webpOf(wide))
  bare.writeUInt32LE(bare.length - 20, 16)
  const size = Buffer.from("VP8L\x05\0\0\0\x2f\0\0\0\0\0\0\0\0\0", "latin1")
  expect(pictureHeader(Buffer.concat([bare, size]))).toBeUndefined()
})
