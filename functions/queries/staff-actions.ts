import type * as z from "zod"
import { staffMay } from "../../shared/access.ts"
import { fillIn } from "../../shared/canned-replies.ts"
import { invalid } from "../../shared/errors.ts"
import { newId } from "../../shared/ids.ts"
import type { ListQueries, Query, QueryStatus, StaffReplyQuery } from "../../shared/queries.ts"
import { next } from "../../shared/stored.ts"
import { claimAttachments } from "../attachments/claim.ts"
import type { StaffCtx, TenantCtx } from "../context.ts"
import { customerNames, customers } from "../customers/store.ts"
import { event } from "../events.ts"
import { staff } from "../staff-members/store.ts"
import { commit } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import type { Write } from "../store/table.ts"
import { pageOf } from "./rules.ts"
import { inThread, ofThread, queries, queryNotes } from "./store.ts"
import { newMessageId, say, threadOf } from "./thread.ts"

const listMax = 1000

type Which = { customerId: string; id: string }

/** Who was assigned and has left since is not shown: the query has nobody then. */
const withAssignee = <Q extends { assigneeId?: string | undefined }>(
  query: Q,
  names: Map<string, string>,
) => {
  const assigneeName = query.assigneeId && names.get(query.assigneeId)
  return { ...query, assigneeId: assigneeName && query.assigneeId, assigneeName }
}

async function pageFor(ctx: TenantCtx, all: Query[], input: ListQueries) {
  const team = await staff.owned(ctx)
  const { items, next: after } = pageOf(all, input)
  const names = await customerNames(
    ctx,
    items.map(({ customerId }) => customerId),
  )
  const staffNames = new Map(team.map(({ id, name }) => [id, name]))
  return {
    items: items.map((query) => ({
      ...withAssignee(query, staffNames),
      customerName: names.get(query.customerId),
    })),
    next: after,
  }
}

/** Across customers: of the newest 1,000, what is not solved first. */
export async function listTenantQueries(ctx: TenantCtx, input: ListQueries) {
  const { items } = await queries.all(ctx, { limit: listMax })
  return pageFor(ctx, items, input)
}

export async function listCustomerQueries(
  ctx: TenantCtx,
  { customerId, ...input }: ListQueries & { customerId: string },
) {
  await customers.get(ctx, customerId, customerId)
  return pageFor(ctx, await queries.listed(ctx, customerId, "queries", listMax, true), input)
}

async function staffThreadOf(ctx: StaffCtx, query: Query) {
  const [thread, notes, customer, assignee] = await Promise.all([
    threadOf(ctx, query),
    queryNotes.owned(ctx, undefined, ofThread(query.id)),
    customers.get(ctx, query.customerId, query.customerId),
    query.assigneeId ? staff.find(ctx, query.assigneeId) : undefined,
  ])
  const shown = { ...thread.query, assigneeId: assignee?.id, assigneeName: assignee?.name }
  return { ...thread, query: { ...shown, customerName: customer.name }, notes }
}

export const getQuery = async (ctx: StaffCtx, { customerId, id }: Which) =>
  staffThreadOf(ctx, await queries.get(ctx, id, customerId))

export async function replyAsStaff(
  ctx: StaffCtx,
  { customerId, id, text, attachmentIds, status }: z.infer<typeof StaffReplyQuery> & Which,
) {
  const after = await withFreshReads(async () => {
    const query = await queries.get(ctx, id, customerId)
    const messageId = newMessageId(ctx, id)
    const { views, writes } = await claimAttachments(ctx, customerId, attachmentIds, messageId)
    return say(ctx, query, {
      id: messageId,
      author: { kind: "staff", id: ctx.staff.id, name: ctx.staff.name },
      text: fillIn(text, { contact: query.contactName, document: query.about?.number }),
      via: "staff",
      files: { ids: views.map((view) => view.id), writes },
      status,
    })
  })
  return staffThreadOf(ctx, after)
}

export async function noteQuery(ctx: StaffCtx, { customerId, id, text }: Which & { text: string }) {
  const query = await queries.get(ctx, id, customerId)
  const { id: staffId, name } = ctx.staff
  const note = {
    id: inThread(id, newId("not", ctx.now)),
    version: 1,
    queryId: id,
    author: { id: staffId, name },
    text,
    at: ctx.now,
  }
  // The event says that there is a note; what it says stands in the note alone.
  const facts = { subject: query.subject }
  await commit(
    ctx,
    queryNotes.insert(ctx, note),
    event(ctx, "query.noteAdded", { customerId, subjectId: id, facts }),
  )
  return staffThreadOf(ctx, query)
}

/** One change of a query with its event, on what it is now. */
async function change(
  ctx: StaffCtx,
  { customerId, id }: Which,
  of: (query: Query) => { changes: Partial<Query>; event: Write } | undefined,
) {
  const changed = await withFreshReads(async () => {
    const query = await queries.get(ctx, id, customerId)
    const wanted = of(query)
    if (!wanted) return query
    const after = next(query, wanted.changes)
    await commit(ctx, queries.replace(ctx, after), wanted.event)
    return after
  })
  return staffThreadOf(ctx, changed)
}

/** To somebody of the team who may answer, or to nobody. */
export async function assignQuery(ctx: StaffCtx, input: Which & { staffId: string | null }) {
  const { customerId, id: subjectId, staffId } = input
  const member = staffId === null ? undefined : await staff.find(ctx, staffId)
  const mayAnswer = member?.state === "active" && staffMay(member.role, "queries.write")
  if (staffId !== null && !mayAnswer) throw invalid({ staffId: "not_a_colleague" })
  return change(ctx, input, ({ subject, assigneeId }) => {
    if (assigneeId === member?.id) return undefined
    const facts = { subject, assigneeId: member?.id ?? "", assignee: member?.name ?? "" }
    return {
      changes: { assigneeId: member?.id },
      event: event(ctx, "query.assigned", { customerId, subjectId, facts }),
    }
  })
}

export const setQueryStatus = (ctx: StaffCtx, input: Which & { status: QueryStatus }) =>
  change(ctx, input, ({ subject, status }) => {
    if (status === input.status) return undefined
    const { customerId, id: subjectId } = input
    const facts = { subject, from: status, to: input.status }
    return {
      changes: { status: input.status },
      event: event(ctx, "query.statusChanged", { customerId, subjectId, facts }),
    }
  })
