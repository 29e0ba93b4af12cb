/** The value below which `share` of the measurements lie: 0.5 is the median. */
export function quantile(values: number[], share: number) {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
export const median = (values: number[]) => quantile(values, 0.5)

type Way = readonly [name: string, run: () => unknown]

/**
 * Milliseconds of each way, `rounds` times. The ways take turns, so that a busy machine slows all of them alike;
 * `between` is not measured.
 */
export async function takeTurns(ways: readonly Way[], rounds: number, between?: () => Promise<void>) {
  const taken = new Map<string, number[]>(ways.map(([name]) => [name, []]))
  for (let round = -1; round < rounds; round++)
    for (const [name, run] of ways) {
      await between?.()
      const startedAt = performance.now()
      await run()
      // The round before the first warms up.
      if (round >= 0) taken.get(name)?.push(performance.now() - startedAt)
    }
  return taken
}

/** The median of the ratios of measurements that were taken in the same round. */
export const pairedRatio = (values: number[], others: number[]) =>
  median(values.map((value, round) => value / (others[round] ?? value)))
