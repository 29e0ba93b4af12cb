import { isSampleId } from "../../shared/ids.ts"
import type { Checklist } from "../../shared/tenants.ts"
import type { StaffCtx } from "../context.ts"
import { contacts } from "../customers/store.ts"
import { invoices } from "../invoices/store.ts"
import { sampleInvoices } from "../sample-data/content.ts"
import { every } from "../store/every.ts"
import { takesCards } from "./cards.ts"

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
  const [someInvoices, { invited, isIn }] = await Promise.all([
    invoices.all(ctx, { limit: sampleInvoices + 1 }),
    invitedAndIn(ctx),
  ])
  return {
    steps: [
      { step: "portalEnabled", done: tenant.portal.enabled },
      { step: "branding", done: tenant.brand.logoVersion !== undefined },
      { step: "dataImported", done: someInvoices.items.some(({ customerId }) => !isSampleId(customerId)) },
      { step: "paymentsConnected", done: takesCards(tenant) },
      { step: "firstInvitation", done: invited },
      { step: "firstSignIn", done: isIn },
    ],
  }
}
