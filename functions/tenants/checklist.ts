import type { Checklist } from "../../shared/tenants.ts"
import type { StaffCtx } from "../context.ts"
import { contacts, customers } from "../customers/store.ts"
import { invoices } from "../invoices/store.ts"

const customersLookedAt = 100

/** Each step from what is really there, so that it can neither be ticked by hand nor forgotten. */
export async function getChecklist(ctx: StaffCtx): Promise<Checklist> {
  const { tenant } = ctx
  const [someInvoice, someCustomers] = await Promise.all([
    invoices.all(ctx, { limit: 1 }),
    customers.all(ctx, { limit: customersLookedAt }),
  ])
  const people = (
    await Promise.all(someCustomers.items.map((customer) => contacts.owned(ctx, customer.id)))
  ).flat()
  return {
    steps: [
      { step: "portalEnabled", done: tenant.portal.enabled },
      { step: "branding", done: tenant.brand.logoVersion !== undefined },
      { step: "dataImported", done: someInvoice.items.length > 0 },
      { step: "paymentsConnected", done: tenant.stripe?.chargesEnabled === true },
      { step: "firstInvitation", done: people.some((contact) => contact.state !== "notInvited") },
      { step: "firstSignIn", done: people.some((contact) => contact.state === "active") },
    ],
  }
}
