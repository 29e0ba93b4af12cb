import { setTimeout as pause } from "node:timers/promises"

/**
 * Runs what takes longer for an address that is known than for one that is not, and answers after the same time for
 * both: it is longer than either takes (R20).
 */
export async function evenly<T>(run: () => Promise<T>, milliseconds = 250): Promise<T> {
  const [ended] = await Promise.allSettled([run(), pause(milliseconds)])
  if (ended.status === "rejected") throw ended.reason
  return ended.value
}
