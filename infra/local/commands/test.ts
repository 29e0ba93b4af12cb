import { existsSync, readFileSync } from "node:fs"
import { forgetObserved, observing } from "../machine/observed.ts"
import { findBrowser } from "./browser.ts"
import { build } from "./build.ts"
import { runProgram } from "./program.ts"
import { reportRights } from "./rights-used.ts"

type Suite = { title: string; run: () => Promise<boolean> }
type Result = { title: string; passed: boolean; seconds: number }

const reportFile = ".local/test-report.json"

const howToGetABrowser = `The end-to-end tests need Chromium or Chrome, and none was found. Any of these helps:
  Debian, Ubuntu   sudo apt-get install chromium
  macOS            brew install --cask chromium
  elsewhere        npx playwright-core install chromium
  already there    CHROMIUM_PATH=/path/to/chromium npm test
Everything else runs without: npm run check`

const succeeds = async (program: string, args: string[], env?: Record<string, string>) =>
  (await runProgram(program, args, env)) === 0

const types: Suite = { title: "types", run: () => succeeds("tsc", ["--noEmit", "-p", "."]) }
const lint: Suite = { title: "lint", run: () => succeeds("biome", ["check"]) }
const built: Suite = {
  title: "build",
  run: async () => {
    const made = await build()
    console.log(made.length > 0 ? `Built ${made.join(", ")}.` : "Nothing changed since the last build.")
    return true
  },
}

const vitest = (title: string, args: string[], env: Record<string, string> = {}): Suite => ({
  title,
  run: async () => {
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${reportFile}`]
    const program = ["run", "--config", "test/vitest.config.ts", ...reporters, ...args]
    return succeeds("vitest", program, { ...env, CHROMIUM_PATH: findBrowser() ?? "" })
  },
})

const withoutBrowser = vitest("tests without a browser", ["--project=node", "--project=portal"])

const observed = vitest("tests", ["--project=!deep*"], { [observing]: "yes" })
const everyTest: Suite = {
  ...observed,
  run: () => {
    forgetObserved()
    return observed.run()
  },
}

/** After all tests: what they never needed, the functions must not be allowed (R64). */
const rightsUsed: Suite = { title: "rights used", run: async () => reportRights() }

const browserMissing: Suite = {
  title: "browser",
  run: async () => {
    console.error(howToGetABrowser)
    return false
  },
}

/** Everything CI runs. Further arguments go to vitest and leave the rest out: `npm test -- test/money.test.ts`. */
export async function test(args: string[]): Promise<number> {
  if (args.length > 0) return runSuites([vitest("tests", args)])
  if (findBrowser()) return runSuites([types, lint, built, everyTest, rightsUsed])
  return runSuites([types, lint, built, withoutBrowser, browserMissing])
}

/** What takes minutes: many more draws of what `npm test` tries, and what has to be timed. */
export const testDeep = (args: string[]) =>
  runSuites([built, vitest("deep tests", ["--project=deep*", ...args])])

/** What is quick: types, lint and every test that needs no browser. */
export const check = () => runSuites([types, lint, built, withoutBrowser])

async function runSuites(suites: Suite[]): Promise<number> {
  const results: Result[] = []
  for (const { title, run } of suites) {
    console.log(`\n── ${title} ${"─".repeat(Math.max(0, 70 - title.length))}`)
    const startedAt = performance.now()
    const passed = await run().catch((error) => {
      console.error(error)
      return false
    })
    results.push({ title, passed, seconds: (performance.now() - startedAt) / 1000 })
  }
  return summarise(results)
}

function summarise(results: Result[]): number {
  console.log("\n── summary")
  for (const { title, passed, seconds } of results)
    console.log(`${passed ? "✓" : "✗"} ${title.padEnd(28)} ${seconds.toFixed(1).padStart(6)} s`)
  const failed = results.filter(({ passed }) => !passed)
  const counts = countTests()
  // Suites that are not tests count, too: a type error alone must not read as "0 failed".
  const others = failed.filter(({ title }) => !title.includes("tests")).length
  console.log(`\n${counts.passed} passed, ${counts.failed + others} failed`)
  return failed.length > 0 ? 1 : 0
}

function countTests() {
  if (!existsSync(reportFile)) return { passed: 0, failed: 1 }
  const { numPassedTests, numFailedTests, numFailedTestSuites, success } = JSON.parse(
    readFileSync(reportFile, "utf8"),
  )
  const failed = Math.max(numFailedTests, success ? 0 : numFailedTestSuites, success ? 0 : 1)
  return { passed: numPassedTests, failed }
}
