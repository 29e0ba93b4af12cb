import { conflict } from "../../shared/errors.ts"
import { newId } from "../../shared/ids.ts"
import {
  type AskQuery,
  type ListQueries,
  type Query,
  queryTopicNames,
  queryTopics,
  type ReplyQuery,
} from "../../shared/queries.ts"
import { next } from "../../shared/stored.ts"
import { claimAttachments } from "../attachments/claim.ts"
import type { ContactCtx } from "../context.ts"
import { event } from "../events.ts"
import { useOnce } from "../store/allowance.ts"
import { commit } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import { requireVisible } from "../tenants/visibility.ts"
import { documentAbout } from "./about.ts"
import { managerOf } from "./manager.ts"
import { pageOf } from "./rules.ts"
import { queries, queryMessages } from "./store.ts"
import { messageOf, newMessageId, promiseOf, type Said, say, threadOf } from "./thread.ts"
import { transferOf } from "./transfer.ts"

const askedADay = 20
const answeredADay = 100
const listMax = 1000

export function queryOptions(ctx: ContactCtx) {
  requireVisible(ctx, "queries")
  return {
    topics: queryTopicNames.map((topic) => ({ topic, handled: queryTopics[topic].handled })),
    manager: managerOf(ctx.tenant, ctx.customer),
    promisedOn: promiseOf(ctx),
  }
}

/** All of the customer's, whoever of its contacts asked: as its documents are. */
export async function listContactQueries(ctx: ContactCtx, input: ListQueries) {
  requireVisible(ctx, "queries")
  const all = await queries.listed(ctx, ctx.customerId, "queries", listMax, true)
  const { items, next: after } = pageOf(all, { ...input, assignee: undefined })
  return { items: items.map(({ assigneeId, ...query }) => query), next: after }
}

async function queryOf(ctx: ContactCtx, id: string) {
  requireVisible(ctx, "queries")
  return queries.get(ctx, id, ctx.customerId)
}

export const getContactQuery = async (ctx: ContactCtx, { id }: { id: string }) =>
  threadOf(ctx, await queryOf(ctx, id))

const authorOf = ({ contact }: ContactCtx) => ({
  kind: "contact" as const,
  id: contact.id,
  name: contact.name,
})

async function saidBy(ctx: ContactCtx, queryId: string, { text, attachmentIds }: ReplyQuery): Promise<Said> {
  const id = newMessageId(ctx, queryId)
  const { views, writes } = await claimAttachments(ctx, ctx.customerId, attachmentIds, id)
  const files = { ids: views.map((view) => view.id), writes }
  return { id, author: authorOf(ctx), text, via: "portal", files }
}

type Named = Pick<Query, "about" | "transfer">

const newQuery = (ctx: ContactCtx, { topic, subject }: AskQuery, named: Named): Query => ({
  id: newId("qry", ctx.now),
  version: 1,
  customerId: ctx.customerId,
  topic,
  subject,
  ...named,
  status: "waitingForUs",
  contactId: ctx.contact.id,
  contactName: ctx.contact.name,
  promisedOn: promiseOf(ctx),
  messages: 1,
  lastMessageAt: ctx.now,
  lastMessageBy: "contact",
  createdAt: ctx.now,
})

/** What the portal does not handle is for a person to talk about: `talk_to_person`, and the options say with whom. */
export async function askQuery(ctx: ContactCtx, input: AskQuery) {
  requireVisible(ctx, "queries")
  if (!queryTopics[input.topic].handled) throw conflict("talk_to_person")
  const transfer = transferOf(ctx, input)
  const query = newQuery(ctx, input, { about: await documentAbout(ctx, input.about), transfer })
  const { id: subjectId, customerId, subject, topic } = query
  await withFreshReads(async () => {
    const said = await saidBy(ctx, query.id, input)
    await commit(
      ctx,
      queries.insert(ctx, query),
      queryMessages.insert(ctx, messageOf(ctx, query, said)),
      ...said.files.writes,
      event(ctx, "query.opened", { customerId, subjectId, facts: { subject, topic, messageId: said.id } }),
      await useOnce(ctx, "query", askedADay),
    )
  })
  return threadOf(ctx, query)
}

export async function replyToQuery(ctx: ContactCtx, { id, ...input }: ReplyQuery & { id: string }) {
  const after = await withFreshReads(async () => {
    const query = await queryOf(ctx, id)
    const said = await saidBy(ctx, id, input)
    return say(ctx, query, said, [await useOnce(ctx, "queryAnswer", answeredADay)])
  })
  return threadOf(ctx, after)
}

export async function solveOwnQuery(ctx: ContactCtx, { id }: { id: string }) {
  const solved = await withFreshReads(async () => {
    const query = await queryOf(ctx, id)
    if (query.status === "solved") return query
    const after = next(query, { status: "solved" })
    const facts = { subject: query.subject, from: query.status, to: after.status }
    await commit(
      ctx,
      queries.replace(ctx, after),
      event(ctx, "query.statusChanged", { customerId: ctx.customerId, subjectId: id, facts }),
    )
    return after
  })
  return threadOf(ctx, solved)
}
