import * as z from "zod"
import { PageInput, page } from "../../shared/pages.ts"
import { AskQuote, PaymentQuote, PaymentView } from "../../shared/payments.ts"
import { contactRoute } from "../http/route.ts"
import { quotePayment } from "./quote.ts"
import { getPayment, listPayments } from "./views.ts"

export const contactPaymentRoutes = [
  contactRoute({
    on: "POST /api/portal/payments/quote",
    needs: "portal.pay",
    limit: "gateway",
    input: AskQuote,
    output: PaymentQuote,
    run: quotePayment,
  }),
  contactRoute({
    on: "GET /api/portal/payments",
    needs: "portal.invoices",
    limit: "gateway",
    input: PageInput,
    output: page(PaymentView),
    run: listPayments,
  }),
  contactRoute({
    on: "GET /api/portal/payments/{id}",
    needs: "portal.invoices",
    limit: "gateway",
    input: z.strictObject({ id: z.string() }),
    output: PaymentView,
    run: getPayment,
  }),
]
