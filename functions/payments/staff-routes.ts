import { PageInput, page } from "../../shared/pages.ts"
import { PaymentView } from "../../shared/payments.ts"
import { staffRoute } from "../http/route.ts"
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
]
