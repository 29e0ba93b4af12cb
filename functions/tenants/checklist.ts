import type { Checklist } from "../../shared/tenants.ts"
import type { StaffCtx } from "../context.ts"
import { contacts } from "../customers/store.ts"
import { invoices } from "../invoices/store.ts"
import { every } from "../store/every.ts"

/** How far the first invitation and the first sign-in are looked for: whoever has both is usually found at once. */
const contactsLookedAt = 2000

async function invitedAndIn(ctx: StaffCtx) {
  let [invited, isIn, looked] = [false, false, 0]
  for await (const { state } of every((page) => contacts.all(ctx, page))) {
    invited ||= state !== "notInvited"
    isIn ||= state === "active"
    looked += 1
    if (isIn || looked === contactsLookedAt) break
  }
  return { invited, isIn }
}

/** Each step from what is really there, so that it can neither be ticked by hand nor forgotten. */
export async function getChecklist(ctx: StaffCtx): Promise<Checklist> {
  const { tenant } = ctx
  const [someInvoice, { invited, isIn }] = await Promise.all([
    invoices.all(ctx, { limit: 1 }),
    invitedAndIn(ctx),
  ])
  return {
    steps: [
      { step: "portalEnabled", done: tenant.portal.enabled },
      { step: "branding", done: tenant.brand.logoVersion !== undefined },
      { step: "dataImported", done: someInvoice.items.length > 0 },
      { step: "paymentsConnected", done: tenant.stripe?.chargesEnabled === true },
      { step: "firstInvitation", done: invited },
      { step: "firstSignIn", done: isIn },
    ],
  }
}
