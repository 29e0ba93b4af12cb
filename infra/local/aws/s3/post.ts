import { refusal } from "../access/refusal.ts"
import { expectSignature, type SignedRequest, scopeOf } from "../access/signature.ts"
import { type Answer, type Json, tag } from "../service.ts"
import { bucketOf, locate, requireObject, type S3Options } from "./bucket.ts"

type Fields = Record<string, string>

const formBytesMax = 20_000

/** A browser upload by presigned POST: the signed policy decides what the form may hold. */
export async function postObject(options: S3Options, request: SignedRequest): Promise<Answer> {
  const type = request.headers["content-type"] ?? ""
  if (request.method !== "POST" || !type.startsWith("multipart/form-data"))
    throw refusal("AccessDenied", "The request is not signed.", 403)
  const bucket = bucketOf(options, locate(request).bucket)
  const { fields, file } = await readForm(request.body, type)
  const keys = options.keyring.find(
    scopeOf(fields["x-amz-credential"] ?? "").accessKeyId,
    fields["x-amz-security-token"],
  )
  const { scope } = scopeOf(fields["x-amz-credential"] ?? "")
  expectSignature(fields.policy ?? "", scope, fields["x-amz-signature"] ?? "", keys)
  const policy = JSON.parse(Buffer.from(fields.policy ?? "", "base64").toString())
  // biome-ignore lint/suspicious/noTemplateCurlyInString: S3's own placeholder in a form's key
  const key = (fields.key ?? "").replaceAll("${filename}", file.name)
  if (Date.parse(policy.expiration) < options.now())
    throw refusal("AccessDenied", "Invalid according to Policy: Policy expired.", 403)
  checkConditions(policy.conditions, { ...fields, key, bucket: bucket.name }, file.size)
  await requireObject(options, keys.principal, "PutObject", bucket, key)
  const content = Buffer.from(await file.arrayBuffer())
  const kept = Object.entries(fields).filter(([name]) =>
    /^(content-type|content-disposition|x-amz-meta-.*)$/.test(name),
  )
  const etag = await options.objects.put(bucket.name, key, content, Object.fromEntries(kept))
  return postedAnswer(Number(fields.success_action_status ?? 204), bucket.name, key, etag)
}

function postedAnswer(status: number, bucket: string, key: string, etag: string): Answer {
  const location = `/${bucket}/${key}`
  if (status !== 201) return { status, headers: { etag, location } }
  const body = tag("Location", location) + tag("Bucket", bucket) + tag("Key", key) + tag("ETag", etag)
  return {
    status,
    headers: { etag, location, "content-type": "application/xml" },
    body: `<PostResponse>${body}</PostResponse>`,
  }
}

/** Fields before the file count, fields after it are ignored, as S3 does. */
async function readForm(body: Buffer, type: string): Promise<{ fields: Fields; file: File }> {
  const form = await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData()
  const fields: Fields = {}
  let bytes = 0
  for (const [name, value] of form) {
    if (typeof value !== "string") return { fields, file: value }
    bytes += name.length + value.length
    if (bytes > formBytesMax)
      throw refusal(
        "MaxPostPreDataLengthExceededError",
        "Your POST request fields preceding the upload file were too large.",
      )
    fields[name.toLowerCase()] = value
  }
  throw refusal("InvalidArgument", "POST requires exactly one file upload per request.")
}

const freeFields = new Set(["policy", "x-amz-signature", "file"])

function checkConditions(conditions: Json[], fields: Fields, size: number) {
  const named = new Set<string>()
  for (const condition of conditions) {
    const failed = Array.isArray(condition)
      ? failedRule(condition, fields, size, named)
      : failedEquality(condition, fields, named)
    if (failed)
      throw refusal(
        "AccessDenied",
        `Invalid according to Policy: Policy Condition failed: ${JSON.stringify(condition)}`,
        403,
      )
  }
  const extra = Object.keys(fields).find(
    (name) => !named.has(name) && !freeFields.has(name) && !name.startsWith("x-ignore-"),
  )
  if (extra && extra !== "bucket")
    throw refusal("AccessDenied", `Invalid according to Policy: Extra input fields: ${extra}`, 403)
}

function failedEquality(condition: Fields, fields: Fields, named: Set<string>) {
  return Object.entries(condition).some(([name, value]) => {
    named.add(name.toLowerCase())
    return fields[name.toLowerCase()] !== value
  })
}

function failedRule([kind, first, second]: Json[], fields: Fields, size: number, named: Set<string>) {
  if (kind === "content-length-range") {
    if (size > Number(second))
      throw refusal("EntityTooLarge", "Your proposed upload exceeds the maximum allowed size")
    if (size < Number(first))
      throw refusal("EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size")
    return false
  }
  const name = String(first).replace(/^\$/, "").toLowerCase()
  named.add(name)
  const value = fields[name] ?? ""
  return kind === "starts-with" ? !value.startsWith(second) : value !== second
}
