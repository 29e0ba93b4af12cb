import type { Customer } from "../../shared/customers.ts"
import type { Tenant } from "../../shared/tenants.ts"
import type { Ctx } from "../context.ts"
import { printedCreditNote } from "../credit-notes/pdf-content.ts"
import { creditNotes } from "../credit-notes/store.ts"
import { customers } from "../customers/store.ts"
import { printedEstimate } from "../estimates/pdf-content.ts"
import { estimates } from "../estimates/store.ts"
import { printedInvoice } from "../invoices/pdf-content.ts"
import { invoices } from "../invoices/store.ts"
import { getTenant } from "../tenants/store.ts"
import type { ArchiveMessage } from "./archive-message.ts"
import { bytesOf, type Printed } from "./printed.ts"

type Find = (ctx: Ctx, tenant: Tenant, customer: Customer, id: string) => Promise<Printed | undefined>

const printedOf: Record<ArchiveMessage["documentKind"], Find> = {
  async invoice(ctx, tenant, customer, id) {
    const invoice = await invoices.find(ctx, id, customer.id)
    return invoice && printedInvoice(tenant, customer, invoice, tenant.language)
  },
  async creditNote(ctx, tenant, customer, id) {
    const note = await creditNotes.find(ctx, id, customer.id)
    return note && printedCreditNote(tenant, customer, note, tenant.language)
  },
  async estimate(ctx, tenant, customer, id) {
    const estimate = await estimates.find(ctx, id, customer.id)
    return estimate && printedEstimate(tenant, customer, estimate, tenant.language)
  },
}

/**
 * Archives what was published, in the company's own language, so that nobody can say later that it looked otherwise
 * on that day. The other languages are drawn, and kept, when somebody first asks for them.
 */
export async function archivePublished(ctx: Ctx, { customerId, documentKind, documentId }: ArchiveMessage) {
  const [tenant, customer] = await Promise.all([getTenant(ctx), customers.get(ctx, customerId, customerId)])
  const printed = await printedOf[documentKind](ctx, tenant, customer, documentId)
  if (printed?.isIssued) await bytesOf({ ...ctx, tenant }, printed)
}
