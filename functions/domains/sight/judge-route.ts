import type { DnsProblem, Sight } from "../../../shared/domains.ts"
import { isCloudflare, isCloudflareName } from "./cloudflare.ts"
import { nobodyAnswered, sightOf, wasHeard } from "./judge.ts"
import type { Hop, Path } from "./route.ts"

/** What the name should lead to, and the addresses which that has now. */
export type Target = { endpoint: string; addresses: string[] }
type Verdict = { state: "found" | "missing" | "different"; problem?: DnsProblem }

const different = (problem: DnsProblem): Verdict => ({ state: "different", problem })
const isRight = ({ state }: Verdict) => state === "found"
const shown = ({ by, chain, addresses }: Path) => ({ by, values: [...chain, ...addresses] })

/** What one resolver's answers come to by themselves. */
export function verdictOf(path: Path, { endpoint, addresses }: Target): Verdict {
  const { chain, outcome } = path
  if (path.loops) return different("alias_loop")
  if (chain.includes(endpoint))
    return path.addresses.length > 0 ? different("addresses_instead") : { state: "found" }
  if (chain.length > 0) return different(chain.some(isCloudflareName) ? "proxied" : "leads_elsewhere")
  if (path.addresses.length === 0)
    return { state: "missing", ...(outcome === "no_such_name" && { problem: "no_such_name" }) }
  // Flattened: the provider looks the alias up itself and answers what it found.
  if (path.addresses.every((address) => addresses.includes(address))) return { state: "found" }
  return different(path.addresses.some(isCloudflare) ? "proxied" : "addresses_instead")
}

/**
 * Whether a name leads to the endpoint for everybody. Public resolvers say what visitors meet; the domain's own servers
 * say whether it is going to stay so.
 */
export function judgedRoute({ own, open }: { own: Hop[]; open: Path[] }, target: Target): Sight {
  const judgements = open.filter(wasHeard).map((path) => ({ path, verdict: verdictOf(path, target) }))
  if (judgements.length === 0) return notHeardOutside(own.filter(wasHeard), open)

  const right = judgements.filter(({ verdict }) => isRight(verdict))
  const wrong = judgements.find(({ verdict }) => !isRight(verdict))
  const begins = right.map(({ path }) => path.chain[0])
  const isOwnRight = ({ alias, addresses }: Hop) =>
    alias !== undefined
      ? addresses.length === 0 && (alias === target.endpoint || begins.includes(alias))
      : addresses.length > 0 && addresses.every((address) => target.addresses.includes(address))
  const ownHeard = own.filter(wasHeard)
  const ownRight = ownHeard.filter(isOwnRight)

  if (ownRight.length > 0 && ownRight.length < ownHeard.length)
    return sightOf("different", ownHeard.map(shownHop), "servers_disagree")
  if (!wrong) {
    const isSure = right.length >= 2 || ownRight.length > 0
    return isSure
      ? sightOf(
          "found",
          right.map(({ path }) => shown(path)),
        )
      : nobodyAnswered()
  }
  if (ownRight.length > 0) return sightOf(wrong.verdict.state, [shown(wrong.path)], "not_spread")
  // One resolver against another, and nobody to decide between them.
  if (right.length > 0 && ownHeard.length === 0) return nobodyAnswered()
  const same = judgements.filter(({ verdict }) => verdict.problem === wrong.verdict.problem)
  return sightOf(
    wrong.verdict.state,
    same.map(({ path }) => shown(path)),
    wrong.verdict.problem,
  )
}

const shownHop = ({ by, alias, addresses }: Hop) => ({
  by,
  values: [...(alias ? [alias] : []), ...addresses],
})

function notHeardOutside(own: Hop[], open: Path[]): Sight {
  const refuse = open.length > 0 && open.every(({ outcome }) => outcome === "failed")
  if (!refuse || own.length === 0) return nobodyAnswered()
  return sightOf("missing", [...own.map(shownHop), ...open.map(shown)], "dnssec")
}
