import { next } from "../../shared/stored.ts"
import type { Ctx } from "../context.ts"
import { commit } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import { askForLook } from "./queue.ts"
import { domains } from "./store.ts"

/** By the clock: whatever is due, or whose message was lost. */
export async function lookAtDueDomains(ctx: Ctx): Promise<void> {
  for (const { id, nextCheckAt } of await domains.owned(ctx))
    if (nextCheckAt !== undefined && nextCheckAt <= ctx.now)
      await askForLook({ tenantId: ctx.tenantId, domainId: id })
}

/** At once, because what the company may have has changed. */
export async function lookAtAllDomains(ctx: Ctx): Promise<void> {
  for (const { id } of await domains.owned(ctx)) {
    await withFreshReads(async () => {
      const domain = await domains.find(ctx, id)
      if (domain) await commit(ctx, domains.replace(ctx, next(domain, { nextCheckAt: ctx.now })))
    })
    await askForLook({ tenantId: ctx.tenantId, domainId: id })
  }
}
