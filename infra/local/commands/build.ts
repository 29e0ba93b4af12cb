import { spawn } from "node:child_process"
import { createHash } from "node:crypto"
import {
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs"
import { createInterface } from "node:readline"
import { setTimeout as sleep } from "node:timers/promises"

type Step = { name: string; inputs: string[]; output: string; run: () => Promise<void> }

const always = ["package-lock.json", "tsconfig.json"]

const bundles: Step[] = [
  {
    name: "functions",
    inputs: ["functions/**/*.*", "shared/**/*.ts", "infra/bundle.ts"],
    output: "dist/functions",
    run: async () => (await import("../../bundle.ts")).bundleFunctions(),
  },
  {
    name: "portal",
    inputs: ["frontend/**/*.*", "shared/**/*.ts", "infra/bundle.ts"],
    output: "dist/site",
    run: async () => (await import("../../bundle.ts")).bundlePortal(),
  },
]

const template: Step = {
  name: "template",
  inputs: ["infra/*.*", "cdk.json", "dist/functions/*/*.mjs", "dist/functions/*/assets/*"],
  output: "cdk.out/manifest.json",
  run: synthesise,
}

/** Bundles and synthesises, each only when what it is made of has changed. Answers what was made anew. */
export async function build(): Promise<string[]> {
  const release = await lock()
  try {
    const made = [...(await Promise.all(bundles.map(runStep))), await runStep(template)]
    return made.filter((name) => name !== undefined)
  } finally {
    release()
  }
}

/** Answers the step's name when there was something to do. */
async function runStep({ name, inputs, output, run }: Step): Promise<string | undefined> {
  const stamp = `.local/build/${name}`
  const hash = hashOf([...inputs, ...always])
  if (existsSync(output) && existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return undefined
  rmSync(stamp, { force: true })
  await run()
  writeFileSync(stamp, hash)
  return name
}

function hashOf(patterns: string[]): string {
  const hash = createHash("sha256")
  for (const file of globSync(patterns).sort()) {
    if (!statSync(file).isFile()) continue
    hash.update(`${file}\n`).update(readFileSync(file))
  }
  return hash.digest("hex")
}

const freshAssembly = ".local/build/cdk.out"
const assetsKeptMs = 86_400_000

/** Runs the CDK app itself: what `cdk synth` would do, without the second that its CLI takes. */
async function synthesise() {
  const { context = {} } = JSON.parse(readFileSync("cdk.json", "utf8"))
  // The CLI asks for these, and the local cloud finds a function's code by them.
  const metadata = { "aws:cdk:enable-path-metadata": true, "aws:cdk:enable-asset-metadata": true }
  const given = { CDK_OUTDIR: freshAssembly, CDK_CONTEXT_JSON: JSON.stringify({ ...context, ...metadata }) }
  rmSync(freshAssembly, { recursive: true, force: true })
  const child = spawn(process.execPath, ["infra/app.ts"], {
    env: { ...process.env, ...given, PORTICO_SKIP_BUNDLE: "1" },
    stdio: ["ignore", "inherit", "pipe"],
  })
  // Where Node stops it prints the line, which in the CDK's minified code is a screenful.
  createInterface({ input: child.stderr }).on("line", (line) => line.length < 1000 && console.error(line))
  const code = await new Promise((resolve) => child.once("exit", resolve))
  if (code !== 0) throw new Error("the CDK app did not synthesise")
  replaceAssembly()
}

/** A cloud that runs goes on loading its functions from the assembly it began with, so those stay a day. */
function replaceAssembly() {
  mkdirSync("cdk.out", { recursive: true })
  const fresh = readdirSync(freshAssembly).sort(
    (a, b) => Number(a === "manifest.json") - Number(b === "manifest.json"),
  )
  for (const name of readdirSync("cdk.out")) {
    const isOld = Date.now() - statSync(`cdk.out/${name}`).mtimeMs > assetsKeptMs
    if (isOld && !fresh.includes(name)) rmSync(`cdk.out/${name}`, { recursive: true })
  }
  for (const name of fresh)
    if (!name.startsWith("asset.") || !existsSync(`cdk.out/${name}`))
      renameSync(`${freshAssembly}/${name}`, `cdk.out/${name}`)
}

const lockFolder = ".local/build/lock"
const lockStaleMs = 180_000

/** Two runs at once, say `npm start` beside `npm test`, must not write the same files. */
async function lock() {
  mkdirSync(".local/build", { recursive: true })
  for (;;) {
    try {
      mkdirSync(lockFolder)
      break
    } catch {
      const made = statSync(lockFolder, { throwIfNoEntry: false })
      if (made && Date.now() - made.mtimeMs > lockStaleMs)
        rmSync(lockFolder, { recursive: true, force: true })
      else await sleep(200)
    }
  }
  const release = () => rmSync(lockFolder, { recursive: true, force: true })
  process.once("exit", release)
  return () => {
    process.off("exit", release)
    release()
  }
}
