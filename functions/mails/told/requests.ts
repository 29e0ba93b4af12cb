import { contactMay } from "../../../shared/access.ts"
import type { CreditNoteRequest } from "../../../shared/credit-note-requests.ts"
import { creditNoteRequests } from "../../credit-note-requests/store.ts"
import { creditNotes } from "../../credit-notes/store.ts"
import { customers } from "../../customers/store.ts"
import { addressOf, staffHost } from "../../env.ts"
import { portalAddress } from "../../tenants/hosts.ts"
import { visibilityOf } from "../../tenants/visibility.ts"
import { nameOf } from "../compose.ts"
import { userText } from "../layout/user-text.ts"
import { documentNews } from "../messages/documents.ts"
import { type Matter, matterNews } from "../messages/matters.ts"
import type { Mail } from "../mime.ts"
import { tellContact, tellContacts, tellStaff } from "./readers.ts"
import type { Told } from "./told.ts"

async function concerned({ ctx, event }: Told) {
  const { customerId = "", subjectId = "" } = event
  const [customer, request] = await Promise.all([
    customers.find(ctx, customerId, customerId),
    creditNoteRequests.find(ctx, subjectId, customerId),
  ])
  return customer && request ? { customer, request } : undefined
}

/** What was taken back or decided meanwhile asks for nothing any more. */
export async function creditNoteRequested(told: Told): Promise<Mail[]> {
  const found = await concerned(told)
  if (found?.request.state !== "pending") return []
  const { customer, request } = found
  const url = `${addressOf(staffHost)}/customers/${customer.id}/credit-note-requests/${request.id}`
  return tellStaff(told, "creditNoteRequested", ({ language }) =>
    matterNews({
      kind: "creditNoteRequested",
      language,
      url,
      reader: "staff",
      company: nameOf(told.tenant, language),
      other: nameOf(customer, language),
      number: userText(request.invoiceNumber),
      amount: request.amount,
      by: userText(request.contactName),
      said: userText(request.explanation, 300),
    }),
  )
}

const kindOf: Partial<Record<CreditNoteRequest["state"], Matter["kind"]>> = {
  approved: "requestApproved",
  partlyApproved: "requestPartlyApproved",
  declined: "requestDeclined",
}

export async function requestDecided(told: Told): Promise<Mail[]> {
  const { tenant } = told
  const found = await concerned(told)
  const kind = found && kindOf[found.request.state]
  if (!found || !kind || !tenant.portal.enabled) return []
  const { customer, request } = found
  if (!visibilityOf({ tenant, customer }).creditNoteRequests) return []
  const url = `${portalAddress(tenant)}/credit-note-requests/${request.id}`
  return tellContact(told, "requestDecided", request.contactId, ({ language }) => {
    const company = nameOf(tenant, language)
    return matterNews({
      kind,
      language,
      url,
      reader: "contact",
      company,
      other: company,
      number: userText(request.invoiceNumber),
      amount: request.approved ?? request.amount,
      said: request.answer === undefined ? undefined : userText(request.answer, 300),
    })
  })
}

/** To who deals with money there; who asked for it is told of the decision already. */
export async function creditNoteIssued(told: Told): Promise<Mail[]> {
  const { ctx, tenant, event } = told
  const { customerId = "", subjectId = "" } = event
  const [customer, note] = await Promise.all([
    customers.find(ctx, customerId, customerId),
    creditNotes.find(ctx, subjectId, customerId),
  ])
  if (!customer || note?.document !== "published" || !visibilityOf({ tenant, customer }).invoices) return []
  const request =
    note.requestId === undefined ? undefined : await creditNoteRequests.find(ctx, note.requestId, customerId)
  const url = `${portalAddress(tenant)}/credit-notes/${note.id}`
  return tellContacts(
    told,
    "creditNoteIssued",
    ({ language }) =>
      documentNews({
        kind: "creditNote",
        language,
        url,
        company: nameOf(tenant, language),
        customer: nameOf(customer, language),
        number: userText(note.number),
        amount: note.total,
        until: note.issuedOn,
      }),
    ({ id, role }) => contactMay(role, "portal.pay") && id !== request?.contactId,
  )
}
