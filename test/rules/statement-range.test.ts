import { expect, test } from "vitest"
import { rangeOf } from "../../frontend/src/portal/statement/range.ts"

test.each([
  ["thisMonth", "2026-11-23", "2026-11-01", "2026-11-23"],
  ["thisMonth", "2026-11-01", "2026-11-01", "2026-11-01"],
  ["lastMonth", "2026-03-31", "2026-02-01", "2026-02-28"],
  ["lastMonth", "2028-03-01", "2028-02-01", "2028-02-29"],
  ["lastMonth", "2027-01-15", "2026-12-01", "2026-12-31"],
  ["quarter", "2026-11-23", "2026-10-01", "2026-11-23"],
  ["quarter", "2026-01-01", "2026-01-01", "2026-01-01"],
  ["quarter", "2026-06-30", "2026-04-01", "2026-06-30"],
  ["year", "2026-12-31", "2026-01-01", "2026-12-31"],
] as const)("%s on %s is from %s to %s", (preset, today, from, to) => {
  expect(rangeOf(preset, today)).toEqual({ from, to })
})
