import type { Contact, Customer } from "../shared/customers.ts"
import type { StaffMember } from "../shared/staff.ts"
import type { Tenant } from "../shared/tenants.ts"
import type { Scope } from "./store/credentials.ts"

export type Actor = {
  kind: "staff" | "contact" | "system"
  id: string
  name: string
}

/** Who acts, for which tenant, when. Comes first in every action; nothing of it ever comes from input. */
export type Ctx = {
  now: string
  requestId: string
  tenantId: string
  scope: Scope
  actor: Actor
  ip?: string | undefined
}

export type StaffCtx = Ctx & {
  staff: StaffMember
  tenant: Tenant
  sessionId: string
}
export type ContactCtx = Ctx & {
  contact: Contact
  customer: Customer
  tenant: Tenant
  customerId: string
  sessionId: string
}

/** A request of nobody known yet, on the staff host or on a tenant's portal host. */
export type PublicCtx = {
  now: string
  requestId: string
  host: string
  ip: string
}

export const system = {
  kind: "system",
  id: "system",
  name: "Portico",
} as const

/** Work that Portico does for a tenant by itself: queues, schedules, webhooks. */
export const systemCtx = (tenantId: string, requestId: string, now = new Date().toISOString()): Ctx => ({
  now,
  requestId,
  tenantId,
  scope: { kind: "tenant", tenantId },
  actor: system,
})

/** The same request with the right to write directory rows: hosts, staff sign-ins, Stripe accounts. */
export const directoryCtx = <T extends Ctx>(ctx: T): T => ({
  ...ctx,
  scope: { kind: "directory", tenantId: ctx.tenantId },
})
