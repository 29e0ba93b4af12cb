import { createHash } from "node:crypto"
import { GetObjectCommand, S3ServiceException } from "@aws-sdk/client-s3"
import { createPresignedPost } from "@aws-sdk/s3-presigned-post"
import { getSignedUrl } from "@aws-sdk/s3-request-presigner"
import { type Attachment, attachmentBytesMax } from "../../shared/attachments.ts"
import { AppError } from "../../shared/errors.ts"
import type { Ctx } from "../context.ts"
import { env } from "../env.ts"
import { customerFile, fileKey, getFile, putFile, s3For } from "../files.ts"

type Place = Pick<Attachment, "id" | "customerId">

/**
 * Where a browser may put it, for some minutes. What was checked lies elsewhere, where the form does not reach: else
 * its holder could change the file once it has passed.
 */
const uploadName = (place: Place) => nameOf(place, "uploads")
const checkedName = (place: Place) => nameOf(place, "attachments")
const nameOf = ({ customerId, id }: Place, folder: string) =>
  customerId ? customerFile(customerId, `${folder}/${id}`) : `${folder}/${id}`

const uploadSeconds = 600
const downloadSeconds = 60

/** Lets a browser put one file of at most this size under one key. */
export const uploadForm = (ctx: Ctx, place: Place, bytes: number) =>
  createPresignedPost(s3For(ctx.scope), {
    Bucket: env.FILES_BUCKET,
    Key: fileKey(ctx.tenantId, uploadName(place)),
    Conditions: [["content-length-range", 1, Math.min(bytes, attachmentBytesMax)]],
    Expires: uploadSeconds,
  })

/** S3 says so of what is not there to who may not list the bucket. */
const isMissing = (error: unknown) =>
  error instanceof S3ServiceException && ["NoSuchKey", "AccessDenied"].includes(error.name)

/** Throws `file_missing` where the upload never arrived. */
export async function readUpload(ctx: Ctx, place: Place): Promise<Uint8Array> {
  try {
    return await getFile(ctx, uploadName(place))
  } catch (error) {
    if (!isMissing(error)) throw error
    throw new AppError("invalid_input", "the file was never uploaded", { reason: "file_missing" })
  }
}

/** Leaves nothing of an upload but its name; the bucket forgets the version that held it. */
export const emptyUpload = (ctx: Ctx, place: Place) =>
  putFile(ctx, uploadName(place), new Uint8Array(), "application/octet-stream")

export const keepFile = (ctx: Ctx, place: Place, bytes: Uint8Array, type: string) =>
  putFile(ctx, checkedName(place), bytes, type)

export const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex")

const disposition = (name: string) => {
  const plain = name.replace(/[^\w .()-]/g, "_")
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16)}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}

/** Always saved and never shown: a browser must not open what others uploaded, whatever it is. */
export const downloadUrl = (ctx: Ctx, attachment: Attachment) =>
  getSignedUrl(
    s3For(ctx.scope),
    new GetObjectCommand({
      Bucket: env.FILES_BUCKET,
      Key: fileKey(ctx.tenantId, checkedName(attachment)),
      ResponseContentType: attachment.type,
      ResponseContentDisposition: disposition(attachment.name),
      ResponseCacheControl: "private, no-store",
    }),
    { expiresIn: downloadSeconds },
  )
