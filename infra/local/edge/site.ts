import { createHash } from "node:crypto"
import { readFile } from "node:fs/promises"
import { extname, join, normalize } from "node:path"
import type { HttpAnswer } from "../lambda/http-api.ts"

export type Site = (path: string) => Promise<HttpAnswer>

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".webmanifest": "application/manifest+json",
  ".txt": "text/plain; charset=utf-8",
  ".map": "application/json",
}

/** The private bucket behind the edge: files of the site; what is not there is refused, as S3 does. */
export function makeSite(folder: string): Site {
  return async function read(path) {
    const file = normalize(decodeURIComponent(path))
    const content = await readFile(join(folder, file)).catch(() => undefined)
    if (!content)
      return {
        status: 403,
        headers: { "content-type": "text/plain" },
        cookies: [],
        body: Buffer.from("Access Denied"),
      }
    const headers = {
      "content-type": types[extname(file)] ?? "application/octet-stream",
      "cache-control": file.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
      etag: `"${createHash("md5").update(content).digest("hex")}"`,
    }
    return { status: 200, headers, cookies: [], body: content }
  }
}
