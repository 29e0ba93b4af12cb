import { eventGroups } from "../../shared/audit.ts"
import { addDays, startOfDay } from "../../shared/dates.ts"
import { invalid } from "../../shared/errors.ts"
import type { AuditFilter, ListAudit, PorticoEvent } from "../../shared/events.ts"
import { firstId } from "../../shared/ids.ts"
import type { Page } from "../../shared/pages.ts"
import type { StaffCtx } from "../context.ts"
import { eventsBetween } from "../events.ts"

const prefix = "evt"
/** Of one request, however little its filter matches. */
const readMax = 1000
const stepMax = 250

/** The ids of the dates that were asked for, newest end first to be read. Throws `invalid_input`. */
export function stretchOf({ tenant }: StaffCtx, { from, to }: AuditFilter) {
  if (from && to && to < from) throw invalid({ to: "too_early" })
  const begins = (date: string) => firstId(prefix, startOfDay(tenant.timeZone, date))
  return { first: from ? begins(from) : `${prefix}_`, end: to ? begins(addDays(to, 1)) : `${prefix}_~` }
}

export const matching =
  ({ group, actor }: AuditFilter) =>
  ({ type, actor: { id } }: PorticoEvent) =>
    (group === undefined || eventGroups[type] === group) && (actor === undefined || id === actor)

/**
 * Newest first. What it costs follows the dates, not the age of the company; a filter that matches little reads a
 * bounded piece and says by `next` where to go on, so a page may hold less than asked for.
 */
export async function listAudit(
  ctx: StaffCtx,
  { after, limit, ...filter }: ListAudit,
): Promise<Page<PorticoEvent>> {
  const { first, end } = stretchOf(ctx, filter)
  const [items, matches] = [[] as PorticoEvent[], matching(filter)]
  const step = filter.group || filter.actor ? stepMax : limit + 1
  let cursor = after && after < end ? after : end
  for (let read = 0; read < readMax; read += step) {
    const events = await eventsBetween(ctx, { first, end: cursor }, step)
    for (const event of events) {
      if (matches(event) && items.length === limit) return { items, next: items.at(-1)?.id ?? null }
      if (matches(event)) items.push(event)
    }
    if (events.length < step) return { items, next: null }
    cursor = events.at(-1)?.id ?? cursor
  }
  return { items, next: cursor }
}
