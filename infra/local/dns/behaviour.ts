import { type Question, resolved, SERVFAIL, type Told, type World } from "./world.ts"

/** What a server does instead of its duty, for tests: to a name and everything below, or to every question. */
export type Behaviour = {
  name?: string
  type?: string
  /** `resolver-2`, or `resolver` for both; without it every server. */
  server?: string
  /** `flap`: every other question meets a server that does not know the name. */
  mode: "timeout" | "servfail" | "refused" | "nxdomain" | "lie" | "slow" | "flap"
  /** What is told instead, with `lie`. */
  values?: string[]
  /** How long it takes, with `slow`. */
  milliseconds?: number
  asked?: number
}

const modes = ["timeout", "servfail", "refused", "nxdomain", "lie", "slow", "flap"]
const rcodes = { servfail: SERVFAIL, nxdomain: 3, refused: 5, flap: 3 }

export function behaviourOf(input: Behaviour): Behaviour {
  if (!modes.includes(input.mode)) throw new Error(`mode is one of ${modes.join(", ")}`)
  if (input.mode === "lie" && !input.type) throw new Error("a lie is told to questions of a type: add `type`")
  return { ...input, name: input.name?.toLowerCase(), type: input.type?.toUpperCase() }
}

type Asked = { role: string; name: string; type: string }

const concerns =
  ({ role, name, type }: Asked) =>
  (each: Behaviour) =>
    (each.server === undefined || role === each.server || role.startsWith(`${each.server}-`)) &&
    (each.name === undefined || name === each.name || name.endsWith(`.${each.name}`)) &&
    (each.type === undefined || type === each.type)

/** What is answered, and after how long; nothing at all where the server keeps silent. */
export function misbehave(
  behaviours: Behaviour[],
  asked: Asked,
  honest: Told,
): { told?: Told; afterMs: number } {
  const behaviour = behaviours.findLast(concerns(asked))
  if (!behaviour) return { told: honest, afterMs: 0 }
  const { mode, values = [], milliseconds = 1000 } = behaviour
  behaviour.asked = (behaviour.asked ?? 0) + 1
  switch (mode) {
    case "timeout":
      return { afterMs: 0 }
    case "slow":
      return { told: honest, afterMs: milliseconds }
    case "lie": {
      const record = { name: asked.name, type: asked.type, ttl: 60, values }
      return { told: { ...honest, rcode: 0, answers: [record] }, afterMs: 0 }
    }
    case "flap":
      if (behaviour.asked % 2 === 0) return { told: honest, afterMs: 0 }
  }
  return { told: { rcode: rcodes[mode], answers: [], handedOn: [], isOwn: honest.isOwn }, afterMs: 0 }
}

/** A resolver besides ours, as Amazon has, which suffers what ours suffer; undefined where nobody answers in time. */
export const makeLookUp = (world: () => World, behaviours: Behaviour[]) => (question: Question) =>
  misbehave(behaviours, { role: "resolver-amazon", ...question }, resolved(world(), question)).told
