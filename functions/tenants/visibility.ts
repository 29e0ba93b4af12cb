import type { Customer } from "../../shared/customers.ts"
import { forbidden } from "../../shared/errors.ts"
import { effectiveVisibility, type Tenant, type VisibilityKind } from "../../shared/tenants.ts"

/** Both are needed to know what somebody sees: the company's default, and what differs for their customer. */
export type SeenBy = { tenant: Pick<Tenant, "portal">; customer: Pick<Customer, "visibility"> }

/** What contacts of this customer see. Contact-facing code asks this, never the company's default alone. */
export const visibilityOf = ({ tenant, customer }: SeenBy) =>
  effectiveVisibility(tenant.portal.visibility, customer.visibility)

/** Refuses what is switched off for the customer, on every route alike. Throws `forbidden` (hidden). */
export function requireVisible(of: SeenBy, kind: VisibilityKind) {
  if (!visibilityOf(of)[kind]) throw forbidden("hidden")
}
