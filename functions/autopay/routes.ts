import * as z from "zod"
import { AutopayPage, OfCurrency, StartAutopay } from "../../shared/autopay.ts"
import { oftenAMinute } from "../http/limit.ts"
import { contactRoute, staffRoute } from "../http/route.ts"
import { finishAutopay, getForCustomer, getOwn, startAutopay, stopForCustomer, stopOwn } from "./actions.ts"

const OfCustomer = z.strictObject({ customerId: z.string() })

/** All of them with the other routes that ask Stripe. */
export const autopayRoutes = [
  contactRoute({
    on: "GET /api/payments/autopay",
    needs: "portal.pay",
    limit: "gateway",
    input: z.strictObject({}),
    output: AutopayPage,
    run: getOwn,
  }),
  contactRoute({
    on: "POST /api/payments/autopay",
    needs: "portal.pay",
    limit: oftenAMinute,
    input: StartAutopay,
    output: z.object({ url: z.string() }),
    run: startAutopay,
  }),
  contactRoute({
    on: "POST /api/payments/autopay/finish",
    needs: "portal.pay",
    limit: oftenAMinute,
    input: OfCurrency,
    output: AutopayPage,
    run: finishAutopay,
  }),
  contactRoute({
    on: "POST /api/payments/autopay/off",
    needs: "portal.pay",
    limit: oftenAMinute,
    input: OfCurrency,
    output: AutopayPage,
    run: stopOwn,
  }),
  staffRoute({
    on: "GET /api/payments/customers/{customerId}/autopay",
    needs: "payments.read",
    limit: "gateway",
    input: OfCustomer,
    output: AutopayPage,
    run: getForCustomer,
  }),
  staffRoute({
    on: "POST /api/payments/customers/{customerId}/autopay/off",
    needs: "payments.write",
    limit: "gateway",
    input: OfCustomer.extend(OfCurrency.shape),
    output: AutopayPage,
    run: stopForCustomer,
  }),
]
