import { addSeconds } from "../../shared/dates.ts"
import { type Domain, type ReleaseStep, releaseSteps } from "../../shared/domains.ts"
import { next } from "../../shared/stored.ts"
import { type Claim, type Desk, serving } from "./desk.ts"
import { nextLookAt } from "./state.ts"
import type { World } from "./world.ts"

const daySeconds = 86_400
const quarantineSeconds = 30 * daySeconds

/** What is taken down at each step of giving a name up; true when it is gone. */
const releases = {
  /** Done by the commit that ends the step: nothing is taken down that is still served (R14). */
  stop: async () => true,
  detach: async (world: World, { host }: Domain) => (await world.edge.detach(host)) === "gone",
  certificate: async (world: World, { host }: Domain) =>
    (await world.edge.removeCertificate(host)) === "gone",
  zone: async (world: World, { zone }: Domain) => !zone || (await world.zones.remove(zone.id)) === "gone",
} satisfies Partial<Record<ReleaseStep, (world: World, domain: Domain) => Promise<boolean>>>

/** The edge belongs to the name, and so to whoever holds that: another company's is left alone. */
const edgeSteps: ReleaseStep[] = ["stop", "detach", "certificate"]

/** What of the claim goes with the end of a step: the name stops being served at the first, and is free at the last. */
function claimAfter(step: ReleaseStep, held: Claim, now: string): Claim | undefined {
  if (step === "stop") return serving(held, "nothing")
  return step === "zone" ? { ...serving(held, "nothing"), freeSince: now } : undefined
}

/**
 * Another company took the name from this one and died before it had it: what stands at the edge is nobody's, and this
 * company is the last that is known to have put it there. Of it and whoever tries again, one gets the claim.
 */
async function takeBack(desk: Desk, domain: Domain, held: Claim, now: string) {
  await desk.save(domain, {
    claim: { ...serving(held, "nothing"), freeSince: undefined },
    domain: next(domain, { checkedAt: now, nextCheckAt: now }),
  })
  return now
}

/** Takes a name down a step further, and says when it wants to be seen again. */
export async function release(
  desk: Desk,
  world: World,
  domain: Domain,
  held: Claim | undefined,
  now: string,
) {
  const step = domain.releasing ?? "stop"
  if (step === "quarantine") return rest(desk, world, domain, held, now)
  const isOwn = held?.domainId === desk.domainId
  if (isOwn && held.freeSince) return takeBack(desk, domain, held, now)
  const isGone = (!isOwn && edgeSteps.includes(step)) || (await releases[step](world, domain))
  const looked = next(domain, { checkedAt: now })
  if (!isGone) {
    const nextCheckAt = nextLookAt(looked, now)
    await desk.save(domain, { domain: { ...looked, nextCheckAt } })
    return nextCheckAt
  }
  const releasing = releaseSteps[releaseSteps.indexOf(step) + 1]
  const claim = isOwn ? claimAfter(step, held, now) : undefined
  const isOver = releasing === "quarantine"
  await desk.save(domain, {
    ...(claim && { claim }),
    domain: { ...looked, releasing, nextCheckAt: now, ...(isOver && { claimed: false, releasedAt: now }) },
    ...(isOver && { events: [{ type: "domain.removed" }] }),
  })
  return now
}

/**
 * A name that was given up, for thirty days: only a new proof takes it. While its DNS still leads here, whoever could
 * take a name of our edge could answer there, so it is told.
 */
async function rest(desk: Desk, world: World, domain: Domain, held: Claim | undefined, now: string) {
  const isTaken = held !== undefined && !held.freeSince
  if (isTaken || addSeconds(domain.releasedAt ?? now, quarantineSeconds) <= now) {
    await desk.save(domain, {})
    return undefined
  }
  const routing = await world.routing(domain.host)
  const dangles = routing.state === "found"
  const nextCheckAt = addSeconds(now, daySeconds)
  await desk.save(domain, {
    domain: next(domain, { routing, checkedAt: now, nextCheckAt, dangles }),
    ...(dangles && !domain.dangles && { events: [{ type: "domain.dangling" }] }),
  })
  return nextCheckAt
}
