import { addDays } from "../../../../shared/dates.ts"

export const presets = ["thisMonth", "lastMonth", "quarter", "year", "custom"] as const
export type Preset = (typeof presets)[number]
export type Range = { from: string; to: string }

const month = (date: string) => Number(date.slice(5, 7))
const first = (year: string, month: number) => `${year}-${String(month).padStart(2, "0")}-01`

/** The calendar dates that a preset stands for on this day; what has not come yet is left out. */
export function rangeOf(preset: Exclude<Preset, "custom">, today: string): Range {
  const year = today.slice(0, 4)
  if (preset === "year") return { from: first(year, 1), to: today }
  if (preset === "quarter") return { from: first(year, month(today) - ((month(today) - 1) % 3)), to: today }
  const thisMonth = first(year, month(today))
  if (preset === "thisMonth") return { from: thisMonth, to: today }
  const to = addDays(thisMonth, -1)
  return { from: `${to.slice(0, 8)}01`, to }
}
