import { setTimeout as sleep } from "node:timers/promises"
import type { Queues } from "../aws/queues.ts"
import type { LocalFunction } from "./functions.ts"

// Lambda's own default.
const retries = 2

/** Calls a function as Lambda does where nobody waits for it: what fails to the end becomes a dead letter. */
export async function invokeLater(target: LocalFunction, event: unknown, queues: Queues) {
  for (let attempt = 0; attempt <= retries; attempt += 1) {
    const { error } = await target.invoke(event)
    if (!error) return
    await sleep(100 * 2 ** attempt)
  }
  const { deadLetterArn } = target.definition
  if (deadLetterArn) queues.send(deadLetterArn, JSON.stringify(event))
}
