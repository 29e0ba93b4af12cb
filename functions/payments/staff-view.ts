import { zero } from "../../shared/money.ts"
import { isRefundable, refundableOf } from "../../shared/payment-state.ts"
import type { Payment, StaffPayment } from "../../shared/payments.ts"
import type { TenantCtx } from "../context.ts"
import { contacts, customers } from "../customers/store.ts"
import { env } from "../env.ts"
import { standingOf } from "./shares.ts"
import { payments } from "./store.ts"

/** The company signs in there with its own account. */
const dashboard = `https://dashboard.stripe.com/${env.STAGE === "prod" ? "" : "test/"}payments`

export async function staffViewOf(ctx: TenantCtx, payment: Payment): Promise<StaffPayment> {
  const { customerId, contactId, disputes = [], refunds = [] } = payment
  const [customer, contact] = await Promise.all([
    customers.get(ctx, customerId, customerId),
    contactId ? contacts.find(ctx, contactId, customerId) : undefined,
  ])
  const intentId = payment.stripe?.paymentIntentId
  return {
    ...payment,
    customerName: customer.name,
    paidBy: contact?.name,
    standing: standingOf(payment).invoices,
    refunds,
    disputes: disputes.map((dispute) => ({
      ...dispute,
      moneyTaken: dispute.taken !== undefined && dispute.returned === undefined,
    })),
    refundable: isRefundable(payment) ? refundableOf(payment) : zero(payment.amount.currency),
    stripeUrl: intentId && `${dashboard}/${intentId}`,
  }
}

export async function getStaffPayment(
  ctx: TenantCtx,
  { customerId, id }: { customerId: string; id: string },
) {
  return staffViewOf(ctx, await payments.get(ctx, id, customerId))
}
