import { useSearchParams } from "@solidjs/router"
import { dateIn, isDate } from "../../../../shared/dates.ts"
import type { AskStatement } from "../../../../shared/statements.ts"
import { useSelf } from "../session.tsx"
import { type Preset, presets, type Range, rangeOf } from "./range.ts"

type Search = Partial<Record<"range" | "from" | "to" | "kind", string>>
const fallback = "quarter"

/** What the address says: a statement can be bookmarked and sent to a colleague. */
export function createStatementState() {
  const { self } = useSelf()
  const [search, setSearch] = useSearchParams<Search>()
  const today = dateIn(self().tenant.timeZone, new Date().toISOString())
  const preset = (): Preset => presets.find((known) => known === search.range) ?? fallback
  const range = (): Range => {
    const chosen = preset()
    if (chosen !== "custom") return rangeOf(chosen, today)
    const { from = "", to = "" } = search
    const known = rangeOf(fallback, today)
    return { from: isDate(from) ? from : known.from, to: isDate(to) ? to : known.to }
  }
  const kind = (): AskStatement["kind"] => (search.kind === "openItem" ? "openItem" : "activity")
  return {
    preset,
    range,
    kind,
    asked: (): AskStatement => ({ ...range(), kind: kind() }),
    choosePreset: (range: Preset, dates: Range) =>
      setSearch({ range, from: undefined, to: undefined, ...(range === "custom" && dates) }),
    chooseDates: (dates: Partial<Range>) => setSearch({ range: "custom", ...range(), ...dates }),
    chooseKind: (kind: AskStatement["kind"]) => setSearch({ kind }),
  }
}
export type StatementState = ReturnType<typeof createStatementState>
