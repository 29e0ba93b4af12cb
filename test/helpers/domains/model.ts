import type { World } from "../../../functions/domains/world.ts"

/** A process that dies: before a call did anything, or after it did everything and before it said so. */
export class Death extends Error {}
export type Dies = { atCall: number; when: "before" | "after" } | undefined

/** What really is, of one name, whatever anybody sees of it. */
export type Truth = ReturnType<typeof makeTruth>["truth"]

/** The world outside around one name: its DNS as its owner keeps it, and CloudFront with a certificate that follows it. */
export function makeTruth() {
  const truth = {
    tokens: new Set<string>(),
    routing: "none" as "right" | "wrong" | "none",
    caaForbids: false,
    /** The name servers do not answer, or nothing that means anything. */
    silent: false,
    /** Their answers are what they were some looks ago: caches, and servers that take their time. */
    stale: undefined as undefined | { tokens: Set<string>; routing: "right" | "wrong" | "none" },
    edge: "none" as "none" | "pending" | "issued" | "failed",
    certificate: false,
    zone: false,
  }

  const sight = (state: "found" | "missing" | "different") =>
    truth.silent
      ? { state: "unknown" as const, seen: [], by: [], problem: "no_answer" as const }
      : { state, seen: [], by: ["ns1.acme.test", "ns2.acme.test"] }
  const certificate = () => ({ state: truth.edge, seen: [] })
  const answers = () => truth.stale ?? truth

  const world: World = {
    proof: async (_host, token) => sight(answers().tokens.has(token) ? "found" : "missing"),
    routing: async () => {
      const { routing } = answers()
      return sight(routing === "right" ? "found" : routing === "none" ? "missing" : "different")
    },
    delegation: async () => sight(truth.zone ? "found" : "missing"),
    provider: async () => undefined,
    caa: async () => ({ allows: truth.silent || !truth.caaForbids, seen: [] }),
    edge: {
      async ensure() {
        const isValid = truth.routing === "right" && !truth.caaForbids
        if (truth.edge === "none") Object.assign(truth, { edge: "pending", certificate: true })
        else if (truth.edge !== "issued" && isValid) truth.edge = "issued"
        return certificate()
      },
      look: async () => certificate(),
      async detach() {
        if (truth.edge === "none") return "gone"
        truth.edge = "none"
        return "pending"
      },
      async removeCertificate() {
        truth.certificate = false
        return "gone"
      },
    },
    zones: {
      async ensure({ token }) {
        truth.zone = true
        truth.tokens.add(token)
        truth.routing = "right"
        return { id: "Z1", nameServers: ["ns-1.awsdns.test"] }
      },
      async remove() {
        truth.zone = false
        return "gone"
      },
    },
  }
  return { truth, world }
}

/** A port whose user may die at any of its calls. */
export function mortal<T extends object>(port: T, count: { calls: number }, dies: () => Dies): T {
  const wrapped = Object.entries(port).map(([name, value]) => {
    if (typeof value === "object" && value !== null) return [name, mortal(value, count, dies)]
    return [
      name,
      async (...given: unknown[]) => {
        count.calls += 1
        const [call, death] = [count.calls, dies()]
        if (death?.atCall === call && death.when === "before") throw new Death()
        const result = await value(...given)
        if (death?.atCall === call && death.when === "after") throw new Death()
        return result
      },
    ]
  })
  return Object.fromEntries(wrapped)
}
