import { next } from "../../shared/stored.ts"
import type { Ctx } from "../context.ts"
import { commit } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import { getTenant } from "../tenants/store.ts"
import { sampleCustomerWrites } from "./customer.ts"
import type { SampleMessage } from "./message.ts"
import { sampleSets } from "./store.ts"

/** One customer and all that is its, together with the set that counts it: true while more are to come. */
async function addNext(ctx: Ctx, sampleDataId: string): Promise<boolean> {
  const set = await sampleSets.find(ctx, sampleDataId)
  if (set?.state !== "adding") return false
  const done = set.done + 1
  const state = done === set.customerIds.length ? ("there" as const) : set.state
  const of = { ...ctx, tenant: await getTenant(ctx), ofSample: true as const }
  await commit(
    of,
    ...sampleCustomerWrites(of, set, set.done),
    sampleSets.replace(ctx, next(set, { done, state })),
  )
  return state === "adding"
}

/** Goes on from where the last worker died; of two at once each takes what the other has not. */
export async function addSample(ctx: Ctx, { sampleDataId }: SampleMessage) {
  while (await withFreshReads(() => addNext(ctx, sampleDataId)));
}
