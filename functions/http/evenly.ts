import { setTimeout as pause } from "node:timers/promises"
import { env } from "../env.ts"

/** More milliseconds than what is hidden takes, a cold start's first credentials among it. */
const step = Number(env.EVEN_STEP_MILLISECONDS ?? 500)

/** Waits until a whole number of steps has passed. */
export async function wholeSteps(startedAt: number) {
  const taken = performance.now() - startedAt
  await pause(Math.ceil(taken / step) * step - taken)
}

/**
 * Runs what takes longer for an address that is known than for one that is not, and answers after the same time for
 * both: whatever it took, a whole number of steps (R20).
 */
export async function evenly<T>(run: () => Promise<T>): Promise<T> {
  const startedAt = performance.now()
  const [ended] = await Promise.allSettled([run()])
  await wholeSteps(startedAt)
  if (ended.status === "rejected") throw ended.reason
  return ended.value
}
