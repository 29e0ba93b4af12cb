import { addSeconds } from "../../shared/dates.ts"
import type { Payment, PaymentState } from "../../shared/payments.ts"
import type { Ctx } from "../context.ts"
import { log } from "../log.ts"
import { giveBack, reconcile } from "./reconcile.ts"
import { hasUnansweredRefund, refreshMoneyBack } from "./refund.ts"
import { payments } from "./store.ts"

const lateSeconds: Partial<Record<PaymentState, number>> = { started: 45 * 60, processing: 86_400 }
/** A bank debit is decided within weeks; what is older was looked at every hour of them. */
const lookedAtSeconds = 35 * 86_400
const batch = 100

const isLate = (payment: Payment, now: string) => {
  if (hasUnansweredRefund(payment, now)) return true
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

/** Checkouts are open for half an hour at most. */
const openSeconds = 60 * 60

async function* openPages(ctx: Ctx, accountId: string): AsyncGenerator<Payment> {
  const oldest = addSeconds(ctx.now, -openSeconds)
  let after: string | undefined
  do {
    const { items, next } = await payments.all(ctx, { after, limit: batch })
    yield* items.filter(({ state, stripe }) => state === "started" && stripe?.accountId === accountId)
    after = items.every(({ createdAt }) => createdAt > oldest) ? (next ?? undefined) : undefined
  } while (after)
}

function notReleased({ tenantId, requestId }: Ctx, { id: paymentId }: Payment, error: unknown) {
  log("error", { message: "payment not released", tenantId, requestId, paymentId, error })
}

/** Nobody can pay on an account any more. A page that cannot be closed, as one that is being paid, ends by itself. */
export async function closeOpenPages(ctx: Ctx, accountId: string) {
  for await (const payment of openPages(ctx, accountId))
    await giveBack(ctx, payment).catch((error) => notReleased(ctx, payment, error))
}

async function release(ctx: Ctx, late: Payment) {
  if (hasUnansweredRefund(late, ctx.now)) return refreshMoneyBack(ctx, late)
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
      notReleased(ctx, payment, error)
    }
  }
  if (failures > 0) throw new Error(`${failures} payments could not be looked at; see the log`)
}
