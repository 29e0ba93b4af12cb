import { Currency, Minor } from "../../shared/fields.ts"
import { isSampleId } from "../../shared/ids.ts"
import type { Money } from "../../shared/money.ts"
import type { Ctx } from "../context.ts"
import { dynamoFor } from "../store/credentials.ts"
import { readTogether } from "../store/entity.ts"
import { idPart, owedKey, sampleOwedKey, shardOf, shards } from "../store/keys.ts"
import { queryRows, type Row, type Write } from "../store/table.ts"
import type { Posting } from "./posting.ts"

/**
 * What each customer has open, in one row per customer: a list of thousands shows and sorts it without reading an
 * invoice. It is added to with every posting, like the month sums.
 */
export const owedRowKey = (ctx: Ctx, customerId: string) => ({
  pk: isSampleId(customerId) ? sampleOwedKey(ctx.tenantId) : owedKey(ctx.tenantId, shardOf(customerId)),
  sk: idPart(customerId),
})

/** Nothing where a posting moves no receivable. Only the company's role may add (see `tenantCtx`). */
export function addToOwed(ctx: Ctx, { customerId, currency, entries }: Posting): Write[] {
  const minor = entries.reduce((sum, entry) => sum + (entry.account === "receivable" ? entry.minor : 0), 0)
  return minor === 0 ? [] : [{ add: owedRowKey(ctx, customerId), amounts: { [currency]: minor } }]
}

function amountsOf({ pk: _, sk: __, ...amounts }: Row): Money[] {
  const all = Object.entries(amounts).map(([currency, minor]) => ({
    currency: Currency.parse(currency),
    minor: Minor.parse(minor),
  }))
  return all.filter(({ minor }) => minor !== 0).sort((a, b) => a.currency.localeCompare(b.currency))
}

/** Of these customers, in one round trip; nothing for whoever owes nothing. */
export async function owedByThese(ctx: Ctx, customerIds: string[]): Promise<Map<string, Money[]>> {
  const rows = await readTogether(
    ctx,
    customerIds.map((id) => owedRowKey(ctx, id)),
  )
  return new Map(rows.flatMap((row) => (row ? [[String(row.sk), amountsOf(row)] as const] : [])))
}

/** Of every customer that ever owed something. */
export async function owedByAll(ctx: Ctx): Promise<Map<string, Money[]>> {
  const client = dynamoFor(ctx.scope)
  const partitions = [...shards.map((shard) => owedKey(ctx.tenantId, shard)), sampleOwedKey(ctx.tenantId)]
  const rows = (await Promise.all(partitions.map((pk) => queryRows(client, { pk })))).flat()
  return new Map(rows.map((row) => [String(row.sk), amountsOf(row)]))
}
