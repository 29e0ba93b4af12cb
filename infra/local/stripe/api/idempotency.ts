import { setTimeout as sleep } from "node:timers/promises"
import type { Fault } from "../faults.ts"
import { canonical, type Form } from "../http/form.ts"
import { asProblem, problemBody, refusal } from "../http/problem.ts"
import type { World } from "../world.ts"

const keptSeconds = 24 * 60 * 60
const keyLengthMax = 255

type Asked = { key?: string; account: string; path: string; form: Form; requestId: string; fault?: Fault }
type Result = { status: number; body: unknown; headers?: Record<string, string> }

/** Runs a request at most once per key: later ones get the stored answer, whatever it was. */
export function startIdempotency(world: World) {
  const running = new Set<string>()

  async function once(asked: Asked, run: () => object): Promise<Result> {
    if (!asked.key) return execute(asked, run)
    checkKey(asked.key)
    const slot = `${asked.account} ${asked.key}`
    if (running.has(slot)) throw inUse(asked.key)
    const fingerprint = `${asked.path} ${canonical(asked.form)}`
    const stored = fresh(world, slot)
    if (stored) return replay(asked.key, fingerprint, stored)
    running.add(slot)
    try {
      const result = await execute(asked, run)
      world.state.answers[slot] = { ...result, fingerprint, at: world.seconds(), requestId: asked.requestId }
      return result
    } finally {
      running.delete(slot)
    }
  }
  return { once }
}
export type Idempotency = ReturnType<typeof startIdempotency>

async function execute({ fault }: Asked, run: () => object): Promise<Result> {
  if (fault?.mode === "slow") await sleep(fault.milliseconds ?? 3000)
  try {
    const body = run()
    if (fault?.mode !== "fail-stored") return { status: 200, body }
    const message = "An unknown error occurred"
    return { status: 500, body: problemBody({ status: 500, type: "api_error", message }), headers: noRetry }
  } catch (error) {
    const problem = asProblem(error)
    return { status: problem.status, body: problemBody(problem) }
  }
}

/** A stored 500 would only be replayed, and Stripe says so. */
const noRetry = { "stripe-should-retry": "false" }

function fresh({ state, seconds }: World, slot: string) {
  const stored = state.answers[slot]
  if (stored && stored.at + keptSeconds > seconds()) return stored
  delete state.answers[slot]
  return undefined
}

function replay(key: string, fingerprint: string, stored: World["state"]["answers"][string]): Result {
  if (stored.fingerprint !== fingerprint)
    throw refusal({
      status: 400,
      type: "idempotency_error",
      message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
    })
  const headers = { "idempotent-replayed": "true", "original-request": stored.requestId }
  return {
    status: stored.status,
    body: stored.body,
    headers: stored.status >= 500 ? { ...headers, ...noRetry } : headers,
  }
}

function checkKey(key: string) {
  if (key.length <= keyLengthMax) return
  const message = `Idempotency keys must be at most ${keyLengthMax} characters long.`
  throw refusal({ status: 400, type: "idempotency_error", message })
}

const inUse = (key: string) =>
  refusal({
    status: 409,
    type: "idempotency_error",
    code: "idempotency_key_in_use",
    message: `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
  })
