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

/** What happens by the clock. What fails for one tenant is logged, and stops neither its other work nor the others'. */
export const handler: Handler = async (message, { awsRequestId: requestId }) => {
  const { job } = Message.parse(message)
  let failures = 0
  for await (const tenantId of everyTenant())
    for (const work of works[job])
      try {
        await work(systemCtx(tenantId, requestId))
      } catch (error) {
        failures += 1
        log("error", { message: "schedule failed", job, tenantId, requestId, error })
      }
  if (failures > 0) throw new Error(`${failures} pieces of work failed; see the log`)
}
