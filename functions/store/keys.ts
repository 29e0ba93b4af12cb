import { isRandomId, isSampleId } from "../../shared/ids.ts"

/** `#` separates the parts of a key; a part that holds one could reach into a neighbour's partition. */
export function part(text: string) {
  if (text === "" || text.includes("#")) throw new Error("bad key part")
  return text
}

/** An id as it stands in keys and file names. */
export function idPart(text: string) {
  if (!isRandomId(text)) throw new Error("bad tenant or customer id in a key")
  return text
}

export const tenantKey = (tenantId: string) => `T#${idPart(tenantId)}`
export const publicKey = (tenantId: string) => `${tenantKey(tenantId)}#public`
export const eventsKey = (tenantId: string) => `${tenantKey(tenantId)}#events`
export const customerKey = (tenantId: string, customerId: string) =>
  `${tenantKey(tenantId)}#C#${idPart(customerId)}`
/** IAM lets nobody change or delete a ledger, or replace sums. A sample customer's have names that it does not mean. */
export const ledgerKey = (tenantId: string, customerId: string) =>
  `${customerKey(tenantId, customerId)}#${isSampleId(customerId) ? "sampleLedger" : "ledger"}`
export const balancesKey = (tenantId: string, customerId: string) =>
  `${customerKey(tenantId, customerId)}#${isSampleId(customerId) ? "sampleBalances" : "balances"}`
/** A name that ends as the month sums do: IAM lets both be added to and never be replaced. */
export const owedKey = (tenantId: string, shard: number) => `${tenantKey(tenantId)}#owed#${shard}#balances`
export const sampleOwedKey = (tenantId: string) => `${tenantKey(tenantId)}#owed#sampleBalances`
/** Of a partition or a list: whether it is a sample customer's. */
export const isSampleKey = (key: unknown) => typeof key === "string" && /#C#sample/.test(key)
export const customerListKey = (tenantId: string, customerId: string, list: string) =>
  `${customerKey(tenantId, customerId)}#${part(list)}`
export const staffListKey = (tenantId: string, kind: string, shard: number) =>
  `${tenantKey(tenantId)}#${part(kind)}#${shard}`
export const directoryKey = (
  kind: "host" | "staff" | "stripe" | "key" | "person" | "sender" | "limit",
  value: string,
) => `D#${kind}#${part(value)}`

export const shards = [0, 1, 2, 3, 4, 5, 6, 7] as const

/** Spreads a kind over eight partitions, so that an import is not capped at one partition's writes. */
export const shardOf = (text: string) => {
  let hash = 0
  for (const char of text) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) >>> 0
  return hash % shards.length
}
