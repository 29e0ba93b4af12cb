import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3"
import type { Ctx } from "./context.ts"
import { env } from "./env.ts"
import { credentialsFor, type Scope } from "./store/credentials.ts"
import { idPart, tenantKey } from "./store/keys.ts"

/** With the credentials of `scope`: IAM lets a tenant reach keys below its own prefix only. */
export const s3For = (scope: Scope) =>
  new S3Client({ credentials: () => credentialsFor(scope), forcePathStyle: true })

/** Where a tenant's file lies. `name` comes from us, never from a file's own name. */
export const fileKey = (tenantId: string, name: string) => `${tenantKey(tenantId).replace("#", "/")}/${name}`

/** The name of a file that belongs to one customer: its contacts' credentials reach it. */
export const customerFile = (customerId: string, name: string) => `C/${idPart(customerId)}/${name}`

async function putObject(
  ctx: Ctx,
  name: string,
  bytes: Uint8Array,
  more: { ContentType: string; IfNoneMatch?: string },
) {
  const place = { Bucket: env.FILES_BUCKET, Key: fileKey(ctx.tenantId, name) }
  await s3For(ctx.scope).send(new PutObjectCommand({ ...place, Body: bytes, ...more }))
}

export const putFile = (ctx: Ctx, name: string, bytes: Uint8Array, type: string) =>
  putObject(ctx, name, bytes, { ContentType: type })

export async function getFile(ctx: Ctx, name: string): Promise<Uint8Array> {
  const answer = await s3For(ctx.scope).send(
    new GetObjectCommand({ Bucket: env.FILES_BUCKET, Key: fileKey(ctx.tenantId, name) }),
  )
  if (!answer.Body) throw new Error(`file ${name} has no content`)
  return answer.Body.transformToByteArray()
}

/**
 * Whether it says that there is no such file. S3 tells whoever may not list a bucket, as none of our roles may, that
 * access to what is missing is denied.
 */
export const isMissing = (error: unknown) => failedAs(error, "NoSuchKey", "AccessDenied")

const failedAs = (error: unknown, ...names: string[]) => error instanceof Error && names.includes(error.name)

/** Undefined where there is no such file; what really is denied fails again when it is written. */
export async function findFile(ctx: Ctx, name: string): Promise<Uint8Array | undefined> {
  try {
    return await getFile(ctx, name)
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

/** Keeps a file unless there is one of that name already; false where there is. */
export async function putNewFile(ctx: Ctx, name: string, bytes: Uint8Array, type: string) {
  try {
    await putObject(ctx, name, bytes, { ContentType: type, IfNoneMatch: "*" })
    return true
  } catch (error) {
    if (failedAs(error, "PreconditionFailed", "ConditionalRequestConflict")) return false
    throw error
  }
}
