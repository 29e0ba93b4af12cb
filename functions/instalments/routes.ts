import * as z from "zod"
import { EndInstalments, SetInstalments } from "../../shared/instalments.ts"
import { InvoiceDetail } from "../../shared/invoices.ts"
import { staffRoute } from "../http/route.ts"
import { endInstalments, setInstalments } from "./actions.ts"

const ids = { customerId: z.string(), id: z.string() }
const path = "/api/staff/customers/{customerId}/invoices/{id}/instalments" as const

export const instalmentRoutes = [
  staffRoute({
    on: `PUT ${path}`,
    needs: "payments.write",
    limit: "gateway",
    input: SetInstalments.extend(ids),
    output: InvoiceDetail,
    run: setInstalments,
  }),
  staffRoute({
    on: `POST ${path}/end`,
    needs: "payments.write",
    limit: "gateway",
    input: EndInstalments.extend(ids),
    output: InvoiceDetail,
    run: endInstalments,
  }),
]
