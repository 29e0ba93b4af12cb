import { globSync } from "node:fs"
import { basename } from "node:path"
import { build } from "./build.ts"
import { runProgram } from "./program.ts"

/** Runs `test/bench/*.ts`, or those whose names are given. */
export async function bench(names: string[]): Promise<number> {
  const files = globSync("test/bench/*.ts").sort()
  const wanted = files.filter((file) => names.length === 0 || names.includes(basename(file, ".ts")))
  await build()
  let failed = 0
  for (const file of wanted) {
    console.log(`\n── ${basename(file, ".ts")}`)
    if ((await runProgram("node", [file])) !== 0) failed += 1
  }
  return failed > 0 ? 1 : 0
}
