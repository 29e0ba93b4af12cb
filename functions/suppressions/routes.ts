import * as z from "zod"
import { MailHealth } from "../../shared/mail-health.ts"
import { Done } from "../../shared/sessions.ts"
import { LiftSuppression, ListSuppressions, SuppressionPage } from "../../shared/suppressions.ts"
import { staffRoute } from "../http/route.ts"
import { getMailHealth } from "../mail-health/actions.ts"
import { liftSuppression, listSuppressions } from "./actions.ts"

const limit = "gateway"

export const suppressionRoutes = [
  staffRoute({
    on: "GET /api/staff/suppressions",
    needs: "customers.read",
    limit,
    input: ListSuppressions,
    output: SuppressionPage,
    run: listSuppressions,
  }),
  staffRoute({
    on: "DELETE /api/staff/suppressions",
    needs: "customers.write",
    limit,
    input: LiftSuppression,
    output: Done,
    run: liftSuppression,
  }),
  staffRoute({
    on: "GET /api/staff/mail-health",
    needs: "tenant.read",
    limit,
    input: z.strictObject({}),
    output: MailHealth,
    run: getMailHealth,
  }),
]
