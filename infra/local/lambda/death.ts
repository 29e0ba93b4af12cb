import { subscribe } from "node:diagnostics_channel"

/** Where a sandbox dies for good: at which of an invocation's outgoing calls, before it or once it was answered. */
export type Death = { call: number; when: "before" | "after" }

/** As of a process that the system killed. */
const killed = 137

/** Counts what a function asks of the outside, and ends its thread in the middle of it: nothing after that runs. */
export function makeDeath() {
  let death: Death | undefined
  let calls = { before: 0, after: 0 }
  const at = (when: Death["when"]) => () => {
    calls[when] += 1
    if (death?.when === when && calls[when] === death.call) process.exit(killed)
  }
  subscribe("http.client.request.created", at("before"))
  subscribe("http.client.response.finish", at("after"))

  /** Of the invocation that begins now; none where it may live. */
  return function begin(next: Death | undefined) {
    death = next
    calls = { before: 0, after: 0 }
  }
}
