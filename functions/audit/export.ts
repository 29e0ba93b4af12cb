import { eventGroups } from "../../shared/audit.ts"
import { dateIn } from "../../shared/dates.ts"
import type { AuditFilter, PorticoEvent } from "../../shared/events.ts"
import type { StaffCtx } from "../context.ts"
import { byteOrderMark, type Cell, csvRows } from "../csv.ts"
import { event, eventsBetween } from "../events.ts"
import { reply } from "../http/route.ts"
import { commit } from "../store/entity.ts"
import { matching, stretchOf } from "./actions.ts"

const rowsMax = 10_000
/** With the step that crosses it and base64 on top, this stays within the 6 MB of a Lambda's answer. */
const bytesMax = 3_500_000
const stepMax = 250

const heads = [
  "Time (UTC)",
  "Event",
  "Group",
  "Actor kind",
  "Actor",
  "Actor id",
  "Customer id",
  "Subject id",
  "Address",
  "Facts",
  "Changes",
  "Event id",
]

const listed = (facts: PorticoEvent["facts"]) =>
  Object.entries(facts)
    .map(([name, value]) => `${name}: ${value}`)
    .join("\n")

const changed = (changes: PorticoEvent["changes"] = []) =>
  changes
    .map(({ field, before, after }) => `${field}: ${before ?? "(empty)"} → ${after ?? "(empty)"}`)
    .join("\n")

const cellsOf = (each: PorticoEvent): Cell[] => [
  each.at,
  each.type,
  eventGroups[each.type],
  each.actor.kind,
  each.actor.name,
  each.actor.id,
  each.customerId,
  each.subjectId,
  each.ip,
  listed(each.facts),
  changed(each.changes),
  each.id,
]

/** The newest events as rows, as many as fit; `cut` where older ones were left out. */
async function tableOf(ctx: StaffCtx, filter: AuditFilter) {
  const matches = matching(filter)
  let { first, end } = stretchOf(ctx, filter)
  let [csv, rows, read] = [csvRows([heads]), 0, 0]
  while (read < rowsMax && Buffer.byteLength(csv) < bytesMax) {
    const events = await eventsBetween(ctx, { first, end }, stepMax)
    const found = events.filter(matches)
    csv += csvRows(found.map(cellsOf))
    rows += found.length
    read += events.length
    if (events.length < stepMax) return { csv, rows, cut: false }
    end = events.at(-1)?.id ?? first
  }
  return { csv, rows, cut: true }
}

const cutRow: Cell[] = ["Older events than these were left out. Ask for fewer days at once."]

/** The log as a file, newest first. It says in its last row where it was cut. */
export async function exportAudit(ctx: StaffCtx, filter: AuditFilter) {
  const { csv, rows, cut } = await tableOf(ctx, filter)
  await commit(ctx, event(ctx, "audit.exported", { facts: { ...filter, rows, cut } }))
  const last = cut ? csvRows([cutRow]) : ""
  const bytes = Buffer.from(byteOrderMark + csv + last)
  const name = `audit-${dateIn(ctx.tenant.timeZone, ctx.now)}.csv`
  return reply(null, { file: { bytes, type: "text/csv; charset=utf-8", name } })
}
