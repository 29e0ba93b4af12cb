import { dateIn } from "../../../shared/dates.ts"
import { estimateState } from "../../../shared/estimates.ts"
import { customers } from "../../customers/store.ts"
import { addressOf, staffHost } from "../../env.ts"
import { estimates } from "../../estimates/store.ts"
import { portalAddress } from "../../tenants/hosts.ts"
import { visibilityOf } from "../../tenants/visibility.ts"
import { nameOf } from "../compose.ts"
import { userText } from "../layout/user-text.ts"
import { documentNews } from "../messages/documents.ts"
import { matterNews } from "../messages/matters.ts"
import type { Mail } from "../mime.ts"
import { tellContacts, tellStaff } from "./readers.ts"
import type { Told } from "./told.ts"

async function concerned({ ctx, event }: Told) {
  const { customerId = "", subjectId = "" } = event
  const [customer, estimate] = await Promise.all([
    customers.find(ctx, customerId, customerId),
    estimates.find(ctx, subjectId, customerId),
  ])
  return customer && estimate ? { customer, estimate } : undefined
}

/** Nobody is asked for an answer that they cannot give any more. */
export async function estimatePublished(told: Told): Promise<Mail[]> {
  const { ctx, tenant } = told
  const found = await concerned(told)
  if (!found || !visibilityOf({ tenant, customer: found.customer }).estimates) return []
  const { customer, estimate } = found
  if (estimateState(estimate, dateIn(tenant.timeZone, ctx.now)) !== "open") return []
  const url = `${portalAddress(tenant)}/estimates/${estimate.id}`
  return tellContacts(told, "estimatePublished", ({ language }) =>
    documentNews({
      kind: "estimate",
      language,
      url,
      company: nameOf(tenant, language),
      customer: nameOf(customer, language),
      number: userText(estimate.number),
      amount: estimate.total,
      until: estimate.expiresOn,
    }),
  )
}

export async function estimateDecided(told: Told): Promise<Mail[]> {
  const found = await concerned(told)
  if (!found) return []
  const { customer, estimate } = found
  const { accepted, declined } = estimate
  const url = `${addressOf(staffHost)}/customers/${customer.id}/estimates/${estimate.id}`
  return tellStaff(told, "estimateDecided", ({ language }) =>
    matterNews({
      kind: accepted ? "estimateAccepted" : "estimateDeclined",
      language,
      url,
      reader: "staff",
      company: nameOf(told.tenant, language),
      other: nameOf(customer, language),
      number: userText(estimate.number),
      amount: estimate.total,
      by: userText(accepted?.name ?? told.event.actor.name),
      order: accepted?.purchaseOrder === undefined ? undefined : userText(accepted.purchaseOrder),
      said: declined && userText(declined.reason, 300),
    }),
  )
}
