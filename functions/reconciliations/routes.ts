import * as z from "zod"
import { addSeconds } from "../../shared/dates.ts"
import { conflict } from "../../shared/errors.ts"
import { Reconciliation, Reconciliations } from "../../shared/reconciliations.ts"
import type { StaffCtx, TenantCtx } from "../context.ts"
import { staffRoute } from "../http/route.ts"
import { reconciliations } from "./store.ts"

const Nothing = z.strictObject({})
const shownMax = 30
const askedDays = 35

const list = async (ctx: TenantCtx): Promise<Reconciliations> => ({
  items: (await reconciliations.all(ctx, { limit: shownMax })).items,
})

/** Five weeks at once. Throws `conflict` (not_connected) where there is no account to compare with. */
async function reconcileNow(ctx: StaffCtx): Promise<Reconciliation> {
  // Stripe's library is no part of what the list starts with.
  const { reconcileAccounts } = await import("./reconcile.ts")
  const run = await reconcileAccounts(ctx, addSeconds(ctx.now, -askedDays * 86_400))
  if (!run) throw conflict("not_connected")
  return run
}

export const reconciliationRoutes = [
  staffRoute({
    on: "GET /api/payments/reconciliations",
    needs: "payments.read",
    limit: "gateway",
    input: Nothing,
    output: Reconciliations,
    run: list,
  }),
  staffRoute({
    on: "POST /api/payments/reconciliations",
    needs: "payments.write",
    limit: { times: 5, seconds: 60 },
    input: Nothing,
    output: Reconciliation,
    run: reconcileNow,
  }),
]
