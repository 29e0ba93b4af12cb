import { isRefusal, type Refusal, refusal } from "../access/refusal.ts"
import type { SignedRequest } from "../access/signature.ts"
import { type Answer, type Call, type Service, tag } from "../service.ts"
import { bucketOf, locate, requireObject, type S3Options } from "./bucket.ts"
import type { Objects, StoredObject } from "./objects.ts"
import { postObject } from "./post.ts"

export type S3 = Service & {
  post(request: SignedRequest): Promise<Answer>
  crossOrigin(request: SignedRequest): Record<string, string> | undefined
}

const operations: Record<string, string> = {
  GET: "GetObject",
  HEAD: "HeadObject",
  PUT: "PutObject",
  DELETE: "DeleteObject",
}

/** S3, path style: single objects, presigned or signed, and browser uploads by presigned POST. */
export function s3Service(options: S3Options): S3 {
  const refuse = (error: Refusal): Answer => ({
    status: error.status,
    headers: { "content-type": "application/xml" },
    body: `<?xml version="1.0" encoding="UTF-8"?><Error>${tag("Code", codeOf(error))}${tag("Message", error.message)}</Error>`,
  })

  return {
    refuse,
    operationOf: (request) => operations[request.method] ?? request.method,
    run: async (call) => {
      checkExpiry(call.request, options.now())
      return runObject(options, call)
    },
    async post(request) {
      try {
        return await postObject(options, request)
      } catch (error) {
        if (!isRefusal(error)) throw error
        return refuse(error)
      }
    },
    /** CORS headers for a browser whose origin the bucket allows. */
    crossOrigin(request) {
      const origin = request.headers.origin
      const bucket = options.buckets.find(({ name }) => name === locate(request).bucket)
      if (!origin || !bucket?.origins.some((allowed) => originMatches(allowed, origin))) return undefined
      return {
        "access-control-allow-origin": origin,
        "access-control-allow-methods": "GET, HEAD, POST, PUT",
        "access-control-allow-headers": request.headers["access-control-request-headers"] ?? "*",
        "access-control-expose-headers": "etag",
        vary: "origin",
      }
    },
  }
}

const codeOf = ({ code }: Refusal) =>
  code === "AccessDeniedException" ? "AccessDenied" : code === "ThrottlingException" ? "SlowDown" : code

/** Origins are compared by host name: the deployed `https://x` is `http://x:8080` on one machine. */
function originMatches(allowed: string, origin: string) {
  const host = (text: string) => text.replace(/^https?:\/\//, "").replace(/:\d+$/, "")
  const pattern = host(allowed)
    .split("*")
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"))
    .join(".*")
  return new RegExp(`^${pattern}$`).test(host(origin))
}

function checkExpiry(request: SignedRequest, now: number) {
  const query = new URLSearchParams(request.query)
  const date = query.get("X-Amz-Date")
  if (!date) return
  const signedAt = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"))
  if (signedAt + Number(query.get("X-Amz-Expires") ?? 0) * 1000 < now)
    throw refusal("AccessDenied", "Request has expired", 403)
}

async function runObject(options: S3Options, { principal, operation, request }: Call): Promise<Answer> {
  const { bucket: name, key } = locate(request)
  const bucket = bucketOf(options, name)
  if (!key) throw refusal("NotImplemented", "The local cloud offers operations on single objects.", 501)
  const action = operation === "HeadObject" ? "GetObject" : operation
  await requireObject(options, principal, action, bucket, key)
  if (operation === "PutObject") return put(options.objects, name, key, request)
  if (operation === "DeleteObject") {
    await options.objects.remove(name, key)
    return { status: 204 }
  }
  const found = await options.objects.get(name, key)
  if (!found) throw refusal("NoSuchKey", "The specified key does not exist.", 404)
  return { status: 200, headers: { ...objectHeaders(found), ...overrides(request) }, body: found.content }
}

async function put(objects: Objects, bucket: string, key: string, request: SignedRequest): Promise<Answer> {
  if (request.headers["if-none-match"] === "*" && (await objects.get(bucket, key)))
    throw refusal("PreconditionFailed", "At least one of the pre-conditions you specified did not hold", 412)
  const kept = Object.entries(request.headers).filter(([header]) => keptHeader.test(header))
  const content = /aws-chunked/.test(request.headers["content-encoding"] ?? "")
    ? unchunk(request.body)
    : request.body
  const etag = await objects.put(bucket, key, content, Object.fromEntries(kept))
  return { status: 200, headers: { etag } }
}

const keptHeader = /^(content-type|content-disposition|cache-control|x-amz-meta-.*)$/

/** Reads the body of an `aws-chunked` upload, whose trailer carries a checksum that is not needed here. */
function unchunk(body: Buffer): Buffer {
  const parts: Buffer[] = []
  let at = 0
  for (;;) {
    const line = body.indexOf("\r\n", at)
    const size = Number.parseInt(body.subarray(at, line).toString(), 16)
    if (!size || line < 0) return Buffer.concat(parts)
    parts.push(body.subarray(line + 2, line + 2 + size))
    at = line + 2 + size + 2
  }
}

const objectHeaders = ({ headers, etag, content, storedAt }: StoredObject) => ({
  ...headers,
  etag,
  "content-length": String(content.length),
  "last-modified": new Date(storedAt).toUTCString(),
})

/** What a presigned GET may say about its own answer. */
function overrides(request: SignedRequest): Record<string, string> {
  const query = new URLSearchParams(request.query)
  const names = ["content-type", "content-disposition", "cache-control"]
  return Object.fromEntries(
    names.flatMap((name) =>
      query.has(`response-${name}`) ? [[name, query.get(`response-${name}`) ?? ""]] : [],
    ),
  )
}
