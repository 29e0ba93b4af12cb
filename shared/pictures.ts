import * as z from "zod"

export const pictureKinds = ["png", "jpeg", "webp"] as const
export type PictureKind = (typeof pictureKinds)[number]

export const pictureBytesMax = 2_000_000

/** A picture's file, in base64. What it really is shows when it is decoded. */
export const UploadPicture = z.strictObject({
  picture: z.base64("not_a_picture").max(Math.ceil(pictureBytesMax / 3) * 4, "picture_too_large"),
})
export type UploadPicture = z.infer<typeof UploadPicture>
