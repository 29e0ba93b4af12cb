// What `npm start`, `npm test` and the others run. Only what Node 20 has built in may be used here: it has to
// work in a fresh clone, before anything is installed.
import { spawn, spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { delimiter, join } from "node:path"
import { fileURLToPath } from "node:url"

const root = fileURLToPath(new URL("../..", import.meta.url))
const binaries = join(root, "node_modules", ".bin")
const stamp = join(root, "node_modules", ".portico")
const verbs = [
  "start",
  "test",
  "test:deep",
  "mutants",
  "figures",
  "check",
  "fix",
  "bench",
  "openapi",
  "deploy",
]

/** Runs a verb with the pinned Node. It ends when this does, by a signal or otherwise: the channel closes then. */
function runVerb(verb, args) {
  const env = { ...process.env, TZ: "UTC", PATH: `${binaries}${delimiter}${process.env.PATH}` }
  const main = join(root, "infra/local/commands/main.ts")
  const child = spawn(join(binaries, "node"), [main, verb, ...args], {
    cwd: root,
    env,
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  })
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal))
  child.once("exit", (code) => process.exit(code ?? 1))
}

const npm = (args, stdio) =>
  spawnSync("npm", [...args, "--no-audit", "--no-fund"], {
    cwd: root,
    stdio,
    encoding: "utf8",
    shell: process.platform === "win32",
  })

/** Installs what the lock file lists, when it lists something else than last time. */
function install() {
  const wanted = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex")
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return
  // Standard output belongs to the verb: `npm run openapi > openapi.json` has to hold the document only.
  console.error("Installing what package-lock.json lists …")
  const clean = npm(["ci"], ["ignore", "pipe", "pipe"])
  // Some registries have no builds for other platforms, so that a lock file made there does not list them.
  // `npm ci` calls such a lock file incomplete; `npm install` passes over what is optional.
  const passes = clean.status === 0 || npm(["install", "--no-save"], ["ignore", 2, 2]).status === 0
  if (!passes) {
    console.error(
      `${clean.stderr ?? clean.error}\nNeither npm ci nor npm install succeeded; their own words above say why.`,
    )
    process.exit(1)
  }
  writeFileSync(stamp, wanted)
}

const [verb = "", ...args] = process.argv.slice(2)
const [major = 0] = process.versions.node.split(".").map(Number)
if (major < 20) {
  console.error(`Portico needs Node 20 or newer to begin with; this is ${process.versions.node}.`)
  process.exit(1)
}
if (!verbs.includes(verb)) {
  console.error(`There is ${verbs.join(", ")}; not "${verb}".`)
  process.exit(1)
}
install()
// The runtime is a dependency like any other, so that every machine and Lambda run the same one.
runVerb(verb, args)
