import type { Customer } from "../../shared/customers.ts"
import type { DocumentParties } from "../../shared/documents.ts"
import type { Tenant } from "../../shared/tenants.ts"

/** Who sells to whom, as both are now: what is published keeps it, whatever either changes later. */
export const partiesOf = (tenant: Tenant, customer: Customer): DocumentParties => ({
  seller: {
    name: tenant.name,
    nameArabic: tenant.nameArabic,
    address: tenant.address,
    trn: tenant.trn,
    email: tenant.email,
    phone: tenant.phone,
  },
  buyer: {
    name: customer.name,
    nameArabic: customer.nameArabic || undefined,
    address: customer.address,
    trn: customer.trn || undefined,
    email: customer.email,
    phone: customer.phone || undefined,
  },
})
