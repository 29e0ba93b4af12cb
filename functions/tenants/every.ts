import { ownDynamo } from "../store/credentials.ts"
import { shards } from "../store/keys.ts"
import { queryRows } from "../store/table.ts"

const batch = 500

const rowsOf = (shard: number, after: string | undefined, limit: number) =>
  queryRows(ownDynamo, { index: "gsi1", pk: `D#tenants#${shard}`, after, limit })

/** The id of every tenant, from the directory's own list; only schedules and the operator may read it. */
export async function* everyTenant(): AsyncGenerator<string> {
  for (const shard of shards) {
    let after: string | undefined
    for (;;) {
      const rows = await rowsOf(shard, after, batch)
      for (const row of rows) yield String(row.tenantId)
      if (rows.length < batch) break
      after = String(rows.at(-1)?.gsi1sk)
    }
  }
}

/** A page of them: `after` is what the page before ended with. */
export async function tenantsPage(after: string | undefined, limit: number) {
  const [start = "0", ...rest] = (after ?? "").split(" ")
  let last = rest.join(" ") || undefined
  const found: { tenantId: string; at: string }[] = []
  for (const shard of shards.filter((each) => each >= Number(start || 0))) {
    const rows = await rowsOf(shard, last, limit - found.length)
    for (const row of rows) found.push({ tenantId: String(row.tenantId), at: `${shard} ${row.gsi1sk}` })
    last = undefined
    if (found.length === limit) break
  }
  const tenantIds = found.map(({ tenantId }) => tenantId)
  return { tenantIds, after: found.length === limit ? (found.at(-1)?.at ?? null) : null }
}
