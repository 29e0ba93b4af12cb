import { spawnSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { gzipSync } from "node:zlib"
import { type Entry, folderOf } from "../../infra/bundle.ts"
import { unusedEnv } from "../../infra/openapi.ts"

type Import = { path: string; kind: string; external?: boolean }
type Output = { inputs?: Record<string, { bytesInOutput: number }>; imports: Import[] }
type Metafile = { outputs: Record<string, Output> }

const bundleOf = (entry: Entry) => `${folderOf(entry)}/index.mjs`

const outputsOf = (entry: Entry) =>
  (JSON.parse(readFileSync(`${folderOf(entry)}/meta.json`, "utf8")) as Metafile).outputs

/** The files that a cold start loads: the entry, and what that imports before it runs. */
function startOf(entry: Entry) {
  const outputs = outputsOf(entry)
  const files = new Set([bundleOf(entry)])
  for (const file of files)
    for (const { path, kind, external } of outputs[file]?.imports ?? [])
      if (kind === "import-statement" && !external) files.add(path)
  return files
}

function sizesOf(files: Iterable<string>) {
  const codes = [...files].map((file) => readFileSync(file))
  const sum = (bytes: number[]) => bytes.reduce((total, each) => total + each, 0)
  return {
    minified: sum(codes.map(({ length }) => length)),
    gzip: sum(codes.map((code) => gzipSync(code, { level: 9 }).length)),
  }
}

export const sizeOf = (entry: Entry) => sizesOf(startOf(entry))

/** What only some requests load. */
export function sizeOfRest(entry: Entry) {
  const start = startOf(entry)
  const all = Object.keys(outputsOf(entry)).filter((file) => file.endsWith(".mjs"))
  return sizesOf(all.filter((file) => !start.has(file)))
}

/** Bytes of each package in a bundle, or in what its cold start loads; our own code counts by its top folder. */
export function packagesOf(entry: Entry, part: "all" | "start" = "all") {
  const start = startOf(entry)
  const packages = new Map<string, number>()
  for (const [output, { inputs = {} }] of Object.entries(outputsOf(entry))) {
    if (part === "start" && !start.has(output)) continue
    for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
      const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? file.split("/")[0] ?? file
      if (bytesInOutput > 0) packages.set(name, (packages.get(name) ?? 0) + bytesInOutput)
    }
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
