import { dateIn } from "../../shared/dates.ts"
import { newId } from "../../shared/ids.ts"
import type { Query, QueryMessage, QueryStatus, QueryThread } from "../../shared/queries.ts"
import type { Tenant } from "../../shared/tenants.ts"
import { attachmentViews } from "../attachments/claim.ts"
import type { Ctx } from "../context.ts"
import { event } from "../events.ts"
import { commit } from "../store/entity.ts"
import type { Write } from "../store/table.ts"
import { addWorkdays, afterMessage, defaultAnswerDays } from "./rules.ts"
import { inThread, ofThread, queries, queryMessages } from "./store.ts"

type OfTenant = Ctx & { tenant: Tenant }

/** By when the company promises to answer what is asked now, on its own calendar. */
export const promiseOf = ({ tenant, now }: OfTenant) =>
  addWorkdays(dateIn(tenant.timeZone, now), tenant.queries?.answerDays ?? defaultAnswerDays)

export const newMessageId = ({ now }: Ctx, queryId: string) => inThread(queryId, newId("msg", now))

/** What somebody says in a thread; `files` come with the writes that give them to the message. */
export type Said = {
  id: string
  author: QueryMessage["author"]
  text: string
  via: QueryMessage["via"]
  files: { ids: string[]; writes: Write[] }
  leftOut?: QueryMessage["leftOut"]
  /** Only staff choose whose turn it is. */
  status?: QueryStatus
}

export const messageOf = (ctx: Ctx, { customerId, id: queryId }: Query, said: Said): QueryMessage => ({
  id: said.id,
  version: 1,
  customerId,
  queryId,
  author: said.author,
  text: said.text,
  attachmentIds: said.files.ids,
  via: said.via,
  leftOut: said.leftOut?.length ? said.leftOut : undefined,
  at: ctx.now,
})

/** Adds a message to its thread, in one commit with everything that follows from it. */
export async function say(ctx: OfTenant, query: Query, said: Said, more: Write[] = []): Promise<Query> {
  const by = said.author.kind
  const after = afterMessage(query, { by, at: ctx.now, status: said.status, promisedOn: promiseOf(ctx) })
  const { id: subjectId, customerId, subject } = query
  const type = by === "staff" ? ("query.staffReplied" as const) : ("query.contactReplied" as const)
  await commit(
    ctx,
    queries.replace(ctx, after),
    queryMessages.insert(ctx, messageOf(ctx, query, said)),
    ...said.files.writes,
    event(ctx, type, {
      customerId,
      subjectId,
      facts: { subject, messageId: said.id, status: after.status, via: said.via },
    }),
    ...more,
  )
  return after
}

/** A thread as its customer sees it: who of the team looks after it is not their business. */
export async function threadOf(ctx: Ctx, query: Query): Promise<QueryThread> {
  const messages = await queryMessages.owned(ctx, query.customerId, ofThread(query.id))
  const views = await attachmentViews(
    ctx,
    query.customerId,
    messages.flatMap(({ attachmentIds }) => attachmentIds),
  )
  const { assigneeId, ...shown } = query
  return {
    query: shown,
    messages: messages.map(({ attachmentIds, ...message }) => ({
      ...message,
      attachments: views.filter(({ id }) => attachmentIds.includes(id)),
    })),
  }
}
