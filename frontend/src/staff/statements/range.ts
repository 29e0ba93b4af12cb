import { useSearchParams } from "@solidjs/router"
import { addDays } from "../../../../shared/dates.ts"
import type { AskStatement } from "../../../../shared/statements.ts"
import { useToday } from "../today.ts"

export const presets = ["thisMonth", "lastMonth", "quarter", "year"] as const
export type Preset = (typeof presets)[number]

const monthStart = (date: string) => `${date.slice(0, 7)}-01`

/** The periods that are mostly asked for. */
export function rangeOf(preset: Preset, today: string) {
  const start = monthStart(today)
  const before = addDays(start, -1)
  if (preset === "thisMonth") return { from: start, to: today }
  if (preset === "lastMonth") return { from: monthStart(before), to: before }
  if (preset === "year") return { from: `${today.slice(0, 4)}-01-01`, to: today }
  return { from: monthStart(addDays(monthStart(before), -1)), to: today }
}

/** What the address asks for: a statement can be shared and bookmarked. */
export function createRange() {
  const [search, setSearch] = useSearchParams<{ from?: string; to?: string; kind?: string }>()
  const today = useToday()
  const usual = () => rangeOf("quarter", today())
  const asked = (): AskStatement => ({
    from: search.from ?? usual().from,
    to: search.to ?? usual().to,
    kind: search.kind === "openItem" ? "openItem" : "activity",
  })
  const preset = () =>
    presets.find((each) => {
      const range = rangeOf(each, today())
      return range.from === asked().from && range.to === asked().to
    })
  return {
    asked,
    preset,
    choose: (each: Preset) => setSearch(rangeOf(each, today())),
    change: (to: Partial<AskStatement>) => setSearch(to),
  }
}
