import { execFileSync } from "node:child_process"
import { mkdirSync, writeFileSync } from "node:fs"

const folder = ".local/figures"

export type FigureId = `F${number}`
export type Figures = Record<string, number | string>
type About = {
  id: FigureId
  /** Which of the tests measured it: several may add to one figure. */
  test: string
  seed?: number | undefined
  /** Of `performance.now()`. */
  startedAt: number
}

/** The commit that is measured; `+` where the tree held more than that. */
function commit() {
  try {
    const git = (...args: string[]) => execFileSync("git", args, { encoding: "utf8" }).trim()
    return git("rev-parse", "--short=10", "HEAD") + (git("status", "--porcelain") ? "+" : "")
  } catch {
    return "unknown"
  }
}

/** Keeps what was measured for one figure of security.md, section 8, where `npm run figures` finds it. */
export function keepFigure({ id, test, seed, startedAt }: About, values: Figures) {
  mkdirSync(folder, { recursive: true })
  const seconds = Math.round((performance.now() - startedAt) / 100) / 10
  const kept = { id, test, commit: commit(), seed, seconds, at: new Date().toISOString(), values }
  writeFileSync(`${folder}/${id}-${test}.json`, `${JSON.stringify(kept, null, 2)}\n`)
}
