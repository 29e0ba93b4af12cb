import { setTimeout as sleep } from "node:timers/promises"

type FaultMode = "fail-before" | "fail-after" | "slow" | "throttle"
export type Fault = { service: string; operation: string; mode: FaultMode; times: number }

export type Faults = ReturnType<typeof makeFaults>

const modes = new Set(["fail-before", "fail-after", "slow", "throttle"])
const slowMs = 3000

/** Failures to play: each applies to the next `times` requests of one operation (`*` is any). */
export function makeFaults() {
  let faults: Fault[] = []

  return {
    list: () => faults,
    clear: () => {
      faults = []
    },
    add({ service, operation = "*", mode, times = 1 }: Fault) {
      if (!service || !modes.has(mode)) throw new Error("a fault needs a service and a mode")
      faults.push({ service, operation, mode, times })
    },
    /** Takes the fault this request has to suffer, if any. */
    async take(service: string, operation: string): Promise<FaultMode | undefined> {
      const fault = faults.find(
        (each) => each.service === service && (each.operation === "*" || each.operation === operation),
      )
      if (!fault) return undefined
      fault.times -= 1
      faults = faults.filter((each) => each.times > 0)
      if (fault.mode === "slow") await sleep(slowMs)
      return fault.mode
    },
  }
}
