import { contactMay } from "../../shared/access.ts"
import { forbidden } from "../../shared/errors.ts"
import type { PublicCtx } from "../context.ts"
import { startPayment } from "../payments/start.ts"
import { holderOf, openDocument } from "./open.ts"

/** Pays the link's own invoice. Throws `forbidden` where the contact it was sent to may not pay. */
export async function payDocument(request: PublicCtx, { token }: { token: string }) {
  const { ctx, tenant, link, customer, invoice, contact } = await openDocument(await holderOf(request, token))
  if (!contactMay(contact.role, "portal.pay")) throw forbidden("role")
  const { customerId, id: documentLinkId } = link
  return startPayment(
    { ...ctx, tenant, customer, customerId, contact, documentLinkId },
    { invoiceIds: [invoice.id] },
  )
}
