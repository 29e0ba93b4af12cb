import { customers } from "../../customers/store.ts"
import { proposals } from "../../details/store.ts"
import { addressOf, staffHost } from "../../env.ts"
import { portalAddress } from "../../tenants/hosts.ts"
import { nameOf } from "../compose.ts"
import { userText } from "../layout/user-text.ts"
import { matterNews } from "../messages/matters.ts"
import type { Mail } from "../mime.ts"
import { tellContact, tellStaff } from "./readers.ts"
import type { Told } from "./told.ts"

async function concerned({ ctx, event }: Told) {
  const { customerId = "", subjectId = "" } = event
  const [customer, proposal] = await Promise.all([
    customers.find(ctx, customerId, customerId),
    proposals.find(ctx, subjectId, customerId),
  ])
  return customer && proposal ? { customer, proposal } : undefined
}

/** What was replaced, taken back or decided meanwhile asks for nothing any more. */
export async function detailsProposed(told: Told): Promise<Mail[]> {
  const found = await concerned(told)
  if (found?.proposal.state !== "pending") return []
  const { customer, proposal } = found
  return tellStaff(told, "detailsProposed", ({ language }) =>
    matterNews({
      kind: "detailsProposed",
      language,
      url: `${addressOf(staffHost)}/requests?kind=details`,
      reader: "staff",
      company: nameOf(told.tenant, language),
      other: nameOf(customer, language),
      by: userText(proposal.contactName),
    }),
  )
}

export async function detailsDecided(told: Told): Promise<Mail[]> {
  const { tenant } = told
  const found = await concerned(told)
  if (!found || !tenant.portal.enabled) return []
  const { proposal } = found
  const url = `${portalAddress(tenant)}/details`
  return tellContact(told, "detailsDecided", proposal.contactId, ({ language }) => {
    const company = nameOf(tenant, language)
    return matterNews({
      kind: proposal.state === "approved" ? "detailsApproved" : "detailsDeclined",
      language,
      url,
      reader: "contact",
      company,
      other: company,
      said: proposal.answer === undefined ? undefined : userText(proposal.answer, 300),
    })
  })
}
