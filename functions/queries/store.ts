import { CannedReply, Query, QueryMessage, QueryNote } from "../../shared/queries.ts"
import { entity } from "../store/entity.ts"

/** Newest first, what waits for somebody stands before what is solved. */
export const queries = entity<Query>({
  kind: "query",
  schema: Query,
  customer: ({ customerId }) => customerId,
  staffList: ({ status, lastMessageAt }) => `${status === "solved" ? 0 : 1}${lastMessageAt}`,
  customerList: ({ lastMessageAt }) => ({ list: "queries", sort: lastMessageAt }),
})

export const queryMessages = entity<QueryMessage>({
  kind: "queryMessage",
  schema: QueryMessage,
  customer: ({ customerId }) => customerId,
})

/** Of the team alone: among the company's own rows, which no customer's credentials reach. */
export const queryNotes = entity<QueryNote>({ kind: "queryNote", schema: QueryNote })

export const cannedReplies = entity<CannedReply>({ kind: "cannedReply", schema: CannedReply })

/** What belongs to a thread begins with its query's id, so that it is read in one go and in order. */
export const inThread = (queryId: string, id: string) => `${queryId}.${id}`
export const ofThread = (queryId: string) => ({ startsWith: inThread(queryId, "") })
