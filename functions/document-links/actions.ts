import { contactMay } from "../../shared/access.ts"
import type { Contact } from "../../shared/customers.ts"
import { addSeconds, dateIn } from "../../shared/dates.ts"
import { type DocumentLink, documentLinkDays, type LinkedDocument } from "../../shared/document-links.ts"
import { conflict, notFound } from "../../shared/errors.ts"
import { newId } from "../../shared/ids.ts"
import { amountDue, daysOverdue, invoiceState, isOpen, isProcessing } from "../../shared/invoice-state.ts"
import type { Invoice } from "../../shared/invoices.ts"
import { done } from "../../shared/sessions.ts"
import { next } from "../../shared/stored.ts"
import type { Ctx, PublicCtx, StaffCtx } from "../context.ts"
import { contacts, customers } from "../customers/store.ts"
import { event } from "../events.ts"
import { invoices } from "../invoices/store.ts"
import { commit } from "../store/entity.ts"
import { takesCards } from "../tenants/cards.ts"
import { faceOf } from "../tenants/face.ts"
import { requireVisible, visibilityOf } from "../tenants/visibility.ts"
import { holderOf, type Opened, openDocument } from "./open.ts"
import { documentLinks } from "./store.ts"

type OfInvoice = { customerId: string; id: string }
const linkedInvoice = ({ customerId, number }: Invoice, link: DocumentLink) => ({
  customerId,
  subjectId: link.contactId,
  facts: { number, email: link.email, linkId: link.id },
})

/** Makes the link; the event's mail carries it. */
async function sendTo(ctx: Ctx, invoice: Invoice, { id: contactId, email }: Contact) {
  const link: DocumentLink = {
    id: newId("dlk", ctx.now),
    version: 1,
    customerId: invoice.customerId,
    contactId,
    email,
    invoiceId: invoice.id,
    expiresAt: addSeconds(ctx.now, documentLinkDays * 86_400),
    createdAt: ctx.now,
  }
  const sent = event(ctx, "documentLink.sent", linkedInvoice(invoice, link))
  await commit(ctx, documentLinks.insert(ctx, link), sent)
  return link
}

export async function sendDocumentLink(
  ctx: StaffCtx,
  { customerId, id, contactId }: OfInvoice & { contactId: string },
) {
  const [customer, invoice, contact] = await Promise.all([
    customers.get(ctx, customerId, customerId),
    invoices.get(ctx, id, customerId),
    contacts.get(ctx, contactId, customerId),
  ])
  if (invoice.document !== "published") throw conflict("not_published")
  if (!ctx.tenant.portal.enabled) throw conflict("portal_closed")
  if (!visibilityOf({ tenant: ctx.tenant, customer }).invoices) throw conflict("hidden")
  return sendTo(ctx, invoice, contact)
}

/** Newest first. */
export async function listDocumentLinks(ctx: StaffCtx, { customerId, id }: OfInvoice) {
  await invoices.get(ctx, id, customerId)
  const all = await documentLinks.owned(ctx, customerId)
  return { items: all.filter(({ invoiceId }) => invoiceId === id).reverse() }
}

/** From the next request on, whoever holds the mail gets nothing more. Revoking twice is no error. */
export async function revokeDocumentLink(
  ctx: StaffCtx,
  { customerId, id, linkId }: OfInvoice & { linkId: string },
) {
  const [invoice, link] = await Promise.all([
    invoices.get(ctx, id, customerId),
    documentLinks.get(ctx, linkId, customerId),
  ])
  if (link.invoiceId !== id) throw notFound()
  if (link.revokedAt) return done
  const revoked = event(ctx, "documentLink.revoked", linkedInvoice(invoice, link))
  await commit(ctx, documentLinks.replace(ctx, next(link, { revokedAt: ctx.now })), revoked)
  return done
}

/** Somebody who opened the mail may pay where the contact it was sent to may. */
const isPayable = ({ ctx: { now }, tenant, customer, invoice, contact }: Opened) =>
  contactMay(contact.role, "portal.pay") &&
  visibilityOf({ tenant, customer }).onlinePayment === true &&
  takesCards(tenant, invoice.currency) &&
  isOpen(invoice) &&
  !isProcessing(invoice, now)

function shown(opened: Opened): NonNullable<LinkedDocument["invoice"]> {
  const { ctx, tenant, customer, invoice } = opened
  const today = dateIn(tenant.timeZone, ctx.now)
  const { number, issuedOn, dueOn, currency, lines, subtotal, tax, total } = invoice
  return {
    ...{ number, issuedOn, dueOn, currency, lines, subtotal, tax, total },
    customerName: customer.name,
    due: amountDue(invoice),
    state: invoiceState(invoice, today, ctx.now),
    daysOverdue: daysOverdue(invoice, today),
  }
}

/** What the page behind a link shows. A link that is over tells only whose portal it was. */
export async function lookAtDocument(
  request: PublicCtx,
  { token }: { token: string },
): Promise<LinkedDocument> {
  const holder = await holderOf(request, token)
  const face = faceOf(holder.tenant)
  if (holder.state !== "valid") return { state: holder.state, face, invoice: null, payable: false }
  const opened = await openDocument(holder)
  const { ctx, invoice, link } = opened
  await commit(ctx, event(ctx, "documentLink.opened", linkedInvoice(invoice, link)))
  return { state: "valid", face, invoice: shown(opened), payable: isPayable(opened) }
}

/**
 * A new link, to the address the old one went to and to no other. Of a link that still works nothing is sent, and of
 * a revoked one never again.
 */
export async function renewDocumentLink(request: PublicCtx, { token }: { token: string }) {
  const { ctx, tenant, link, contact, state } = await holderOf(request, token)
  if (state === "revoked" || !contact) throw conflict("link_revoked")
  if (state === "valid") return done
  const [customer, invoice] = await Promise.all([
    customers.get(ctx, link.customerId, link.customerId),
    invoices.get(ctx, link.invoiceId, link.customerId),
  ])
  requireVisible({ tenant, customer }, "invoices")
  if (invoice.document === "draft") throw notFound()
  await sendTo(ctx, invoice, contact)
  return done
}
