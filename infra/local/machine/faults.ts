import { setTimeout as sleep } from "node:timers/promises"
import type { Death } from "../lambda/death.ts"

/** How a call of a service fails. */
const callModes = ["fail-before", "fail-after", "slow", "throttle"] as const
/** How a function dies: `service` is `lambda`, `operation` the function, `call` its outgoing call. */
const deathModes = ["die-before", "die-after"] as const
type CallMode = (typeof callModes)[number]
type FaultMode = CallMode | (typeof deathModes)[number]
export type Fault = { service: string; operation: string; mode: FaultMode; times: number; call?: number }

export type Faults = ReturnType<typeof makeFaults>

const slowMs = 3000
const isDeath = (mode: FaultMode) => (deathModes as readonly FaultMode[]).includes(mode)
const isKnown = (mode: FaultMode) => isDeath(mode) || (callModes as readonly FaultMode[]).includes(mode)

/** Failures to play: each applies to the next `times` requests of one operation (`*` is any), or invocations of a function. */
export function makeFaults() {
  let faults: Fault[] = []

  function hit(service: string, operation: string): Fault | undefined {
    const fault = faults.find(
      (each) => each.service === service && (each.operation === "*" || each.operation === operation),
    )
    if (!fault) return undefined
    fault.times -= 1
    faults = faults.filter((each) => each.times > 0)
    return fault
  }

  return {
    list: () => faults,
    clear: () => {
      faults = []
    },
    add({ service, operation = "*", mode, times = 1, call = 1 }: Fault) {
      if (!service || !isKnown(mode)) throw new Error("a fault needs a service and a mode")
      if (isDeath(mode) !== (service === "lambda")) throw new Error("functions die, and services fail")
      faults.push({ service, operation, mode, times, ...(isDeath(mode) && { call }) })
    },
    /** Takes the fault this request has to suffer, if any. */
    async take(service: string, operation: string): Promise<CallMode | undefined> {
      const mode = hit(service, operation)?.mode as CallMode | undefined
      if (mode === "slow") await sleep(slowMs)
      return mode
    },
    /** Where this invocation of a function has to die, if it has to. */
    deathOf(functionName: string): Death | undefined {
      const fault = hit("lambda", functionName)
      return fault && { call: fault.call ?? 1, when: fault.mode === "die-before" ? "before" : "after" }
    },
  }
}
