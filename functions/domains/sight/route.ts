import { ask, type Reply, type Server } from "./ask.ts"
import { valuesAt } from "./record.ts"

/** What one server says of where a name leads: by an alias, to addresses, or both, which is a mistake. */
export type Hop = { by: string; outcome: Reply["outcome"]; alias?: string; addresses: string[] }
/** The aliases from there on, in their order. */
export type Path = Hop & { chain: string[]; loops: boolean }

const hopsMax = 10
const walkMs = 6000

export async function hopFrom(server: Server, name: string): Promise<Hop> {
  const replies = await Promise.all(
    (["CNAME", "A", "AAAA"] as const).map((type) => ask(server, { name, type })),
  )
  const records = replies.flatMap((reply) => reply.records)
  const alias = valuesAt(records, name, "CNAME")[0]
  const addresses = [...valuesAt(records, name, "A"), ...valuesAt(records, name, "AAAA")]
  const isThere = alias !== undefined || addresses.length > 0
  return { by: server.name, outcome: isThere ? "answered" : nothingFrom(replies), alias, addresses }
}

/** That there is nothing is known once every question was answered; that there is no such name, by one answer. */
function nothingFrom(replies: Reply[]): Reply["outcome"] {
  const outcomes = replies.map(({ outcome }) => outcome)
  if (outcomes.includes("no_such_name")) return "no_such_name"
  return outcomes.find((outcome) => outcome !== "answered") ?? "answered"
}

/** Follows aliases from `host` with a public resolver, as far as `endpoint`. */
export async function walk(server: Server, host: string, endpoint: string): Promise<Path> {
  const until = performance.now() + walkMs
  const first = await hopFrom(server, host)
  const chain: string[] = []
  let next = first.alias
  while (next !== undefined) {
    const isRound = next === host || chain.includes(next) || chain.length === hopsMax
    if (isRound) return { ...first, chain: [...chain, next], loops: true }
    chain.push(next)
    if (next === endpoint) break
    const { outcome, records } = await ask(server, { name: next, type: "CNAME" })
    if (outcome === "silent" || performance.now() > until)
      return { ...first, outcome: "silent", chain, loops: false }
    next = valuesAt(records, next, "CNAME")[0]
  }
  return { ...first, chain, loops: false }
}
