import * as z from "zod"
import {
  AskQuery,
  ListQueries,
  QueryOptions,
  QueryPage,
  QueryThread,
  ReplyQuery,
} from "../../shared/queries.ts"
import { contactRoute } from "../http/route.ts"
import {
  askQuery,
  getContactQuery,
  listContactQueries,
  queryOptions,
  replyToQuery,
  solveOwnQuery,
} from "./contact-actions.ts"

const needs = "portal.queries"
const limit = "gateway"
const ById = z.strictObject({ id: z.string() })

export const contactQueryRoutes = [
  contactRoute({
    on: "GET /api/portal/queries/options",
    needs,
    limit,
    input: z.strictObject({}),
    output: QueryOptions,
    run: async (ctx) => queryOptions(ctx),
  }),
  contactRoute({
    on: "GET /api/portal/queries",
    needs,
    limit,
    input: ListQueries,
    output: QueryPage,
    run: listContactQueries,
  }),
  contactRoute({
    on: "POST /api/portal/queries",
    needs,
    limit,
    input: AskQuery,
    output: QueryThread,
    run: askQuery,
  }),
  contactRoute({
    on: "GET /api/portal/queries/{id}",
    needs,
    limit,
    input: ById,
    output: QueryThread,
    run: getContactQuery,
  }),
  contactRoute({
    on: "POST /api/portal/queries/{id}/messages",
    needs,
    limit,
    input: ReplyQuery.extend({ id: z.string() }),
    output: QueryThread,
    run: replyToQuery,
  }),
  contactRoute({
    on: "POST /api/portal/queries/{id}/solved",
    needs,
    limit,
    input: ById,
    output: QueryThread,
    run: solveOwnQuery,
  }),
]
