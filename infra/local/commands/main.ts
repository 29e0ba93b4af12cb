import { runProgram } from "./program.ts"

type Verb = (args: string[]) => Promise<number>

/** Each verb is loaded when it is called: `fix` does not need a cloud. */
const verbs: Record<string, Verb> = {
  start: async (args) => (await import("../start.ts")).start(args),
  test: async (args) => (await import("./test.ts")).test(args),
  "test:deep": async (args) => (await import("./test.ts")).testDeep(args),
  mutants: (args) => runProgram("node", ["test/mutants/run.ts", ...args]),
  figures: async () => (await import("./figures.ts")).figures(),
  check: async () => (await import("./test.ts")).check(),
  fix: () => runProgram("biome", ["check", "--write"]),
  bench: async (args) => (await import("./bench.ts")).bench(args),
  openapi: async () => (await import("./openapi.ts")).openapi(),
  deploy: async (args) => (await import("./deploy.ts")).deploy(args),
}

// Whoever started this is gone: then this has no reason to go on.
process.on("disconnect", () => process.kill(process.pid, "SIGTERM"))

const [name = "", ...args] = process.argv.slice(2)
const verb = verbs[name]
if (!verb) throw new Error(`there is no verb ${name}`)
try {
  process.exit(await verb(args))
} catch (error) {
  console.error(error instanceof Error && !process.env.DEBUG ? error.message : error)
  process.exit(1)
}
