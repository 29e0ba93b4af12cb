import { amountDue } from "../../../shared/invoice-state.ts"
import type { Invoice } from "../../../shared/invoices.ts"
import { customers } from "../../customers/store.ts"
import { invoices } from "../../invoices/store.ts"
import { contactsFor } from "../../notifications/recipients.ts"
import { portalAddress } from "../../tenants/hosts.ts"
import { visibilityOf } from "../../tenants/visibility.ts"
import { nameOf } from "../compose.ts"
import { userText } from "../layout/user-text.ts"
import { documentNews } from "../messages/documents.ts"
import type { Mail } from "../mime.ts"
import { estimatePublished } from "./estimates.ts"
import { creditNoteIssued } from "./requests.ts"
import { factOf, notify, type Told } from "./told.ts"

const canBePaid = (invoice: Invoice | undefined) =>
  invoice?.document === "published" && amountDue(invoice).minor > 0

/** To the contacts who want to hear of new invoices; of none that was settled or withdrawn meanwhile. */
async function invoicePublished(told: Told): Promise<Mail[]> {
  const { ctx, tenant, event } = told
  const { customerId = "", subjectId = "" } = event
  const [customer, invoice, readers] = await Promise.all([
    customers.find(ctx, customerId, customerId),
    invoices.find(ctx, subjectId, customerId),
    contactsFor(ctx, customerId, "invoicePublished"),
  ])
  if (!customer || !invoice || !canBePaid(invoice) || !visibilityOf({ tenant, customer }).invoices) return []
  const url = `${portalAddress(tenant)}/invoices/${invoice.id}`
  return Promise.all(
    readers.map((row) => {
      const { language } = row
      const content = documentNews({
        kind: "invoice",
        language,
        url,
        company: nameOf(tenant, language),
        customer: nameOf(customer, language),
        number: userText(invoice.number),
        amount: amountDue(invoice),
        until: invoice.dueOn,
      })
      return notify(told, { kind: "contact", row }, "invoicePublished", content)
    }),
  )
}

const byKind: Record<string, (told: Told) => Promise<Mail[]>> = {
  invoice: invoicePublished,
  estimate: estimatePublished,
  creditNote: creditNoteIssued,
}

/** Published documents; of the other kinds nobody is told. */
export const documentPublished = async (told: Told) =>
  told.tenant.portal.enabled ? ((await byKind[factOf(told, "kind")]?.(told)) ?? []) : []
