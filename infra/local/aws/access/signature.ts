import { createHash, createHmac, timingSafeEqual } from "node:crypto"
import type { Credentials } from "./principals.ts"
import { refusal } from "./refusal.ts"

/** What a request says about who signed it, wherever Signature Version 4 lets it say so. */
type Claim = {
  accessKeyId: string
  sessionToken: string | undefined
  service: string
  scope: string
  date: string
  signature: string
  signedHeaders: string[]
  presigned: boolean
}

export type SignedRequest = {
  method: string
  path: string
  query: string
  headers: Record<string, string>
  body: Buffer
}

const sha256 = (text: string | Buffer) => createHash("sha256").update(text).digest("hex")
const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest()

export function readClaim(request: SignedRequest): Claim | undefined {
  const query = new URLSearchParams(request.query)
  if (query.has("X-Amz-Signature")) return claimOfQuery(query)
  const fields = /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=(\w+)$/
  const match = fields.exec(request.headers.authorization ?? "")
  if (!match) return undefined
  const [, credential = "", signedHeaders = "", signature = ""] = match
  return {
    ...scopeOf(credential),
    sessionToken: request.headers["x-amz-security-token"],
    date: request.headers["x-amz-date"] ?? "",
    signature,
    signedHeaders: signedHeaders.split(";"),
    presigned: false,
  }
}

function claimOfQuery(query: URLSearchParams): Claim {
  return {
    ...scopeOf(query.get("X-Amz-Credential") ?? ""),
    sessionToken: query.get("X-Amz-Security-Token") ?? undefined,
    date: query.get("X-Amz-Date") ?? "",
    signature: query.get("X-Amz-Signature") ?? "",
    signedHeaders: (query.get("X-Amz-SignedHeaders") ?? "").split(";"),
    presigned: true,
  }
}

/** Splits `AKID/20250101/region/service/aws4_request`. */
export function scopeOf(credential: string) {
  const [accessKeyId = "", ...scope] = credential.split("/")
  return { accessKeyId, service: scope[2] ?? "", scope: scope.join("/") }
}

/** Refuses a request whose signature the holder of these keys cannot have made. */
export function checkSignature(request: SignedRequest, claim: Claim, keys: Credentials) {
  const declared = request.headers["x-amz-content-sha256"]
  if (declared && /^[0-9a-f]{64}$/.test(declared) && declared !== sha256(request.body))
    throw refusal("XAmzContentSHA256Mismatch", "The provided content hash does not match what was computed.")
  const payload = declared ?? (claim.presigned ? "UNSIGNED-PAYLOAD" : sha256(request.body))
  const headers = claim.signedHeaders.map(
    (name) => `${name}:${(request.headers[name] ?? "").trim().replace(/ +/g, " ")}\n`,
  )
  const canonical = [
    request.method,
    request.path,
    canonicalQuery(request.query),
    headers.join(""),
    claim.signedHeaders.join(";"),
    payload,
  ].join("\n")
  const text = ["AWS4-HMAC-SHA256", claim.date, claim.scope, sha256(canonical)].join("\n")
  expectSignature(text, claim.scope, claim.signature, keys)
}

/** Refuses `signature` unless it is `text` signed with these keys for this scope. */
export function expectSignature(text: string, scope: string, signature: string, keys: Credentials) {
  const key = scope
    .split("/")
    .reduce<string | Buffer>((derived, part) => hmac(derived, part), `AWS4${keys.secretAccessKey}`)
  const expected = hmac(key, text)
  const given = Buffer.from(signature, "hex")
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    throw refusal(
      "SignatureDoesNotMatch",
      "The request signature we calculated does not match the signature you provided.",
      403,
    )
}

function canonicalQuery(query: string) {
  const pairs = query.split("&").filter((pair) => pair && !pair.startsWith("X-Amz-Signature="))
  return pairs
    .map((pair) => (pair.includes("=") ? pair : `${pair}=`))
    .sort()
    .join("&")
}
