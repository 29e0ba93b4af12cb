import * as z from "zod"
import { DocumentToken } from "../../shared/document-links.ts"
import {
  PayOnAccount,
  StartConnect,
  StartedPayment,
  StartPayment,
  StripeState,
} from "../../shared/payments.ts"
import { Done } from "../../shared/sessions.ts"
import { payDocument } from "../document-links/pay.ts"
import { oftenAMinute } from "../http/limit.ts"
import { contactRoute, openRoute, staffRoute } from "../http/route.ts"
import { disconnect, getConnect, startConnect } from "./connect.ts"
import { moneyBackRoutes } from "./money-back-routes.ts"
import { payOnAccount } from "./on-account.ts"
import { startPayment } from "./start.ts"

const Nothing = z.strictObject({})

/** What talks to Stripe; everything else about payments is served where Stripe's library is not. */
export const paymentsRoutes = [
  contactRoute({
    on: "POST /api/payments/checkout",
    needs: "portal.pay",
    limit: oftenAMinute,
    input: StartPayment,
    output: StartedPayment,
    run: startPayment,
  }),
  contactRoute({
    on: "POST /api/payments/on-account",
    needs: "portal.pay",
    limit: oftenAMinute,
    input: PayOnAccount,
    output: StartedPayment,
    run: payOnAccount,
  }),
  openRoute({
    on: "POST /api/payments/linked",
    limit: oftenAMinute,
    input: DocumentToken,
    output: StartedPayment,
    run: payDocument,
  }),
  staffRoute({
    on: "POST /api/payments/connect",
    needs: "stripe.connect",
    stepUp: true,
    limit: { times: 30, seconds: 60 },
    input: StartConnect,
    output: z.object({ url: z.string() }),
    run: startConnect,
  }),
  staffRoute({
    on: "POST /api/payments/disconnect",
    needs: "stripe.connect",
    stepUp: true,
    limit: { times: 10, seconds: 60 },
    input: Nothing,
    output: Done,
    run: disconnect,
  }),
  staffRoute({
    on: "GET /api/payments/connect",
    needs: "tenant.read",
    limit: { times: 120, seconds: 60 },
    input: Nothing,
    output: StripeState,
    run: getConnect,
  }),
  ...moneyBackRoutes,
]
