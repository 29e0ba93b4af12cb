import { spawn } from "node:child_process"
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { keepFigure } from "../helpers/figure-file.ts"
import { type Mutant, mutants } from "./mutants.ts"

/**
 * Puts each seeded bug into a copy of this tree and runs the tests that have to notice. What they pass survived, and
 * says that a claim of ours is not proved. `npm run mutants -- key-builder …` tries those only.
 */

const names = process.argv.slice(2)
const wanted = mutants.filter(({ name }) => names.length === 0 || names.includes(name))
const startedAt = performance.now()
const copy = mkdtempSync(join(tmpdir(), "portico-mutants-"))
process.once("exit", () => rmSync(copy, { recursive: true, force: true }))
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1))

const leftOut = [".git", "node_modules", ".local/observed", ".local/figures"].map((name) => resolve(name))
cpSync(".", copy, {
  recursive: true,
  preserveTimestamps: true,
  filter: (from) => !leftOut.includes(resolve(from)),
})
symlinkSync(resolve("node_modules"), join(copy, "node_modules"))

type Ended = { code: number; printed: string }

function run(program: string, args: string[]): Promise<Ended> {
  const child = spawn(program, args, { cwd: copy, stdio: ["ignore", "pipe", "pipe"] })
  let printed = ""
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      printed += chunk
    })
  return new Promise((done) => child.once("exit", (code) => done({ code: code ?? 1, printed })))
}

const build = () =>
  run("node", ["-e", `import("./infra/local/commands/build.ts").then(({ build }) => build())`])
const vitest = (tests: string[]) =>
  run("vitest", [
    "run",
    "--config",
    "test/vitest.config.ts",
    "--bail=1",
    // What fails by chance says nothing about a mutant.
    "--retry=1",
    "--reporter=dot",
    "--project=node",
    "--project=portal",
    ...tests,
  ])

/** Puts the bug in; answers what takes it out again. */
function plant({ name, file, before, after }: Mutant) {
  const path = join(copy, file)
  const text = readFileSync(path, "utf8")
  const times = text.split(before).length - 1
  if (times !== 1) throw new Error(`${name}: its text is ${times} times in ${file}, not once`)
  writeFileSync(
    path,
    text.replace(before, () => after),
  )
  return () => writeFileSync(path, text)
}

async function isKilled(mutant: Mutant) {
  const takeOut = plant(mutant)
  try {
    const built = await build()
    if (built.code !== 0) throw new Error(`${mutant.name} does not build:\n${built.printed}`)
    return (await vitest(mutant.tests)).code !== 0
  } finally {
    takeOut()
  }
}

// All are looked for before the first is tried: a bug that fits no longer is a mistake of the list.
for (const mutant of wanted) plant(mutant)()

const tests = [...new Set(wanted.flatMap((mutant) => mutant.tests))].sort()
console.log(`${wanted.length} mutants; first the tests without any: ${tests.join(" ")}`)
const healthy = await vitest(tests)
if (healthy.code !== 0) {
  console.error(healthy.printed)
  throw new Error("the tests fail without a mutant, so they prove nothing")
}

const survivors: string[] = []
for (const mutant of wanted) {
  const killed = await isKilled(mutant)
  if (!killed) survivors.push(mutant.name)
  console.log(`${killed ? "✓ killed  " : "✗ SURVIVED"} ${mutant.name.padEnd(28)} ${mutant.bug}`)
}
const killed = wanted.length - survivors.length
console.log(`\n${killed} of ${wanted.length} killed`)
if (names.length === 0)
  keepFigure(
    { id: "F21", test: "mutants", startedAt },
    { mutants: wanted.length, killed, survivors: survivors.join(" ") || "none" },
  )
process.exit(survivors.length > 0 ? 1 : 0)
