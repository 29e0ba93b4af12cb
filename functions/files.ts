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

export async function putFile(ctx: Ctx, name: string, bytes: Uint8Array, type: string) {
  await s3For(ctx.scope).send(
    new PutObjectCommand({
      Bucket: env.FILES_BUCKET,
      Key: fileKey(ctx.tenantId, name),
      Body: bytes,
      ContentType: type,
    }),
  )
}

export async function getFile(ctx: Ctx, name: string): Promise<Uint8Array> {
  const answer = await s3For(ctx.scope).send(
    new GetObjectCommand({ Bucket: env.FILES_BUCKET, Key: fileKey(ctx.tenantId, name) }),
  )
  if (!answer.Body) throw new Error(`file ${name} has no content`)
  return answer.Body.transformToByteArray()
}
