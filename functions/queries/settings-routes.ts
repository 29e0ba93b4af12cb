import * as z from "zod"
import { Customer } from "../../shared/customers.ts"
import { CannedReply, DraftAccountManager, DraftCannedReply, QuerySettings } from "../../shared/queries.ts"
import { Done } from "../../shared/sessions.ts"
import { staffRoute } from "../http/route.ts"
import {
  addCannedReply,
  changeCannedReply,
  getQuerySettings,
  listCannedReplies,
  removeCannedReply,
  setManager,
  setQuerySettings,
} from "./settings.ts"

const limit = "gateway"
const Nothing = z.strictObject({})

export const querySettingsRoutes = [
  staffRoute({
    on: "GET /api/staff/query-settings",
    needs: "queries.read",
    limit,
    input: Nothing,
    output: QuerySettings,
    run: async (ctx) => getQuerySettings(ctx),
  }),
  staffRoute({
    on: "PUT /api/staff/query-settings",
    needs: "tenant.write",
    limit,
    input: QuerySettings,
    output: QuerySettings,
    run: setQuerySettings,
  }),
  staffRoute({
    on: "PUT /api/staff/customers/{customerId}/manager",
    needs: "customers.write",
    limit,
    input: z.strictObject({ customerId: z.string(), manager: DraftAccountManager.nullable() }),
    output: Customer,
    run: setManager,
  }),
  staffRoute({
    on: "GET /api/staff/canned-replies",
    needs: "queries.read",
    limit,
    input: Nothing,
    output: z.object({ items: z.array(CannedReply) }),
    run: listCannedReplies,
  }),
  staffRoute({
    on: "POST /api/staff/canned-replies",
    needs: "queries.write",
    limit,
    input: DraftCannedReply,
    output: CannedReply,
    run: addCannedReply,
  }),
  staffRoute({
    on: "PUT /api/staff/canned-replies/{id}",
    needs: "queries.write",
    limit,
    input: DraftCannedReply.extend({ id: z.string() }),
    output: CannedReply,
    run: changeCannedReply,
  }),
  staffRoute({
    on: "DELETE /api/staff/canned-replies/{id}",
    needs: "queries.write",
    limit,
    input: z.strictObject({ id: z.string() }),
    output: Done,
    run: removeCannedReply,
  }),
]
