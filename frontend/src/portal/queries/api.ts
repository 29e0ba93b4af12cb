import { query } from "@solidjs/router"
import type { infer as Infer } from "zod"
import type { Page } from "../../../../shared/pages.ts"
import type { ListQueries, QueryOptions, QuerySummary, QueryThread } from "../../../../shared/queries.ts"
import { search, send } from "../../lib/api.ts"

export type Options = Infer<typeof QueryOptions>
type Ask = {
  topic: string
  subject: string
  text: string
  about?: { kind: string; id: string } | undefined
  transfer?: { amount: string; currency: string; on: string; reference?: string | undefined } | undefined
  attachmentIds: string[]
}

export const getQueries = query(
  (asked: Partial<ListQueries>) => send<Page<QuerySummary>>("GET", `/api/portal/queries${search(asked)}`),
  "queries",
)
export const getQuery = query((id: string) => send<QueryThread>("GET", `/api/portal/queries/${id}`), "query")
export const getQueryOptions = query(
  () => send<Options>("GET", "/api/portal/queries/options"),
  "queryOptions",
)

export const queries = {
  ask: (input: Ask) => send<QueryThread>("POST", "/api/portal/queries", input),
  reply: (id: string, text: string, attachmentIds: string[]) =>
    send<QueryThread>("POST", `/api/portal/queries/${id}/messages`, { text, attachmentIds }),
  solved: (id: string) => send<QueryThread>("POST", `/api/portal/queries/${id}/solved`, {}),
}
