import type { SetPartPayments } from "../../shared/payments.ts"
import type { StaffCtx } from "../context.ts"
import { changeTenant } from "../tenants/actions.ts"

/** Whether customers may pay less than they owe. A page that is open keeps its amount. */
export const setPartPayments = (ctx: StaffCtx, { parts }: SetPartPayments) =>
  changeTenant(ctx, { partPayments: parts ?? undefined }, "payments.partsChanged", {
    leastPercent: parts?.leastPercent ?? 100,
  })
