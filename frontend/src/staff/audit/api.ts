import { query } from "@solidjs/router"
import type { PorticoEvent } from "../../../../shared/events.ts"
import type { Page } from "../../../../shared/pages.ts"
import { send } from "../../lib/api.ts"

export type AuditFilters = {
  from?: string | undefined
  to?: string | undefined
  group?: string | undefined
  actor?: string | undefined
}

function searchOf(asked: Record<string, string | undefined>) {
  const given = Object.entries(asked).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return given.length ? `?${new URLSearchParams(given)}` : ""
}

export const getAudit = query(
  (asked: AuditFilters & { after?: string | undefined }) =>
    send<Page<PorticoEvent>>("GET", `/api/staff/audit${searchOf(asked)}`),
  "audit",
)

/** The same rows as a file. */
export const auditFile = (filters: AuditFilters) => `/api/staff/audit.csv${searchOf(filters)}`
