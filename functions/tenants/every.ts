import { ownDynamo } from "../store/credentials.ts"
import { shards } from "../store/keys.ts"
import { queryRows } from "../store/table.ts"

const batch = 500

/** The id of every tenant, from the directory's own list; only schedules may read it. */
export async function* everyTenant(): AsyncGenerator<string> {
  for (const shard of shards) {
    let after: string | undefined
    for (;;) {
      const rows = await queryRows(ownDynamo, {
        index: "gsi1",
        pk: `D#tenants#${shard}`,
        after,
        limit: batch,
      })
      for (const row of rows) yield String(row.tenantId)
      if (rows.length < batch) break
      after = String(rows.at(-1)?.gsi1sk)
    }
  }
}
