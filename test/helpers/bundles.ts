import { spawnSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { gzipSync } from "node:zlib"
import { type Entry, folderOf } from "../../infra/bundle.ts"
import { unusedEnv } from "../../infra/openapi.ts"

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

/** Runs a module in a Node of its own, with the least that a function is told. */
export function runAlone(code: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", code], {
    env: { ...unusedEnv, AWS_REGION: "us-east-1" },
    encoding: "utf8",
  })
  if (status !== 0) throw new Error(stderr)
  return stdout
}

export const importOf = (entry: Entry) =>
  `await import(${JSON.stringify(`${process.cwd()}/${bundleOf(entry)}`)})`
