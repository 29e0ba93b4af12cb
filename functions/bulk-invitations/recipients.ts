import type * as z from "zod"
import type { ListRecipients, Recipient } from "../../shared/bulk-invitations.ts"
import { dateIn } from "../../shared/dates.ts"
import type { Page } from "../../shared/pages.ts"
import type { StaffCtx } from "../context.ts"
import { byteOrderMark, csvRows } from "../csv.ts"
import { reply } from "../http/route.ts"
import { bulkInvitations, recipientsOf, stateNow } from "./store.ts"

async function recipientsNow(ctx: StaffCtx, id: string): Promise<Recipient[]> {
  await bulkInvitations.get(ctx, id)
  const all = await recipientsOf(ctx, id)
  return all.map((each) => ({ ...each, state: stateNow(each, ctx.now) }))
}

/** In a fixed order, so that what somebody reads does not jump while it changes. The cursor is the last contact seen. */
export async function listRecipients(
  ctx: StaffCtx,
  { id, state, after, limit }: z.infer<typeof ListRecipients> & { id: string },
): Promise<Page<Recipient>> {
  const fitting = (await recipientsNow(ctx, id)).filter((each) => !state || each.state === state)
  const left = after ? fitting.filter(({ contactId }) => contactId > after) : fitting
  const items = left.slice(0, limit)
  return { items, next: left.length > limit ? (items.at(-1)?.contactId ?? null) : null }
}

const heads = ["Customer", "Contact", "E-mail", "Language", "Status", "Reason", "Since (UTC)"]

export async function exportRecipients(ctx: StaffCtx, { id }: { id: string }) {
  const all = await recipientsNow(ctx, id)
  const rows = all.map(({ customerName, name, email, language, state, reason, at }) => [
    ...[customerName, name, email, language, state, reason, at],
  ])
  const bytes = Buffer.from(byteOrderMark + csvRows([heads, ...rows]))
  const name = `invitations-${dateIn(ctx.tenant.timeZone, ctx.now)}.csv`
  return reply(null, { file: { bytes, type: "text/csv; charset=utf-8", name } })
}
