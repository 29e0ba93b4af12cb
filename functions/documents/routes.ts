import * as z from "zod"
import { contactRoute, staffRoute } from "../http/route.ts"
import { downloadCustomerInvoice, downloadInvoice } from "./actions.ts"

const language = z.enum(["en", "ar", "bilingual"]).default("en")

export const documentRoutes = [
  contactRoute({
    on: "GET /api/documents/invoices/{id}.pdf",
    needs: "portal.invoices",
    limit: "gateway",
    input: z.strictObject({ id: z.string(), language }),
    output: null,
    run: downloadInvoice,
  }),
  staffRoute({
    on: "GET /api/documents/customers/{customerId}/invoices/{id}.pdf",
    needs: "invoices.read",
    limit: "gateway",
    input: z.strictObject({ customerId: z.string(), id: z.string(), language }),
    output: null,
    run: downloadCustomerInvoice,
  }),
]
