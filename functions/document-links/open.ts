import type { Contact, Customer } from "../../shared/customers.ts"
import type { DocumentLink } from "../../shared/document-links.ts"
import { conflict, forbidden, notFound } from "../../shared/errors.ts"
import type { Invoice } from "../../shared/invoices.ts"
import type { Tenant } from "../../shared/tenants.ts"
import type { Ctx, PublicCtx } from "../context.ts"
import { contacts, customers } from "../customers/store.ts"
import { invoices } from "../invoices/store.ts"
import { servesAt } from "../tenants/hosts.ts"
import { getTenant } from "../tenants/store.ts"
import { requireVisible } from "../tenants/visibility.ts"
import { documentLinks } from "./store.ts"
import { readDocumentToken } from "./token.ts"

type Bearer = { ctx: Ctx; tenant: Tenant; link: DocumentLink }
export type Holder = Bearer & { contact: Contact | undefined; state: "valid" | "expired" | "revoked" }

/** It went to a person: when that person is gone, or reads another mailbox now, whoever has the mail is a stranger. */
function stateOf(link: DocumentLink, contact: Contact | undefined, now: string): Holder["state"] {
  if (link.revokedAt || contact?.email !== link.email) return "revoked"
  return link.expiresAt > now ? "valid" : "expired"
}

/**
 * Who holds a link acts with its customer's credentials, and gets nothing with them but the link's own document.
 * Throws `not_found` for a link that is not ours, or asked for on another company's host.
 */
export async function holderOf(request: PublicCtx, token: string): Promise<Holder> {
  const { tenantId, customerId, linkId } = await readDocumentToken(token)
  const scope = { kind: "customer" as const, tenantId, customerId }
  const tenant = await getTenant({ tenantId, scope })
  if (!servesAt(tenant, request.host)) throw notFound()
  if (!tenant.portal.enabled) throw forbidden("portal_closed")
  const { now, requestId, ip } = request
  const bare: Ctx = { now, requestId, ip, tenantId, scope, actor: { kind: "contact", id: linkId, name: "" } }
  const link = await documentLinks.get(bare, linkId, customerId)
  const contact = await contacts.find(bare, link.contactId, customerId)
  const actor = { kind: "contact" as const, id: link.contactId, name: contact?.name ?? link.email }
  return { ctx: { ...bare, actor }, tenant, link, contact, state: stateOf(link, contact, now) }
}

export type Opened = Bearer & { customer: Customer; invoice: Invoice; contact: Contact }

/** The document itself, for a link that works. Throws `conflict` with the state of one that does not. */
export async function openDocument({ ctx, tenant, link, contact, state }: Holder): Promise<Opened> {
  if (state !== "valid" || !contact) throw conflict(`link_${state}`)
  const { customerId } = link
  const [customer, invoice] = await Promise.all([
    customers.get(ctx, customerId, customerId),
    invoices.get(ctx, link.invoiceId, customerId),
  ])
  requireVisible({ tenant, customer }, "invoices")
  if (invoice.document === "draft") throw notFound()
  return { ctx, tenant, link, customer, invoice, contact }
}
