import { readFileSync } from "node:fs"
import { readdir, readFile } from "node:fs/promises"
import { extname, join } from "node:path"
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3"

/** `node infra/upload.ts <outputs.json>`: puts the site where `cdk deploy --outputs-file` says. */
const site = "dist/site"
const types: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
}

type Outputs = Record<string, { SiteBucket?: string }>

function bucketIn(file: string) {
  const outputs = Object.values(JSON.parse(readFileSync(file, "utf8")) as Outputs)
  const bucket = outputs.find(({ SiteBucket }) => SiteBucket)?.SiteBucket
  if (!bucket) throw new Error(`no SiteBucket in ${file}`)
  return bucket
}

const isPage = (name: string) => name.endsWith(".html")

async function upload(bucket: string) {
  const client = new S3Client({})
  const found = await readdir(site, { recursive: true, withFileTypes: true })
  const names = found
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name).slice(site.length + 1))
  // Pages last: no page may name a file that is not there yet. Files of earlier pages stay for who has them open.
  for (const name of names.sort((a, b) => Number(isPage(a)) - Number(isPage(b)))) {
    const immutable = name.startsWith("assets/")
    await client.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: name,
        Body: await readFile(join(site, name)),
        ContentType: types[extname(name)] ?? "application/octet-stream",
        CacheControl: immutable ? "public, max-age=31536000, immutable" : "no-cache",
      }),
    )
  }
}

const [file] = process.argv.slice(2)
if (!file) throw new Error("which outputs? node infra/upload.ts <outputs.json>")

await upload(bucketIn(file))
