import type { Handler } from "aws-lambda"
import * as z from "zod"
import { runAutopay } from "./autopay/run.ts"
import { noteEffectiveBankDetails } from "./bank-transfers/actions.ts"
import { continueInvitations } from "./bulk-invitations/continue.ts"
import { type Ctx, systemCtx } from "./context.ts"
import { lookAtDueDomains } from "./domains/due.ts"
import { log } from "./log.ts"
import { releaseExpiredPayments } from "./payments/release.ts"
import { lookAtPlanDaily } from "./plans/look.ts"
import { reconcileNightly } from "./reconciliations/reconcile.ts"
import { checkSenderDaily } from "./sender-domain/check.ts"
import { startMonthlyStatements } from "./statements/monthly.ts"
import { everyTenant } from "./tenants/every.ts"

const Message = z.object({ job: z.enum(["hourly", "daily"]) })

const works = {
  hourly: [
    releaseExpiredPayments,
    runAutopay,
    continueInvitations,
    lookAtDueDomains,
    noteEffectiveBankDetails,
  ],
  daily: [startMonthlyStatements, checkSenderDaily, lookAtPlanDaily, reconcileNightly],
} satisfies Record<z.infer<typeof Message>["job"], ((ctx: Ctx) => Promise<void>)[]>

/** What happens by the clock. One tenant's trouble is logged and does not stop the others'. */
export const handler: Handler = async (message, context) => {
  const { job } = Message.parse(message)
  let failures = 0
  for await (const tenantId of everyTenant()) {
    try {
      for (const work of works[job]) await work(systemCtx(tenantId, context.awsRequestId))
    } catch (error) {
      failures += 1
      log("error", { message: "schedule failed", job, tenantId, requestId: context.awsRequestId, error })
    }
  }
  if (failures > 0) throw new Error(`${failures} tenants failed; see the log`)
}
