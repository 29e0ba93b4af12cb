import * as z from "zod"
import { RecordPayment } from "../../shared/invoices.ts"
import { PageInput, page } from "../../shared/pages.ts"
import { PaymentView, SetPartPayments, StaffPayment } from "../../shared/payments.ts"
import { Tenant } from "../../shared/tenants.ts"
import { staffRoute } from "../http/route.ts"
import { setPartPayments } from "./parts.ts"
import { recordPayment } from "./record.ts"
import { getStaffPayment } from "./staff-view.ts"
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
    on: "GET /api/staff/customers/{customerId}/payments/{id}",
    needs: "payments.read",
    limit: "gateway",
    input: z.strictObject({ customerId: z.string(), id: z.string() }),
    output: StaffPayment,
    run: getStaffPayment,
  }),
  staffRoute({
    on: "PUT /api/staff/payments/parts",
    needs: "tenant.write",
    limit: "gateway",
    input: SetPartPayments,
    output: Tenant,
    run: setPartPayments,
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
