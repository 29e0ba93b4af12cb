import { plans } from "../../shared/plans.ts"
import { next } from "../../shared/stored.ts"
import type { Tenant } from "../../shared/tenants.ts"
import { type Ctx, directoryCtx, systemCtx } from "../context.ts"
import { claimDomain, findClaim } from "../directory.ts"
import { event } from "../events.ts"
import { commit } from "../store/entity.ts"
import type { Write } from "../store/table.ts"
import { getTenant, replaceTenant } from "../tenants/store.ts"
import type { Change, Desk, Serving } from "./desk.ts"
import { hostsAfter } from "./hosts.ts"
import { domains } from "./store.ts"

const eventWrites = (ctx: Ctx, domainId: string, host: string, events: Change["events"] = []): Write[] =>
  events.map(({ type, facts }) =>
    event(ctx, type, { subjectId: domainId, facts: { address: host, ...facts } }),
  )

/** The tenant's row, where what its portal is served at changes. */
function tenantWrites(tenant: Tenant, hosts: Tenant["hosts"]): Write[] {
  const same = JSON.stringify(tenant.hosts ?? []) === JSON.stringify(hosts ?? [])
  return same ? [] : [replaceTenant(next(tenant, { hosts }))]
}

const servingOf = ({ plan }: Tenant): Serving => (plans[plan].domains > 0 ? "portal" : "redirect")

/** The table, with the rights of one tenant and the directory. */
export function tableDesk(ctx: Ctx, domainId: string): Desk {
  return {
    tenantId: ctx.tenantId,
    domainId,

    async read() {
      const domain = await domains.find(ctx, domainId)
      return { domain, claim: domain && (await findClaim(domain.host)) }
    },

    serving: async () => servingOf(await getTenant(ctx)),

    async save(before, { domain, claim, events }) {
      const tenant = await getTenant(ctx)
      const serves = claim?.serves ?? (domain?.activeSince && hostServes(tenant, before.host))
      await commit(
        directoryCtx(ctx),
        domain ? domains.replace(ctx, domain) : domains.remove(ctx, before),
        ...(claim ? [claimDomain(before.host, claim)] : []),
        // What has no claim on the name decides nothing: the company may have added the same name anew.
        ...(before.claimed || domain?.claimed
          ? tenantWrites(tenant, hostsAfter(tenant, before.host, domain, serves || "nothing"))
          : []),
        ...eventWrites(ctx, domainId, before.host, events),
      )
    },

    async oust(claim, host) {
      const theirs = systemCtx(claim.tenantId, ctx.requestId, ctx.now)
      const [domain, tenant] = await Promise.all([domains.find(theirs, claim.domainId), getTenant(theirs)])
      const lost =
        domain &&
        next(domain, {
          claimed: false,
          activeSince: undefined,
          brokeAt: undefined,
          // One that is being removed goes on being removed, and at once.
          ...(domain.releasing
            ? { nextCheckAt: ctx.now }
            : { rival: "took_over", standing: "failed", waitingSince: ctx.now, nextCheckAt: undefined }),
        })
      await commit(
        directoryCtx(theirs),
        claimDomain(host, { ...claim, version: claim.version + 1, serves: "nothing", freeSince: ctx.now }),
        ...(lost ? [domains.replace(theirs, lost)] : []),
        ...tenantWrites(tenant, hostsAfter(tenant, host, undefined, "nothing")),
        ...eventWrites(theirs, claim.domainId, host, [{ type: "domain.lost" }]),
      )
    },
  }
}

const hostServes = ({ hosts = [] }: Tenant, host: string): Serving =>
  hosts.some((each) => each.host === host) ? "portal" : "nothing"
