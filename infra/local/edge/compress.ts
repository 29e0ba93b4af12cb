import { createHash } from "node:crypto"
import { brotliCompressSync, constants, gzipSync } from "node:zlib"
import type { HttpAnswer } from "../lambda/http-api.ts"

/** What was compressed before, by what it is. */
export type Compressed = Map<string, Buffer>

const compressible = /^(text\/|application\/(json|javascript|problem\+json|manifest\+json|xml)|image\/svg)/
const bytesMin = 1000
const bytesMax = 10_000_000
const kept = 300

/** Compresses an answer the way CloudFront does: by type, between 1,000 bytes and 10 MB, Brotli first. */
export function compressFor(accepted: string, answer: HttpAnswer, known: Compressed): HttpAnswer {
  const { body, headers } = answer
  const encoding = /\bbr\b/.test(accepted) ? "br" : /\bgzip\b/.test(accepted) ? "gzip" : undefined
  const fits =
    body.length >= bytesMin && body.length <= bytesMax && compressible.test(headers["content-type"] ?? "")
  if (!encoding || !fits || headers["content-encoding"]) return answer
  const key = `${encoding}:${createHash("sha1").update(body).digest("hex")}`
  const smaller = known.get(key) ?? compress(encoding, body)
  if (known.size >= kept) known.clear()
  known.set(key, smaller)
  return {
    ...answer,
    body: smaller,
    headers: { ...headers, "content-encoding": encoding, vary: "accept-encoding" },
  }
}

function compress(encoding: "br" | "gzip", body: Buffer): Buffer {
  if (encoding === "gzip") return gzipSync(body)
  return brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
}
