import * as z from "zod"
import { LinkToken } from "../../shared/links.ts"
import { Done } from "../../shared/sessions.ts"
import { GrantSupport, SupportAccess, SupportAccessList } from "../../shared/support.ts"
import { seldomAMinute } from "../http/limit.ts"
import { openRoute, staffRoute } from "../http/route.ts"
import { endSupport, grantSupport, listSupportAccess } from "./actions.ts"
import { openSupport } from "./open.ts"

const limit = "gateway"
const needs = "support.grant"

export const staffSupportRoutes = [
  staffRoute({
    on: "GET /api/staff/support-access",
    needs,
    limit,
    input: z.strictObject({}),
    output: SupportAccessList,
    run: listSupportAccess,
  }),
  staffRoute({
    on: "POST /api/staff/support-access",
    needs,
    stepUp: true,
    limit,
    input: GrantSupport,
    output: SupportAccess,
    run: grantSupport,
  }),
  staffRoute({
    on: "DELETE /api/staff/support-access/{id}",
    needs,
    limit,
    input: z.strictObject({ id: z.string() }),
    output: Done,
    run: endSupport,
  }),
]

export const supportRoutes = [
  openRoute({
    on: "POST /api/auth/support",
    limit: seldomAMinute,
    input: LinkToken,
    output: Done,
    run: openSupport,
  }),
]
