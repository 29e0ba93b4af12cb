import { addSeconds } from "../../shared/dates.ts"
import type { AddDomain, Domain, ForwardDomain, Sight } from "../../shared/domains.ts"
import { AppError, conflict, invalid, notFound } from "../../shared/errors.ts"
import { newId, randomText } from "../../shared/ids.ts"
import { plans } from "../../shared/plans.ts"
import { done } from "../../shared/sessions.ts"
import { next } from "../../shared/stored.ts"
import type { StaffCtx } from "../context.ts"
import { portalHost } from "../env.ts"
import { event } from "../events.ts"
import { requireRoom } from "../plans/limits.ts"
import { commit } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import { getTenant, replaceTenant } from "../tenants/store.ts"
import { hostOf } from "./names.ts"
import { askForLook } from "./queue.ts"
import { settled, stateOf } from "./state.ts"
import { domains } from "./store.ts"
import { viewOf } from "./view.ts"

type One = { domainId: string }

const unseen: Sight = { state: "unseen", seen: [], by: [] }
/** How soon somebody may ask again. */
const askEverySeconds = 10
const forwardsADay = 5
const daySeconds = 86_400

const about = ({ id, host }: Domain) => ({ subjectId: id, facts: { address: host } })
const lookSoon = (ctx: StaffCtx, { id }: Domain) => askForLook({ tenantId: ctx.tenantId, domainId: id })

/** Those that people see: what rests in quarantine is over for them. */
const present = async (ctx: StaffCtx) =>
  (await domains.owned(ctx)).filter(({ releasing }) => releasing !== "quarantine")

/** One of them. Throws `not_found`. */
async function get(ctx: StaffCtx, domainId: string) {
  const domain = await domains.get(ctx, domainId)
  if (domain.releasing === "quarantine") throw notFound()
  return domain
}

export async function listDomains(ctx: StaffCtx) {
  const all = await present(ctx)
  return {
    domains: all.map((domain) => viewOf(domain, ctx.tenant, ctx.now)),
    hosted: portalHost(ctx.tenant.slug),
    allowed: plans[ctx.tenant.plan].domains,
  }
}

const newDomain = (ctx: StaffCtx, name: { host: string; apex: string }, mode: Domain["mode"]): Domain => ({
  id: newId("dom", ctx.now),
  version: 1,
  ...name,
  mode,
  token: randomText(32),
  ownership: unseen,
  routing: unseen,
  certificate: { state: "none", seen: [] },
  standing: "draft",
  claimed: false,
  addedAt: ctx.now,
  addedBy: ctx.staff.id,
  waitingSince: ctx.now,
  warned: 0,
  forwards: [],
  nextCheckAt: ctx.now,
  checks: 0,
})

/**
 * Anybody may add any name: it is theirs once its DNS says so, keeps nobody else from it before, and tells nothing of
 * who else may have it.
 */
export async function addDomain(ctx: StaffCtx, { host: text, mode }: AddDomain) {
  const name = hostOf(text)
  const domain = await withFreshReads(async () => {
    const [tenant, all] = await Promise.all([getTenant(ctx), present(ctx)])
    if (all.some((each) => each.host === name.host)) throw invalid({ host: "host_added_already" })
    requireRoom(tenant, "domains", all.length)
    const made = newDomain(ctx, name, mode)
    // The tenant's version lets only one of two at once through, so that no limit is passed and no name is added twice.
    await commit(
      ctx,
      domains.insert(ctx, made),
      replaceTenant(next(tenant, {})),
      event(ctx, "domain.added", about(made)),
    )
    return made
  })
  await lookSoon(ctx, domain)
  return viewOf(domain, ctx.tenant, ctx.now)
}

/** Looks at once. A wait that was over begins anew. Throws `rate_limited`. */
export async function checkDomain(ctx: StaffCtx, { domainId }: One) {
  const asked = await withFreshReads(async () => {
    const domain = await get(ctx, domainId)
    const again = addSeconds(domain.checkedAt ?? domain.addedAt, askEverySeconds)
    if (domain.checkedAt && again > ctx.now)
      throw new AppError("rate_limited", "just looked", {
        reason: "looked_just_now",
        seconds: askEverySeconds,
      })
    const isOver = stateOf(domain, ctx.now) === "timed_out"
    const due = next(domain, { nextCheckAt: ctx.now, ...(isOver && { waitingSince: ctx.now }) })
    await commit(ctx, domains.replace(ctx, due))
    return due
  })
  await lookSoon(ctx, asked)
  return viewOf(asked, ctx.tenant, ctx.now)
}

/** Begins to give a name up; it stops being served before anything of it is taken down (R14). */
export async function removeDomain(ctx: StaffCtx, { domainId }: One) {
  const leaving = await withFreshReads(async () => {
    const domain = await get(ctx, domainId)
    if (domain.releasing) return domain
    const after = next(domain, { releasing: "stop", nextCheckAt: ctx.now })
    const settledAfter = settled(domain, after, ctx.now)
    const begun = event(ctx, "domain.removalBegun", about(domain))
    await commit(ctx, domains.replace(ctx, settledAfter), begun)
    return settledAfter
  })
  await lookSoon(ctx, leaving)
  return viewOf(leaving, ctx.tenant, ctx.now)
}

/** The one that links in mails name, and to which the others lead. */
export async function chooseMain(ctx: StaffCtx, { domainId }: One) {
  return withFreshReads(async () => {
    const [domain, tenant] = await Promise.all([get(ctx, domainId), getTenant(ctx)])
    const { hosts = [] } = tenant
    const chosen = hosts.find(({ host }) => host === domain.host)
    if (!chosen) throw conflict("domain_not_active")
    const after = next(tenant, { hosts: [chosen, ...hosts.filter((each) => each !== chosen)] })
    await commit(ctx, replaceTenant(after), event(ctx, "domain.mainChosen", about(domain)))
    return viewOf(domain, after, ctx.now)
  })
}

/** Mails a link to the set-up to whoever looks after the company's DNS; the mail is sent from the event. */
export async function forwardDomain(ctx: StaffCtx, { domainId, email, note, language }: ForwardDomain & One) {
  return withFreshReads(async () => {
    const domain = await get(ctx, domainId)
    const recent = domain.forwards.filter((at) => addSeconds(at, daySeconds) > ctx.now)
    if (recent.length >= forwardsADay)
      throw new AppError("rate_limited", "enough for today", { reason: "too_many_today" })
    const { subjectId, facts } = about(domain)
    const told = { ...facts, email, language, ...(note && { note }) }
    await commit(
      ctx,
      domains.replace(ctx, next(domain, { forwards: [ctx.now, ...recent] })),
      event(ctx, "domain.forwarded", { subjectId, facts: told }),
    )
    return done
  })
}
