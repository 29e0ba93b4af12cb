import { type EventType, PorticoEvent } from "../shared/events.ts"
import { firstId, newId } from "../shared/ids.ts"
import type { Page, PageInput } from "../shared/pages.ts"
import type { Ctx } from "./context.ts"
import { dynamoFor } from "./store/credentials.ts"
import { customerListKey, eventsKey } from "./store/keys.ts"
import { getRow, queryRows, type Write } from "./store/table.ts"

type Change = NonNullable<PorticoEvent["changes"]>[number]

type About = {
  customerId?: string | undefined
  subjectId?: string | undefined
  facts?: PorticoEvent["facts"]
  changes?: Change[]
}

/** Every text, number and flag inside a value with the way to it, such as `address.city`; what is empty has none. */
function valuesIn(value: unknown, path: string): [string, string][] {
  if (value === undefined || value === null || value === "") return []
  if (typeof value !== "object") return [[path, String(value)]]
  return Object.entries(value).flatMap(([name, inner]) => valuesIn(inner, `${path}.${name}`))
}

/** What of these fields is different, as an auditor reads it. Name no field that holds a secret. */
export function changesBetween<T extends object>(
  before: T,
  after: T,
  fields: readonly (keyof T & string)[],
): Change[] {
  const valuesOf = (value: T) => new Map(fields.flatMap((field) => valuesIn(value[field], field)))
  const [was, is] = [valuesOf(before), valuesOf(after)]
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((field) => ({ field, before: was.get(field) ?? null, after: is.get(field) ?? null }))
    .filter((change) => change.before !== change.after)
}

/** The row that says what happened: committed with the change itself, read by the stream and by auditors. */
export function event(ctx: Ctx, type: EventType, about: About = {}): Write {
  const id = newId("evt", ctx.now)
  const { customerId, subjectId, facts = {}, changes = [] } = about
  const value: PorticoEvent = {
    id,
    type,
    at: ctx.now,
    actor: ctx.actor,
    customerId,
    subjectId,
    facts,
    changes: changes.length > 0 ? changes : undefined,
    ip: ctx.ip,
  }
  const list = customerId && {
    gsi2pk: customerListKey(ctx.tenantId, customerId, "events"),
    gsi2sk: id,
  }
  return {
    row: {
      ...value,
      tenantId: ctx.tenantId,
      pk: eventsKey(ctx.tenantId),
      sk: id,
      ...list,
    },
    expects: "new",
  }
}

export async function findEvent(ctx: Ctx, id: string): Promise<PorticoEvent | undefined> {
  const row = await getRow(dynamoFor(ctx.scope), {
    pk: eventsKey(ctx.tenantId),
    sk: id,
  })
  return row && PorticoEvent.parse(row)
}

/**
 * The newest of a stretch of time: ids sort by time, so that is all that is read. Ids from `first` up to `end`, which
 * itself is left out.
 */
export async function eventsBetween(
  ctx: Ctx,
  { first, end }: { first: string; end: string },
  limit: number,
): Promise<PorticoEvent[]> {
  if (end <= first) return []
  const rows = await queryRows(dynamoFor(ctx.scope), {
    pk: eventsKey(ctx.tenantId),
    between: [first, end],
    newestFirst: true,
    limit: limit + 1,
  })
  return rows
    .filter(({ sk }) => sk !== end)
    .slice(0, limit)
    .map((row) => PorticoEvent.parse(row))
}

const aboutMax = 5000

/** What one customer's activity since `from` says of one subject, oldest first. */
export async function eventsAbout(
  ctx: Ctx,
  customerId: string,
  subjectId: string,
  from: string,
): Promise<PorticoEvent[]> {
  const rows = await queryRows(dynamoFor(ctx.scope), {
    index: "gsi2",
    pk: customerListKey(ctx.tenantId, customerId, "events"),
    between: [firstId("evt", from), "evt_~"],
    limit: aboutMax,
  })
  return rows.filter((row) => row.subjectId === subjectId).map((row) => PorticoEvent.parse(row))
}

/** Newest first: of one customer, or of the whole tenant. The cursor is the last id seen. */
export async function listEvents(
  ctx: Ctx,
  { after, limit }: PageInput,
  customerId?: string,
): Promise<Page<PorticoEvent>> {
  const where = customerId
    ? {
        index: "gsi2" as const,
        pk: customerListKey(ctx.tenantId, customerId, "events"),
      }
    : { pk: eventsKey(ctx.tenantId) }
  const rows = await queryRows(dynamoFor(ctx.scope), {
    ...where,
    after,
    newestFirst: true,
    limit: limit + 1,
  })
  const items = rows.slice(0, limit).map((row) => PorticoEvent.parse(row))
  return {
    items,
    next: rows.length > limit ? (items.at(-1)?.id ?? null) : null,
  }
}
