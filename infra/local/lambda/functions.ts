import type { FunctionDefinition } from "../stack/types.ts"
import type { Death } from "./death.ts"
import { type Log, type Outcome, openSandbox, type Sandbox } from "./sandbox.ts"

type FunctionOptions = {
  definition: FunctionDefinition
  environment: Record<string, string>
  clock: SharedArrayBuffer
  log: Log
  /** Where an invocation that begins has to die, if it has to. */
  nextDeath?: () => Death | undefined
}

export type LocalFunction = ReturnType<typeof makeFunction>

// A laptop has no thousand cores: more than this many at once wait for a sandbox instead.
const concurrencyMax = 8

/** A function: sandboxes are made on demand, kept warm, and thrown away when they die. */
export function makeFunction(options: FunctionOptions) {
  const idle: Sandbox[] = []
  const all = new Set<Sandbox>()
  const waiting: ((sandbox: Sandbox) => void)[] = []
  let closed = false
  const limit = Math.min(options.definition.reservedConcurrency ?? concurrencyMax, concurrencyMax)

  function open() {
    const sandbox = openSandbox(options)
    all.add(sandbox)
    return sandbox
  }

  function acquire(): Sandbox | Promise<Sandbox> {
    for (let next = idle.pop(); next; next = idle.pop()) if (next.alive) return next
    if (all.size < limit) return open()
    return new Promise((resolve) => waiting.push(resolve))
  }

  function release(sandbox: Sandbox) {
    if (!sandbox.alive) all.delete(sandbox)
    const next = waiting.shift()
    if (next) next(sandbox.alive ? sandbox : open())
    else if (sandbox.alive) idle.push(sandbox)
  }

  return {
    definition: options.definition,
    environment: options.environment,
    async invoke(event: unknown): Promise<Outcome> {
      // A source that still retries would open new sandboxes behind a cloud that is gone.
      if (closed) throw new Error(`${options.definition.functionName} is closed`)
      const sandbox = await acquire()
      const outcome = await sandbox.run(event, options.nextDeath?.())
      release(sandbox)
      return outcome
    },
    close() {
      closed = true
      return Promise.all([...all].map((sandbox) => sandbox.close()))
    },
  }
}
