import { isDeepStrictEqual } from "node:util"
import type { PlanRecord } from "../../shared/plans.ts"
import { next } from "../../shared/stored.ts"
import type { Ctx } from "../context.ts"
import { lookAtAllDomains } from "../domains/due.ts"
import { commit } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import type { Write } from "../store/table.ts"
import { getTenant, replaceTenant } from "../tenants/store.ts"
import type { Kept } from "./news.ts"
import { planOf } from "./rules.ts"
import { changeRecord, planRecord } from "./store.ts"

type Keeping = {
  /** What is known now, from the row as it was read before: of two at once, the later one asks again. */
  learn: (known: PlanRecord) => Promise<Partial<PlanRecord>>
  /** The events that tell of it. */
  tell: (kept: Kept) => Write[]
}

/** As they are stored: without what is undefined. */
const stored = (record: PlanRecord): unknown => JSON.parse(JSON.stringify(record))
const same = (a: PlanRecord, b: PlanRecord) => isDeepStrictEqual(stored(a), stored(b))

/** The plan's row, the tenant's plan by the rule, and what is told of both, in one commit. Nothing where nothing is new. */
export async function keepPlan(ctx: Ctx, { learn, tell }: Keeping): Promise<Kept> {
  const kept = await withFreshReads(async () => {
    const [known, tenant] = await Promise.all([planRecord(ctx), getTenant(ctx)])
    const changes = await learn(known)
    const record = { ...known, ...changes }
    const [was, plan] = [tenant.plan, planOf(record, ctx.now)]
    const kept = { known, record, was, plan }
    if (same(known, record) && was === plan) return kept
    await commit(
      ctx,
      changeRecord(ctx, known, changes),
      ...(was === plan ? [] : [replaceTenant(next(tenant, { plan }))]),
      ...tell(kept),
    )
    return kept
  })
  // Nothing of the company's is removed, whatever the plan: what it does not include is not served.
  if (kept.was !== kept.plan) await lookAtAllDomains(ctx)
  return kept
}
