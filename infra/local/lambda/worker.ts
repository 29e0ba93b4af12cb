import { enableCompileCache, flushCompileCache } from "node:module"
import { setTimeout as sleep } from "node:timers/promises"
import { parentPort, workerData } from "node:worker_threads"
import { readClock } from "../machine/clock.ts"
import { makeDeath } from "./death.ts"
import type { Invocation, WorkerSetup } from "./sandbox.ts"

/** The inside of one sandbox: the bundle as it would be uploaded, on the local cloud's time. */
const { entry, clock, context } = workerData as WorkerSetup
const time = new Float64Array(clock)

const RealDate = Date
const now = () => readClock(time, RealDate.now())
// The bundle has no hook for the time, so the global it reads is what moves.
globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, self) => Reflect.construct(target, args.length === 0 ? [now()] : args, self),
  apply: () => new RealDate(now()).toString(),
  get: (target, name, self) => (name === "now" ? now : Reflect.get(target, name, self)),
})
process.setSourceMapsEnabled(true)

const port = parentPort
const begin = makeDeath()
// Most of a cold start is compiling, and many clouds start from the same bundles.
enableCompileCache(".local/compiled")
const loading: Promise<{ handler: (event: unknown, context: object) => unknown }> = import(entry)

async function invoke({ id, event, deadline, death }: Invocation) {
  try {
    const { handler } = await loading
    begin(death)
    const remaining = () => deadline - RealDate.now()
    const lambda = {
      ...context,
      awsRequestId: id,
      callbackWaitsForEmptyEventLoop: true,
      getRemainingTimeInMillis: remaining,
    }
    const result = await handler(event, lambda)
    await flush()
    // Lambda hands back JSON, so that is all that may cross here.
    port?.postMessage({ id, result: JSON.stringify(result ?? null) })
  } catch (error) {
    const { name, message, stack } = error instanceof Error ? error : new Error(String(error))
    console.error(JSON.stringify({ errorType: name, errorMessage: message, stack: stack?.split("\n") }))
    await flush()
    port?.postMessage({ id, error: { errorType: name, errorMessage: message } })
  }
}

/** Lets what was printed reach the log before the answer does. */
const flush = () => sleep(0)

port?.on("message", invoke)
// A bundle that cannot be loaded says so in the answer of its first invocation.
await loading.catch(() => undefined)
flushCompileCache()
port?.postMessage({ initialised: true })
