import type * as z from "zod"
import { conflict, forbidden, notFound } from "../../shared/errors.ts"
import { isRandomId } from "../../shared/ids.ts"
import type { Page } from "../../shared/pages.ts"
import type { Stored } from "../../shared/stored.ts"
import type { Ctx } from "../context.ts"
import { dynamoFor } from "./credentials.ts"
import {
  customerKey,
  customerListKey,
  isSampleKey,
  part,
  shardOf,
  shards,
  staffListKey,
  tenantKey,
} from "./keys.ts"
import { commitRows, getRow, getRows, queryRows, type Row, type Write } from "./table.ts"

type Shape<T> = {
  kind: string
  schema: z.ZodType<T>
  /** The customer that owns the row; absent, or without one, for rows of the tenant. */
  customer?: (value: T) => string | undefined
  /** Sortable text: puts the row on the staff's list of this kind. */
  staffList?: (value: T) => string
  /** Puts the row on one of its customer's lists. */
  customerList?: (value: T) => { list: string; sort: string } | undefined
  /** When DynamoDB may delete the row. */
  expiresAt?: (value: T) => string
}

const cursor = (text: string) => Buffer.from(text).toString("base64url")
const readCursor = (text: string | undefined) => text && Buffer.from(text, "base64url").toString()

/** One kind of row: where it lives, how it is read back, how it is written. */
export function entity<T extends Stored>(shape: Shape<T>) {
  const { kind, schema } = shape
  const parse = (row: Row): T => schema.parse(row)
  const partition = (ctx: Ctx, customerId: string | undefined) =>
    customerId === undefined ? tenantKey(ctx.tenantId) : customerKey(ctx.tenantId, customerId)
  const keyOf = (ctx: Ctx, id: string, customerId?: string) => ({
    pk: partition(ctx, customerId),
    sk: `${kind}#${part(id)}`,
  })

  function rowOf(ctx: Ctx, value: T) {
    const customerId = shape.customer?.(value)
    const staff = shape.staffList?.(value)
    const list = shape.customerList?.(value)
    const expires = shape.expiresAt?.(value)
    return {
      ...value,
      ...keyOf(ctx, value.id, customerId),
      ...(staff !== undefined && {
        gsi1pk: staffListKey(ctx.tenantId, kind, shardOf(value.id)),
        gsi1sk: `${staff}#${value.id}`,
      }),
      ...(list &&
        customerId && {
          gsi2pk: customerListKey(ctx.tenantId, customerId, list.list),
          gsi2sk: `${list.sort}#${value.id}`,
        }),
      ...(expires && {
        expiresAtSeconds: Math.ceil(Date.parse(expires) / 1000),
      }),
    }
  }

  async function find(ctx: Ctx, id: string, customerId?: string): Promise<T | undefined> {
    if (id === "" || id.includes("#")) return undefined
    if (customerId !== undefined && !isRandomId(customerId)) return undefined
    const row = await getRow(dynamoFor(ctx.scope), keyOf(ctx, id, customerId))
    return row && parse(row)
  }

  return {
    keyOf,
    parse,
    find,

    /** Throws `not_found`, the same for missing and for somebody else's. */
    async get(ctx: Ctx, id: string, customerId?: string): Promise<T> {
      const value = await find(ctx, id, customerId)
      if (!value) throw notFound()
      return value
    },

    insert: (ctx: Ctx, value: T): Write => ({
      row: rowOf(ctx, value),
      expects: "new",
    }),

    /** Expects the stored row to be one version behind: see `next`. */
    replace: (ctx: Ctx, value: T): Write => ({
      row: rowOf(ctx, value),
      expects: { version: value.version - 1 },
    }),

    remove: (ctx: Ctx, value: T): Write => ({
      remove: keyOf(ctx, value.id, shape.customer?.(value)),
      expects: { version: value.version },
    }),

    /** All rows of this kind that one customer, or the tenant itself, owns, or whose ids begin so; oldest id first. */
    async owned(ctx: Ctx, customerId?: string, { limit = 1000, startsWith = "" } = {}): Promise<T[]> {
      const rows = await queryRows(dynamoFor(ctx.scope), {
        pk: partition(ctx, customerId),
        startsWith: `${kind}#${startsWith}`,
        limit,
      })
      return rows.map(parse)
    },

    /** One of the customer's lists, by its sort value. */
    async listed(
      ctx: Ctx,
      customerId: string,
      list: string,
      limit = 1000,
      newestFirst = false,
    ): Promise<T[]> {
      const pk = customerListKey(ctx.tenantId, customerId, list)
      return (
        await queryRows(dynamoFor(ctx.scope), {
          index: "gsi2",
          pk,
          limit,
          newestFirst,
        })
      ).map(parse)
    },

    /**
     * The staff's list across customers, merged from its shards. The cursor is a place in the caller's own list:
     * the partition always comes from `ctx`.
     */
    async all(
      ctx: Ctx,
      { after, limit }: { after?: string | undefined; limit: number },
      newestFirst = true,
    ): Promise<Page<T>> {
      const client = dynamoFor(ctx.scope)
      const read = (shard: number) =>
        queryRows(client, {
          index: "gsi1",
          pk: staffListKey(ctx.tenantId, kind, shard),
          after: readCursor(after),
          newestFirst,
          limit: limit + 1,
        })
      const rows = (await Promise.all(shards.map(read))).flat()
      const order = newestFirst ? -1 : 1
      rows.sort((a, b) => (String(a.gsi1sk) < String(b.gsi1sk) ? -order : order))
      const shown = rows.slice(0, limit)
      const last = shown.at(-1)
      return {
        items: shown.map(parse),
        next: rows.length > limit && last ? cursor(String(last.gsi1sk)) : null,
      }
    },

    /**
     * Everything on the staff's list, in its order. Each shard is read once to its end: pages of `all` read as much
     * of every shard as they might need.
     */
    async whole(ctx: Ctx): Promise<T[]> {
      const client = dynamoFor(ctx.scope)
      const read = (shard: number) =>
        queryRows(client, { index: "gsi1", pk: staffListKey(ctx.tenantId, kind, shard) })
      const rows = (await Promise.all(shards.map(read))).flat()
      rows.sort((a, b) => (String(a.gsi1sk) < String(b.gsi1sk) ? -1 : 1))
      return rows.map(parse)
    },
  }
}

/** Of a sample customer's partitions, or on one of its lists, such as an event about it. */
const isOfSample = (write: Write) =>
  "row" in write
    ? isSampleKey(write.row.pk) || isSampleKey(write.row.gsi2pk)
    : isSampleKey("remove" in write ? write.remove.pk : write.add.pk)

/**
 * The one way to write: everything or nothing, with the credentials of `ctx`. Throws `conflict` (sample_customer) for
 * whatever would be done with sample data: so none of it is mailed, paid or mixed with real rows, and all of it can go.
 */
export async function commit(ctx: Ctx, ...writes: Write[]) {
  if (ctx.looksOnly) throw forbidden("only_looking")
  if (!ctx.ofSample && writes.some(isOfSample)) throw conflict("sample_customer")
  await commitRows(dynamoFor(ctx.scope), writes)
}

/** Several rows of any kinds in one round trip, in the order of their keys. */
export async function readTogether(
  ctx: Ctx,
  keys: { pk: string; sk: string }[],
): Promise<(Row | undefined)[]> {
  const rows = await getRows(dynamoFor(ctx.scope), keys)
  return keys.map((key) => rows.find((row) => row.pk === key.pk && row.sk === key.sk))
}
