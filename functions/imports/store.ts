import { GetObjectCommand } from "@aws-sdk/client-s3"
import { createPresignedPost } from "@aws-sdk/s3-presigned-post"
import { AppError } from "../../shared/errors.ts"
import { Import, importBytesMax } from "../../shared/imports.ts"
import type { Ctx } from "../context.ts"
import { env } from "../env.ts"
import { fileKey, isMissing, s3For } from "../files.ts"
import { entity } from "../store/entity.ts"
import { shardOf, staffListKey } from "../store/keys.ts"
import type { Write } from "../store/table.ts"

export const imports = entity<Import>({ kind: "import", schema: Import, staffList: (file) => file.createdAt })

const pointerKey = (ctx: Ctx, invoiceId: string) => ({
  pk: staffListKey(ctx.tenantId, "imported", shardOf(invoiceId)),
  sk: invoiceId,
})

/** Where an imported invoice lies. Written with it, so that one that moved to another customer is never doubled. */
export const importedAt = {
  keyOf: pointerKey,
  insert: (ctx: Ctx, invoiceId: string, customerId: string): Write => ({
    row: { ...pointerKey(ctx, invoiceId), customerId },
    expects: "new",
  }),
}

const fileName = (importId: string) => `imports/${importId}.csv`

/** Lets a browser put one file of at most 50 MB under this key, and nothing else, for ten minutes. */
export const uploadForm = (ctx: Ctx, importId: string) =>
  createPresignedPost(s3For(ctx.scope), {
    Bucket: env.FILES_BUCKET,
    Key: fileKey(ctx.tenantId, fileName(importId)),
    Conditions: [["content-length-range", 1, importBytesMax]],
    Expires: 600,
  })

/** The uploaded file as it streams in; throws `file_missing` where the upload never arrived. */
export async function openFile(ctx: Ctx, importId: string): Promise<AsyncIterable<Uint8Array>> {
  try {
    const key = { Bucket: env.FILES_BUCKET, Key: fileKey(ctx.tenantId, fileName(importId)) }
    const { Body } = await s3For(ctx.scope).send(new GetObjectCommand(key))
    return Body as unknown as AsyncIterable<Uint8Array>
  } catch (error) {
    if (!isMissing(error)) throw error
    throw new AppError("invalid_input", "the file was never uploaded", { reason: "file_missing" })
  }
}
