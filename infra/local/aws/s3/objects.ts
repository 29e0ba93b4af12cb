import { createHash } from "node:crypto"
import { mkdir, readFile, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"

export type StoredObject = {
  content: Buffer
  headers: Record<string, string>
  etag: string
  storedAt: number
}
export type Objects = ReturnType<typeof makeObjects>

/** Objects as files: the content, and beside it what was said about it. */
export function makeObjects(folder: string, now: () => number) {
  // Hashed, because a key may hold anything a file name may not.
  const pathOf = (bucket: string, key: string) =>
    join(folder, bucket, createHash("sha256").update(key).digest("hex"))

  return {
    async put(bucket: string, key: string, content: Buffer, headers: Record<string, string>) {
      const path = pathOf(bucket, key)
      const etag = `"${createHash("md5").update(content).digest("hex")}"`
      await mkdir(join(folder, bucket), { recursive: true })
      await writeFile(path, content)
      await writeFile(`${path}.json`, JSON.stringify({ key, headers, etag, storedAt: now() }))
      return etag
    },
    async get(bucket: string, key: string): Promise<StoredObject | undefined> {
      const path = pathOf(bucket, key)
      try {
        return { ...JSON.parse(await readFile(`${path}.json`, "utf8")), content: await readFile(path) }
      } catch {
        return undefined
      }
    },
    async remove(bucket: string, key: string) {
      const path = pathOf(bucket, key)
      await Promise.all([rm(path, { force: true }), rm(`${path}.json`, { force: true })])
    },
  }
}
