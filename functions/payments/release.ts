import { addSeconds } from "../../shared/dates.ts"
import type { Payment, PaymentState } from "../../shared/payments.ts"
import type { Ctx } from "../context.ts"
import { log } from "../log.ts"
import { giveBack, reconcile } from "./reconcile.ts"
import { payments } from "./store.ts"

const lateSeconds: Partial<Record<PaymentState, number>> = { started: 45 * 60, processing: 86_400 }
/** A bank debit is decided within weeks; what is older was looked at every hour of them. */
const lookedAtSeconds = 35 * 86_400
const batch = 100

const isLate = (payment: Payment, now: string) => {
  const seconds = lateSeconds[payment.state]
  return seconds !== undefined && addSeconds(payment.createdAt, seconds) < now
}

async function* latePayments(ctx: Ctx): AsyncGenerator<Payment> {
  const oldest = addSeconds(ctx.now, -lookedAtSeconds)
  let after: string | undefined
  do {
    const { items, next } = await payments.all(ctx, { after, limit: batch })
    yield* items.filter((payment) => isLate(payment, ctx.now))
    after = items.every(({ createdAt }) => createdAt > oldest) ? (next ?? undefined) : undefined
  } while (after)
}

async function release(ctx: Ctx, late: Payment) {
  const payment = await reconcile(ctx, late)
  if (payment.state === "started") await giveBack(ctx, payment)
}

/**
 * Heals what lost messages left behind: payments that should have ended are settled or ended as Stripe says, through
 * the same path. One that cannot be looked at is logged and does not stop the others.
 */
export async function releaseExpiredPayments(ctx: Ctx) {
  let failures = 0
  for await (const payment of latePayments(ctx)) {
    try {
      await release(ctx, payment)
    } catch (error) {
      failures += 1
      const { tenantId, requestId } = ctx
      log("error", { message: "payment not released", tenantId, requestId, paymentId: payment.id, error })
    }
  }
  if (failures > 0) throw new Error(`${failures} payments could not be looked at; see the log`)
}
