import { addSeconds } from "../../shared/dates.ts"
import { AppError, conflict, invalid } from "../../shared/errors.ts"
import { next } from "../../shared/stored.ts"
import type { ChangeSlug, Tenant } from "../../shared/tenants.ts"
import { directoryCtx, type StaffCtx } from "../context.ts"
import { claimAnotherHost, findHost } from "../directory.ts"
import { portalHost } from "../env.ts"
import { event } from "../events.ts"
import { commit } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import { getTenant, replaceTenant } from "./store.ts"

const reserved =
  /^(app|api|www|mail|smtp|admin|portal|portico|status|help|support|static|assets|cdn|auth|login|billing|pay|docs)$/

/** Whether a name could be somebody's: nobody learns whose it is. */
export async function lookAtSlug(_ctx: unknown, { slug }: { slug: string }) {
  if (reserved.test(slug)) return { slug, free: false, reason: "reserved" }
  return (await findHost(portalHost(slug))) ? { slug, free: false, reason: "taken" } : { slug, free: true }
}

const yearSeconds = 365 * 86_400
/** Each one is kept for ever: whoever could change often could take every good name. */
const changesAYear = 3

function requireAllowed({ formerSlugs = [] }: Tenant, now: string) {
  const recent = formerSlugs.filter(({ until }) => addSeconds(until, yearSeconds) > now)
  if (recent.length >= changesAYear) throw conflict("slug_changed_often")
}

/** The claim on the new name: none where it was the company's own before. Throws `invalid_input`. */
async function claimOn(tenant: Tenant, slug: string) {
  if (reserved.test(slug)) throw invalid({ slug: "reserved" })
  const known = await findHost(portalHost(slug))
  if (known && known.tenantId !== tenant.id) throw invalid({ slug: "taken" })
  return known ? [] : [claimAnotherHost(portalHost(slug), tenant.id)]
}

/**
 * Gives the portal another address of ours. The old one stays the company's for ever and leads to the new one, so that
 * no link in a mail ever opens another company's portal.
 */
export const changeSlug = (ctx: StaffCtx, { slug }: ChangeSlug): Promise<Tenant> =>
  withFreshReads(async () => {
    const tenant = await getTenant(ctx)
    if (tenant.slug === slug) return tenant
    requireAllowed(tenant, ctx.now)
    const { formerSlugs = [], slug: before } = tenant
    const after = next(tenant, {
      slug,
      formerSlugs: [{ slug: before, until: ctx.now }, ...formerSlugs.filter((each) => each.slug !== slug)],
    })
    try {
      await commit(
        directoryCtx(ctx),
        ...(await claimOn(tenant, slug)),
        replaceTenant(after),
        event(ctx, "tenant.slugChanged", {
          changes: [{ field: "slug", before, after: slug }],
          facts: { from: portalHost(before), to: portalHost(slug) },
        }),
      )
    } catch (error) {
      if (error instanceof AppError && error.code === "conflict") await claimOn(tenant, slug)
      throw error
    }
    return after
  })
