import * as z from "zod"
import { RefundPayment, StaffPayment } from "../../shared/payments.ts"
import { staffRoute } from "../http/route.ts"
import { refreshMoneyBack, refundPayment } from "./refund.ts"
import { staffViewOf } from "./staff-view.ts"

/** Served where Stripe's library is. */
export const moneyBackRoutes = [
  staffRoute({
    on: "POST /api/payments/refunds",
    needs: "payments.refund",
    stepUp: true,
    limit: { times: 30, seconds: 60 },
    input: RefundPayment,
    output: StaffPayment,
    run: async (ctx, asked) => staffViewOf(ctx, await refundPayment(ctx, asked)),
  }),
  /** Changes nothing but what Stripe says, and what was asked of it before. */
  staffRoute({
    on: "POST /api/payments/refresh",
    needs: "payments.write",
    limit: { times: 30, seconds: 60 },
    input: z.strictObject({ customerId: z.string(), paymentId: z.string() }),
    output: StaffPayment,
    run: async (ctx, { customerId, paymentId: id }) =>
      staffViewOf(ctx, await refreshMoneyBack(ctx, { customerId, id })),
  }),
]
