import { amountDue, isOpen } from "../../../shared/invoice-state.ts"
import { contacts, customers } from "../../customers/store.ts"
import { documentLinks } from "../../document-links/store.ts"
import { documentToken } from "../../document-links/token.ts"
import { invoices } from "../../invoices/store.ts"
import { portalAddress } from "../../tenants/hosts.ts"
import { fromCompany, nameOf } from "../compose.ts"
import { userText } from "../layout/user-text.ts"
import { documentNews } from "../messages/documents.ts"
import type { Mail } from "../mime.ts"
import { timeText } from "../words/formats.ts"
import { factOf, spokenTo, type Told } from "./told.ts"

/** The mail that opens one document; none when the link was revoked before it went out. */
export async function documentLinked(told: Told): Promise<Mail[]> {
  const { ctx, tenant, event } = told
  const { customerId = "", subjectId = "" } = event
  const [link, contact, customer] = await Promise.all([
    documentLinks.find(ctx, factOf(told, "linkId"), customerId),
    contacts.find(ctx, subjectId, customerId),
    customers.find(ctx, customerId, customerId),
  ])
  if (!link || link.revokedAt || !customer || contact?.email !== link.email) return []
  const invoice = await invoices.get(ctx, link.invoiceId, customerId)
  const { language } = spokenTo(told, contact)
  const content = documentNews({
    kind: "linkedInvoice",
    language,
    url: `${portalAddress(tenant)}/view#${await documentToken(ctx.tenantId, link)}`,
    company: nameOf(tenant, language),
    customer: nameOf(customer, language),
    number: userText(invoice.number),
    ...(isOpen(invoice) ? { amount: amountDue(invoice), until: invoice.dueOn } : { amount: invoice.total }),
    linkUntil: timeText(language, link.expiresAt, tenant.timeZone),
  })
  return [fromCompany(tenant, link.email, language, content)]
}
