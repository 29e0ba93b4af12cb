import * as z from "zod"
import { RecordPayment } from "../../shared/invoices.ts"
import { PageInput, page } from "../../shared/pages.ts"
import { PaymentView } from "../../shared/payments.ts"
import { staffRoute } from "../http/route.ts"
import { recordPayment } from "./record.ts"
import { listTenantPayments } from "./views.ts"

export const staffPaymentRoutes = [
  staffRoute({
    on: "GET /api/staff/payments",
    needs: "payments.read",
    limit: "gateway",
    input: PageInput,
    output: page(PaymentView),
    run: listTenantPayments,
  }),
  staffRoute({
    on: "POST /api/staff/customers/{customerId}/payments",
    needs: "payments.write",
    limit: "gateway",
    input: RecordPayment.extend({ customerId: z.string() }),
    output: PaymentView,
    run: recordPayment,
  }),
]
