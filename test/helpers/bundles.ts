import { spawnSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { gzipSync } from "node:zlib"
import { type Entry, folderOf } from "../../infra/bundle.ts"

type Metafile = { outputs: Record<string, { inputs?: Record<string, { bytesInOutput: number }> }> }

export const bundleOf = (entry: Entry) => `${folderOf(entry)}/index.mjs`

export function sizeOf(entry: Entry) {
  const code = readFileSync(bundleOf(entry))
  return { minified: code.length, gzip: gzipSync(code, { level: 9 }).length }
}

/** Bytes of each package in a bundle; our own code counts by its top folder. */
export function packagesOf(entry: Entry) {
  const { outputs }: Metafile = JSON.parse(readFileSync(`${folderOf(entry)}/meta.json`, "utf8"))
  const packages = new Map<string, number>()
  for (const [file, { bytesInOutput }] of Object.values(outputs).flatMap(({ inputs = {} }) =>
    Object.entries(inputs),
  )) {
    const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? file.split("/")[0] ?? file
    if (bytesInOutput > 0) packages.set(name, (packages.get(name) ?? 0) + bytesInOutput)
  }
  return packages
}

/** What a function is told on AWS, as far as loading it needs it. */
const env = {
  ...Object.fromEntries(
    ["STAGE", "TABLE_NAME", "FILES_BUCKET", "MAIL_QUEUE_URL", "JOBS_QUEUE_URL", "TENANT_ROLE_ARN"]
      .concat(["CUSTOMER_ROLE_ARN", "DIRECTORY_ROLE_ARN", "SESSION_SECRET_ARN", "STRIPE_SECRET_ARN"])
      .map((name) => [name, "unused"]),
  ),
  BASE_DOMAIN: "localhost",
  PUBLIC_URL: "https://{host}",
  STRIPE_API_URL: "https://unused.invalid",
  AWS_REGION: "us-east-1",
}

/** Runs a module in a Node of its own, with a function's environment. */
export function runAlone(code: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", code], {
    env,
    encoding: "utf8",
  })
  if (status !== 0) throw new Error(stderr)
  return stdout
}

export const importOf = (entry: Entry) =>
  `await import(${JSON.stringify(`${process.cwd()}/${bundleOf(entry)}`)})`
