import { query } from "@solidjs/router"
import type { RefundPayment, StaffPayment } from "../../../../shared/payments.ts"
import { send } from "../../lib/api.ts"
import { getPayments, read } from "../api.ts"
import { customerPath } from "../documents/api.ts"
import { reloadInvoices } from "../invoices/acts.ts"

export const getPayment = query(
  (customerId: string, id: string) => read<StaffPayment>(customerPath(customerId, `payments/${id}`)),
  "payment",
)
export const payments = {
  refund: (input: RefundPayment) => send<StaffPayment>("POST", "/api/payments/refunds", input),
  /** Asks Stripe what is so now. */
  refresh: (customerId: string, paymentId: string) =>
    send<StaffPayment>("POST", "/api/payments/refresh", { customerId, paymentId }),
}

/** What shows money that went back. */
export const reloadPayments = [getPayment.key, getPayments.key, ...reloadInvoices]
