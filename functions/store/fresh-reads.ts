import { randomInt } from "node:crypto"
import { setTimeout as pause } from "node:timers/promises"
import { AppError } from "../../shared/errors.ts"

const attemptsMax = 8

/** Runs an action again, reads included, when somebody else changed what it had read. */
export async function withFreshReads<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run()
    } catch (error) {
      const overtaken = error instanceof AppError && error.code === "conflict" && error.reason === "changed"
      if (!overtaken || attempt === attemptsMax) throw error
      await pause(randomInt(1, 20 * 2 ** attempt))
    }
  }
}
