import { addSeconds } from "../../shared/dates.ts"
import type { Domain, DomainState } from "../../shared/domains.ts"

type Standing = Domain["standing"]

const minute = 60
const hour = 60 * minute
const day = 24 * hour

/** A person makes records within two weeks or never; a certificate gets what CloudFront itself gives it. */
const patience: Partial<Record<Standing, number>> = {
  draft: 14 * day,
  awaiting_proof: 14 * day,
  awaiting_routing: 14 * day,
  conflict: 14 * day,
  issuing: 3 * day,
}

/** How three facts and a claim leave a name, without regard to how long it has waited. */
function standingOf(domain: Omit<Domain, "standing">): Standing {
  const { ownership, routing, certificate, claimed } = domain
  if (domain.releasing) return "removing"
  if (domain.rival === "took_over") return "failed"
  if (domain.activeSince) return domain.brokeAt ? "warning" : "active"
  if (domain.checks === 0) return "draft"
  if (ownership.state !== "found" && !claimed) return "awaiting_proof"
  if (domain.rival === "holds" || certificate.problem === "alias_taken") return "conflict"
  if (certificate.state === "failed") return "failed"
  if (ownership.state !== "found" && ownership.state !== "unknown") return "awaiting_proof"
  return routing.state === "found" ? "issuing" : "awaiting_routing"
}

/** Where the new facts leave it; a wait begins anew with every change. */
export function settled(before: Domain, after: Domain, now: string): Domain {
  const standing = standingOf(after)
  return { ...after, standing, waitingSince: standing === before.standing ? after.waitingSince : now }
}

/** When waiting ends by itself; undefined where nothing is waited for. */
export function waitsUntil({ standing, waitingSince }: Domain): string | undefined {
  const seconds = patience[standing]
  return seconds === undefined ? undefined : addSeconds(waitingSince, seconds)
}

/** What people are told: nothing is looked up without end (R53), and what waited too long is over until they ask again. */
export function stateOf(domain: Domain, now: string): DomainState {
  const until = waitsUntil(domain)
  return until !== undefined && until <= now ? "timed_out" : domain.standing
}

const paces: [waited: number, every: number][] = [
  [10 * minute, 30],
  [hour, 2 * minute],
  [6 * hour, 10 * minute],
  [day, 30 * minute],
]
const slowest = 6 * hour

/**
 * When it is looked at next: often at first, while somebody sits before the screen, ever more seldom later, daily once
 * it works. Undefined: only when somebody asks for it.
 */
export function nextLookAt(domain: Domain, now: string): string | undefined {
  const { standing } = domain
  if (standing === "active" || standing === "warning") return addSeconds(now, day)
  if (standing === "failed" || stateOf(domain, now) === "timed_out") return undefined
  const waited = (Date.parse(now) - Date.parse(domain.waitingSince)) / 1000
  const [, every] = paces.find(([until]) => waited < until) ?? [0, slowest]
  return addSeconds(now, every)
}
