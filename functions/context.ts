import type { ApiKey } from "../shared/api-keys.ts"
import type { Contact, Customer } from "../shared/customers.ts"
import type { StaffMember } from "../shared/staff.ts"
import type { Tenant } from "../shared/tenants.ts"
import type { Seen } from "./http/denials.ts"
import type { Session } from "./sessions/store.ts"
import type { Scope } from "./store/credentials.ts"

export type Actor = {
  kind: "staff" | "contact" | "system" | "apiKey" | "operator"
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
  /** Staff who preview, or Portico's support: nothing may be written for them, whatever a route does. */
  looksOnly?: true
  /** May write what belongs to sample customers: to add them, to remove them, to look at their portal. */
  ofSample?: true
}

/** Somebody, or some program, that acts for the whole company. */
export type TenantCtx = Ctx & { tenant: Tenant }
export type ApiCtx = TenantCtx & { apiKey: ApiKey }
export type StaffCtx = TenantCtx & {
  staff: StaffMember
  session: Session
}
export type ContactCtx = Ctx & {
  contact: Contact
  customer: Customer
  tenant: Tenant
  customerId: string
  session: Session
}
/** Somebody about their own access, whoever they are. */
export type PersonCtx = StaffCtx | ContactCtx

/** A request of nobody known yet, on the staff host or on a tenant's portal host. */
export type PublicCtx = {
  now: string
  requestId: string
  host: string
  ip: string
  userAgent: string | undefined
  /** What the browser was given when somebody last signed in with it. */
  device: string | undefined
  seen: Seen
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

/**
 * The same request with the tenant's rights, for the few rows about a contact that its customer's credentials do not
 * reach: sign-ins and links. Only functions that may take the tenant's role on can use it.
 */
export const tenantCtx = <T extends Ctx>(ctx: T): T => ({
  ...ctx,
  scope: { kind: "tenant", tenantId: ctx.tenantId },
})

/** The same request with the right to write directory rows: hosts, staff sign-ins, Stripe accounts. */
export const directoryCtx = <T extends Ctx>(ctx: T): T => ({
  ...ctx,
  scope: { kind: "directory", tenantId: ctx.tenantId },
})
