import { dateIn } from "../../shared/dates.ts"
import { conflict } from "../../shared/errors.ts"
import { newId, newSampleId } from "../../shared/ids.ts"
import type { SampleData } from "../../shared/sample-data.ts"
import { next } from "../../shared/stored.ts"
import type { Ctx, StaffCtx } from "../context.ts"
import { customers } from "../customers/store.ts"
import { event } from "../events.ts"
import { sendJob } from "../job-queue.ts"
import { commit } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import { getTenant, replaceTenant } from "../tenants/store.ts"
import { sampleCustomers } from "./content.ts"
import type { SampleMessage } from "./message.ts"
import { type SampleSet, sampleSets } from "./store.ts"

const viewOf = (set: SampleSet | undefined, offered = false): SampleData => ({
  state: set?.state ?? "none",
  offered,
  done: set?.done ?? 0,
  of: sampleCustomers.length,
})

/** Only while there is no sample data is the first customer of all a real one for certain. */
const hasRealCustomers = async (ctx: Ctx) => (await customers.all(ctx, { limit: 1 })).items.length > 0

const ask = (ctx: Ctx, kind: SampleMessage["kind"], { id: sampleDataId }: SampleSet) =>
  sendJob({ kind, tenantId: ctx.tenantId, sampleDataId })

async function current(ctx: Ctx) {
  const tenant = await getTenant(ctx)
  const { sampleDataId } = tenant
  return { tenant, set: sampleDataId ? await sampleSets.find(ctx, sampleDataId) : undefined }
}

export async function getSampleData(ctx: StaffCtx): Promise<SampleData> {
  const { set } = await current(ctx)
  return set ? viewOf(set) : viewOf(undefined, !(await hasRealCustomers(ctx)))
}

/** Of two at once the second finds the first one's set. Throws `conflict` (has_customers). */
async function begin(ctx: StaffCtx): Promise<SampleSet> {
  const { tenant, set: known } = await current(ctx)
  if (known) return known
  if (await hasRealCustomers(ctx)) throw conflict("has_customers")
  const set: SampleSet = {
    id: newId("smp", ctx.now),
    version: 1,
    state: "adding",
    customerIds: sampleCustomers.map(newSampleId),
    done: 0,
    today: dateIn(tenant.timeZone, ctx.now),
  }
  await commit(
    ctx,
    sampleSets.insert(ctx, set),
    replaceTenant(next(tenant, { sampleDataId: set.id })),
    event(ctx, "sampleData.added", { subjectId: set.id, facts: { customers: set.customerIds.length } }),
  )
  return set
}

/** Asked again it is the same; one whose worker was lost goes on. */
export async function addSampleData(ctx: StaffCtx): Promise<SampleData> {
  const set = await withFreshReads(() => begin(ctx))
  if (set.state === "removing") throw conflict("being_removed")
  if (set.state === "adding") await ask(ctx, "sample.add", set)
  return viewOf(set)
}

/** From here on nothing is added to it: whoever still adds finds another version than the one that was read. */
async function end(ctx: StaffCtx): Promise<SampleSet | undefined> {
  const { set: known } = await current(ctx)
  if (!known || known.state === "removing") return known
  const set = next(known, { state: "removing" })
  await commit(
    ctx,
    sampleSets.replace(ctx, set),
    event(ctx, "sampleData.removed", { subjectId: set.id, facts: { customers: set.customerIds.length } }),
  )
  return set
}

/** Asked again it goes on; where there is none it is no error. */
export async function removeSampleData(ctx: StaffCtx): Promise<SampleData> {
  const set = await withFreshReads(() => end(ctx))
  if (set) await ask(ctx, "sample.remove", set)
  return viewOf(set)
}
