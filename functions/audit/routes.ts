import { AuditFilter, ListAudit, PorticoEvent } from "../../shared/events.ts"
import { page } from "../../shared/pages.ts"
import { oftenAMinute } from "../http/limit.ts"
import { staffRoute } from "../http/route.ts"
import { listAudit } from "./actions.ts"
import { exportAudit } from "./export.ts"

const needs = "audit.read"

export const auditRoutes = [
  staffRoute({
    on: "GET /api/staff/audit",
    needs,
    limit: "gateway",
    input: ListAudit,
    output: page(PorticoEvent),
    run: listAudit,
  }),
  staffRoute({
    on: "GET /api/staff/audit.csv",
    needs,
    limit: oftenAMinute,
    input: AuditFilter,
    output: null,
    run: exportAudit,
  }),
]
