import { next } from "../../shared/stored.ts"
import type { Ctx } from "../context.ts"
import { owedRowKey } from "../ledger/owed.ts"
import { dynamoFor } from "../store/credentials.ts"
import { commit } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import { balancesKey, customerKey, ledgerKey } from "../store/keys.ts"
import { queryRows, type Write } from "../store/table.ts"
import { getTenant, replaceTenant } from "../tenants/store.ts"
import type { SampleMessage } from "./message.ts"
import { sampleSets } from "./store.ts"

const together = 100

/** A sample customer has rows in three partitions of its own, and one among what all customers owe. */
async function removeCustomer(ctx: Ctx, customerId: string) {
  const partitions = [ledgerKey, balancesKey, customerKey].map((keyOf) => keyOf(ctx.tenantId, customerId))
  const client = dynamoFor(ctx.scope)
  const rows = (await Promise.all(partitions.map((pk) => queryRows(client, { pk })))).flat()
  const keys = rows.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) }))
  const writes = [owedRowKey(ctx, customerId), ...keys].map(
    (remove): Write => ({ remove, expects: "anything" }),
  )
  for (let at = 0; at < writes.length; at += together) await commit(ctx, ...writes.slice(at, at + together))
}

/** Nothing is left to know of it: the company's row forgets it together with its own. */
async function forget(ctx: Ctx, sampleDataId: string) {
  const [tenant, set] = await Promise.all([getTenant(ctx), sampleSets.find(ctx, sampleDataId)])
  if (!set) return
  await commit(ctx, sampleSets.remove(ctx, set), replaceTenant(next(tenant, { sampleDataId: undefined })))
}

/**
 * Every row of the set's customers, whose ids no real customer can have. Safe to die anywhere and to run twice at once:
 * what is gone already is as good, and the set itself goes last.
 */
export async function removeSample(ctx: Ctx, { sampleDataId }: SampleMessage) {
  const set = await sampleSets.find(ctx, sampleDataId)
  if (set?.state !== "removing") return
  const of: Ctx = { ...ctx, ofSample: true }
  for (const customerId of set.customerIds) await removeCustomer(of, customerId)
  await withFreshReads(() => forget(ctx, sampleDataId))
}
