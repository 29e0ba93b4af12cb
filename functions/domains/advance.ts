import type { CertificateFact, Domain, Sight } from "../../shared/domains.ts"
import { next } from "../../shared/stored.ts"
import { type Change, type Claim, type Desk, serving } from "./desk.ts"
import { newsOf, warningsDue } from "./news.ts"
import { release } from "./release.ts"
import { nextLookAt, settled } from "./state.ts"
import type { World } from "./world.ts"

type Looked = Change & { domain: Domain }

/** Facts as one look found them; nothing of it is known longer than that. */
type Facts = Pick<Domain, "ownership" | "routing" | "provider" | "zone" | "delegation">

async function factsOf(world: World, domain: Domain): Promise<Facts> {
  const { host, token, mode } = domain
  // First, because the records it makes are looked for next.
  const zone = mode === "delegated" ? await world.zones.ensure(domain) : undefined
  const [ownership, routing, provider, delegation] = await Promise.all([
    world.proof(host, token),
    world.routing(host),
    world.provider(host),
    zone && world.delegation(host, zone.nameServers),
  ])
  return { ownership, routing, provider, zone, delegation }
}

/** Only what was seen there is concluded from; silence proves nothing and breaks nothing. */
const isGone = ({ state }: Sight) => state === "missing" || state === "different"

/** And nobody has it any more: what is only on its way, there or away, decides nothing between two companies. */
const isSurelyGone = (sight: Sight) =>
  isGone(sight) &&
  (sight.problem === undefined || sight.problem === "name_doubled" || sight.problem === "no_such_name")

/** Takes a proven name that nobody has; one that another company has only when that one's proof is gone. */
async function claimFor(desk: Desk, world: World, { host, token }: Domain, held: Claim | undefined) {
  const { tenantId, domainId } = desk
  const claim = { tenantId, domainId, token, serves: "nothing" as const, version: (held?.version ?? 0) + 1 }
  if (!held || held.freeSince) return { claim, claimed: true, rival: undefined }
  if (isSurelyGone(await world.proof(host, held.token))) {
    await desk.oust(held, host)
    return { claim: { ...claim, version: held.version + 2 }, claimed: true, rival: undefined }
  }
  return { claimed: false, rival: "holds" as const }
}

/** Asks for a certificate once the name is proven and leads here, for before that none could be had. */
async function certificateFor(
  world: World,
  { host, certificate, routing }: Domain,
): Promise<CertificateFact> {
  if (routing.state !== "found") return certificate
  const { allows, seen } = await world.caa(host)
  if (!allows) return { state: "pending", problem: "caa_forbids", seen }
  // Nobody looks at what failed but who was asked to.
  return world.edge.ensure(host, certificate.state === "failed")
}

const isReady = ({ ownership, routing, certificate }: Domain) =>
  ownership.state === "found" && routing.state === "found" && certificate.state === "issued"

/** A name that is not served yet: a step further, as far as its facts let it. */
async function bringUp(desk: Desk, world: World, domain: Domain, claim: Claim, now: string): Promise<Looked> {
  const certificate = { ...(await certificateFor(world, domain)), at: now }
  const looked = { ...domain, claimed: true, rival: undefined, certificate }
  if (!isReady(looked)) return { domain: looked }
  return {
    domain: { ...looked, activeSince: now, brokeAt: undefined, warned: 0 },
    claim: serving(claim, await desk.serving()),
  }
}

/** A name that is served: whether it still is, for visitors, and whether the plan still includes it. */
async function watch(desk: Desk, world: World, domain: Domain, claim: Claim, now: string): Promise<Looked> {
  const certificate = { ...(await world.edge.look(domain.host)), at: now }
  const isBroken = isGone(domain.routing) || certificate.state === "failed" || certificate.state === "none"
  const works = domain.routing.state === "found" && certificate.state === "issued"
  const brokeAt = isBroken ? (domain.brokeAt ?? now) : works ? undefined : domain.brokeAt
  const warned = brokeAt ? warningsDue(brokeAt, now) : 0
  const serves = await desk.serving()
  return {
    domain: { ...domain, certificate, brokeAt, warned },
    ...(serves !== claim.serves && { claim: serving(claim, serves) }),
  }
}

async function changeOf(
  desk: Desk,
  world: World,
  looked: Domain,
  held: Claim | undefined,
  now: string,
): Promise<Looked> {
  if (held?.domainId === desk.domainId && !held.freeSince)
    return looked.activeSince
      ? watch(desk, world, looked, held, now)
      : bringUp(desk, world, looked, held, now)
  // What another company took over stays so until it is proven again.
  const rival = looked.rival === "took_over" ? looked.rival : undefined
  if (looked.ownership.state !== "found") return { domain: { ...looked, rival } }
  const { claim, ...claimed } = await claimFor(desk, world, looked, held)
  return { domain: { ...looked, ...claimed }, ...(claim && { claim }) }
}

async function look(desk: Desk, world: World, domain: Domain, held: Claim | undefined, now: string) {
  const facts = await factsOf(world, domain)
  const looked = next(domain, { ...facts, checks: domain.checks + 1, checkedAt: now })
  const change = await changeOf(desk, world, looked, held, now)
  const after = settled(domain, change.domain, now)
  // Having just got the name, nothing is waited for.
  const nextCheckAt = after.claimed && !domain.claimed ? now : nextLookAt(after, now)
  await desk.save(domain, {
    ...change,
    domain: { ...after, nextCheckAt },
    events: newsOf(domain, after, now),
  })
  return nextCheckAt
}

/**
 * Brings a domain one step further and says when it wants to be seen again; undefined when only a person can do
 * something. It may be stopped between any two calls, and run twice at once: what it makes outside is made once, and of
 * two commits one wins.
 */
export async function advance(desk: Desk, world: World, now: string): Promise<string | undefined> {
  const { domain, claim } = await desk.read()
  if (!domain) return undefined
  return domain.releasing ? release(desk, world, domain, claim, now) : look(desk, world, domain, claim, now)
}
