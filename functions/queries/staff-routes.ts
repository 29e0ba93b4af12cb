import * as z from "zod"
import {
  ListQueries,
  NoteQuery,
  QueryPage,
  queryStatuses,
  StaffQueryThread,
  StaffReplyQuery,
} from "../../shared/queries.ts"
import { staffRoute } from "../http/route.ts"
import {
  assignQuery,
  getQuery,
  listCustomerQueries,
  listTenantQueries,
  noteQuery,
  replyAsStaff,
  setQueryStatus,
} from "./staff-actions.ts"

const limit = "gateway"
const Which = z.strictObject({ customerId: z.string(), id: z.string() })
const output = StaffQueryThread

export const staffQueryRoutes = [
  staffRoute({
    on: "GET /api/staff/queries",
    needs: "queries.read",
    limit,
    input: ListQueries,
    output: QueryPage,
    run: listTenantQueries,
  }),
  staffRoute({
    on: "GET /api/staff/customers/{customerId}/queries",
    needs: "queries.read",
    limit,
    input: ListQueries.extend({ customerId: z.string() }),
    output: QueryPage,
    run: listCustomerQueries,
  }),
  staffRoute({
    on: "GET /api/staff/customers/{customerId}/queries/{id}",
    needs: "queries.read",
    limit,
    input: Which,
    output,
    run: getQuery,
  }),
  staffRoute({
    on: "POST /api/staff/customers/{customerId}/queries/{id}/messages",
    needs: "queries.write",
    limit,
    input: StaffReplyQuery.extend(Which.shape),
    output,
    run: replyAsStaff,
  }),
  staffRoute({
    on: "POST /api/staff/customers/{customerId}/queries/{id}/notes",
    needs: "queries.write",
    limit,
    input: NoteQuery.extend(Which.shape),
    output,
    run: noteQuery,
  }),
  staffRoute({
    on: "PUT /api/staff/customers/{customerId}/queries/{id}/assignee",
    needs: "queries.write",
    limit,
    input: Which.extend({ staffId: z.string().max(64).nullable() }),
    output,
    run: assignQuery,
  }),
  staffRoute({
    on: "PUT /api/staff/customers/{customerId}/queries/{id}/status",
    needs: "queries.write",
    limit,
    input: Which.extend({ status: z.enum(queryStatuses, "required") }),
    output,
    run: setQueryStatus,
  }),
]
