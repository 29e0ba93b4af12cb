import type { DomainSetup } from "../../shared/domains.ts"
import { notFound } from "../../shared/errors.ts"
import { isRandomId } from "../../shared/ids.ts"
import { type PublicCtx, systemCtx } from "../context.ts"
import { staffHost } from "../env.ts"
import { isMacOf, macOf } from "../secrets.ts"
import { getTenant } from "../tenants/store.ts"
import { domains } from "./store.ts"
import { viewOf } from "./view.ts"

const signed = (text: string) => `domain|${text}`

/** Lets somebody without an account watch one domain's set-up, and nothing else, for as long as the domain is there. */
export async function setupToken(tenantId: string, domainId: string) {
  const text = `${tenantId}.${domainId}`
  return `${text}.${await macOf("links", signed(text))}`
}

/** Throws `not_found` for what is not ours, and once the domain is removed. */
export async function watchSetup(request: PublicCtx, { token }: { token: string }): Promise<DomainSetup> {
  const [tenantId, domainId, given, ...rest] = token.split(".")
  if (!tenantId || !isRandomId(tenantId) || !domainId || !given || rest.length > 0) throw notFound()
  if (request.host !== staffHost) throw notFound()
  if (!(await isMacOf("links", signed(`${tenantId}.${domainId}`), given))) throw notFound()
  const ctx = systemCtx(tenantId, request.requestId, request.now)
  const [tenant, domain] = await Promise.all([getTenant(ctx), domains.get(ctx, domainId)])
  if (domain.releasing === "quarantine") throw notFound()
  return {
    company: tenant.name,
    companyArabic: tenant.nameArabic,
    domain: viewOf(domain, tenant, request.now),
  }
}
