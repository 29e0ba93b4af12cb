import { entries } from "../../infra/bundle.ts"
import { importOf, runAlone } from "../helpers/bundles.ts"
import { median, pairedRatio, takeTurns } from "../helpers/measure.ts"

/** Whole processes: an empty Node, and one that loads a function's bundle. The ratio is what carries over to AWS. */
const rounds = 9
/** Four times an empty start is the aim for the portal; 15 per cent more is noise. */
const portalRatioMax = 4.6

const ways = [
  ["empty", () => runAlone("")] as const,
  ...entries.map((entry) => [entry, () => runAlone(importOf(entry))] as const),
]
const taken = await takeTurns(ways, rounds)
const empty = taken.get("empty") ?? []
const rows = [...taken].map(([name, times]) => ({
  process: name,
  "median ms": Math.round(median(times)),
  "× empty": Number(pairedRatio(times, empty).toFixed(2)),
}))
console.table(rows)
const portal = rows.find(({ process }) => process === "portal")?.["× empty"] ?? 0
console.log(`portal ${portal} × empty (at most ${portalRatioMax})`)
if (portal > portalRatioMax) process.exitCode = 1
