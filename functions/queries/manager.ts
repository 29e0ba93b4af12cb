import type { Customer } from "../../shared/customers.ts"
import type { AccountManager } from "../../shared/queries.ts"
import type { Tenant } from "../../shared/tenants.ts"

/** Whom this customer turns to: its own manager, the company's, or else the company itself. */
export const managerOf = (tenant: Tenant, { manager }: Customer): AccountManager =>
  manager ??
  tenant.queries?.manager ?? {
    name: tenant.name,
    email: tenant.email,
    phone: tenant.phone,
  }
