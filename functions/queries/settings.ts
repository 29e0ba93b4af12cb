import type * as z from "zod"
import { newId } from "../../shared/ids.ts"
import type { AccountManager, CannedReply, DraftCannedReply, QuerySettings } from "../../shared/queries.ts"
import { done } from "../../shared/sessions.ts"
import { next } from "../../shared/stored.ts"
import type { StaffCtx } from "../context.ts"
import { customers } from "../customers/store.ts"
import { changesBetween, event } from "../events.ts"
import { commit } from "../store/entity.ts"
import { replaceTenant } from "../tenants/store.ts"
import { defaultAnswerDays } from "./rules.ts"
import { cannedReplies } from "./store.ts"

export const getQuerySettings = ({ tenant }: StaffCtx): QuerySettings =>
  tenant.queries ?? { answerDays: defaultAnswerDays }

export async function setQuerySettings(ctx: StaffCtx, input: QuerySettings) {
  const tenant = next(ctx.tenant, { queries: input })
  const changes = changesBetween(ctx.tenant, tenant, ["queries"])
  await commit(ctx, replaceTenant(tenant), event(ctx, "query.settingsUpdated", { changes }))
  return input
}

/** Who looks after a customer; with nobody it is whom the company names for all. */
export async function setManager(
  ctx: StaffCtx,
  { customerId, manager }: { customerId: string; manager: AccountManager | null },
) {
  const before = await customers.get(ctx, customerId, customerId)
  // A photo is of a person, whom the address names.
  const photo = manager?.email === before.manager?.email ? before.manager?.photo : undefined
  const customer = next(before, { manager: manager ? { ...manager, photo } : undefined })
  const changes = changesBetween(before, customer, ["manager"])
  await commit(
    ctx,
    customers.replace(ctx, customer),
    event(ctx, "customer.updated", { customerId, facts: { name: customer.name }, changes }),
  )
  return customer
}

type Draft = z.infer<typeof DraftCannedReply>

export const listCannedReplies = async (ctx: StaffCtx) => {
  const items = await cannedReplies.owned(ctx)
  return { items: items.sort((a, b) => a.title.localeCompare(b.title)) }
}

/** Said in the log by its title: the words themselves are in the answers that are sent with them. */
const changed = (ctx: StaffCtx, { id, title }: CannedReply) =>
  event(ctx, "query.settingsUpdated", { subjectId: id, facts: { cannedReply: title } })

export async function addCannedReply(ctx: StaffCtx, draft: Draft) {
  const reply = { ...draft, id: newId("can", ctx.now), version: 1 }
  await commit(ctx, cannedReplies.insert(ctx, reply), changed(ctx, reply))
  return reply
}

export async function changeCannedReply(ctx: StaffCtx, { id, ...draft }: Draft & { id: string }) {
  const reply = next(await cannedReplies.get(ctx, id), { textArabic: undefined, ...draft })
  await commit(ctx, cannedReplies.replace(ctx, reply), changed(ctx, reply))
  return reply
}

export async function removeCannedReply(ctx: StaffCtx, { id }: { id: string }) {
  const reply = await cannedReplies.get(ctx, id)
  await commit(ctx, cannedReplies.remove(ctx, reply), changed(ctx, reply))
  return done
}
