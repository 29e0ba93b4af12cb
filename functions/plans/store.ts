import { PlanRecord } from "../../shared/plans.ts"
import { next } from "../../shared/stored.ts"
import type { Ctx } from "../context.ts"
import { entity } from "../store/entity.ts"
import type { Write } from "../store/table.ts"

const records = entity<PlanRecord>({ kind: "plan", schema: PlanRecord })
const only = "plan"

/** Version nil: nothing was ever paid or given. */
export const planRecord = async (ctx: Ctx): Promise<PlanRecord> =>
  (await records.find(ctx, only)) ?? { id: only, version: 0 }

export function changeRecord(ctx: Ctx, known: PlanRecord, changes: Partial<PlanRecord>): Write {
  const changed = next(known, changes)
  return known.version === 0 ? records.insert(ctx, changed) : records.replace(ctx, changed)
}
