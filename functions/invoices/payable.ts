import { contactMay } from "../../shared/access.ts"
import { isOpen, isProcessing } from "../../shared/invoice-state.ts"
import type { Invoice } from "../../shared/invoices.ts"
import type { ContactCtx } from "../context.ts"
import { payments } from "../payments/store.ts"
import { takesCards } from "../tenants/cards.ts"
import { visibilityOf } from "../tenants/visibility.ts"

/** Whoever left Stripe's page may come back to it; only money that is on its way holds an invoice back. */
async function isUnderWay(ctx: ContactCtx, invoice: Invoice) {
  if (!invoice.processing || !isProcessing(invoice, ctx.now)) return false
  const payment = await payments.find(ctx, invoice.processing.paymentId, ctx.customerId)
  return payment?.state !== "started"
}

/** The reader may start a card payment of this invoice now. */
export async function isPayable(ctx: ContactCtx, invoice: Invoice): Promise<boolean> {
  const { contact, tenant } = ctx
  const { onlinePayment, invoices } = visibilityOf(ctx)
  const mayPay = contactMay(contact.role, "portal.pay") && takesCards(tenant, invoice.currency)
  if (!mayPay || !onlinePayment || !invoices || !isOpen(invoice)) return false
  return !(await isUnderWay(ctx, invoice))
}
