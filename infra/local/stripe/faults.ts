const faultModes = ["fail-before", "fail-after", "fail-stored", "slow", "throttle"] as const

/**
 * `fail-before`: 500, nothing happened, the idempotency key is unused.
 * `fail-after`: it happened, and a 504 comes instead of the answer, which the idempotency key still finds.
 * (A broken connection would tell nothing: the SDK silently repeats a request whose connection was reset.)
 * `fail-stored`: it happened, and a 500 is the stored answer of the idempotency key, as Stripe documents.
 * `slow`: answers after `milliseconds`. `throttle`: 429.
 */
export type Fault = {
  /** The SDK's name of the call, such as `checkout.sessions.create`, or `*`. */
  operation: string
  mode: (typeof faultModes)[number]
  times: number
  milliseconds?: number
}

export function startFaults(operations: string[]) {
  let planned: Fault[] = []
  return {
    add(fault: Fault) {
      if (!faultModes.includes(fault.mode)) throw new Error(`mode must be one of ${faultModes.join(", ")}`)
      if (fault.operation !== "*" && !operations.includes(fault.operation))
        throw new Error(`operation must be * or one of ${operations.join(", ")}`)
      planned.push({ ...fault })
    },
    clear() {
      planned = []
    },
    /** The fault this call meets; each is used up after its number of times. */
    take(operation: string) {
      const fault = planned.find(
        (each) => each.times > 0 && (each.operation === "*" || each.operation === operation),
      )
      if (fault) fault.times -= 1
      return fault
    },
  }
}
export type Faults = ReturnType<typeof startFaults>
