import http from "node:http"
import { workerData } from "node:worker_threads"
import { randomFrom } from "./random.ts"

/**
 * The inside of a sandbox whose calls to AWS take as long as they like, and of which some are cut off: what comes back
 * when, and on which connection, is then anybody's guess (R09).
 */
const { seed } = workerData as { seed: number }
const { random, below } = randomFrom(seed)
const delayMs = 12
const cutShare = 0.01

const request = http.request.bind(http) as (...args: unknown[]) => http.ClientRequest

http.request = ((...args: unknown[]) => {
  const asked = request(...args)
  const end = asked.end.bind(asked) as (...rest: unknown[]) => http.ClientRequest
  const cut = random() < cutShare
  asked.end = ((...rest: unknown[]) => {
    setTimeout(() => {
      end(...rest)
      if (cut) setTimeout(cutOff, below(delayMs))
    }, below(delayMs))
    return asked
  }) as typeof asked.end
  let answered = false
  asked.once("response", () => {
    answered = true
  })
  const cutOff = () =>
    answered || asked.destroy(Object.assign(new Error("socket hang up"), { code: "ECONNRESET" }))
  return asked
}) as typeof http.request

await import("../../infra/local/lambda/worker.ts")
