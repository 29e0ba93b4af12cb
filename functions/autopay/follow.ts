import type Stripe from "stripe"
import { isCurrency } from "../../shared/money.ts"
import { next } from "../../shared/stored.ts"
import type { EventOutcome } from "../../shared/stripe-events.ts"
import type { Ctx } from "../context.ts"
import { commit } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import { detachedIn, forgetCard, readSetup } from "../stripe/saved-cards.ts"
import { autopayEvent } from "./events.ts"
import { stop } from "./stop.ts"
import { autopays } from "./store.ts"

/** Turns on what was agreed to, once Stripe itself says that the card is saved. Asked again, it changes nothing. */
export const keepCard = (ctx: Ctx, customerId: string, currency: string) =>
  withFreshReads(async () => {
    const autopay = await autopays.find(ctx, currency, customerId)
    const { accountId = "", sessionId } = autopay?.stripe ?? {}
    if (autopay?.state !== "saving" || !sessionId) return
    const saved = await readSetup(accountId, sessionId)
    if (!saved) return
    const { card, paymentMethodId } = saved
    const on = next(autopay, {
      ...{ state: "on", card, changedAt: ctx.now },
      stripe: { ...autopay.stripe, paymentMethodId },
    })
    await commit(ctx, autopays.replace(ctx, on), autopayEvent(ctx, "autopay.started", on))
  })

/**
 * A page that saved a card was finished. One that nobody waits for any more, since autopay was turned off or agreed
 * to anew meanwhile, saved a card that nobody allowed to be charged: it is forgotten at once.
 */
export async function followSetup(
  ctx: Ctx,
  session: Stripe.Checkout.Session,
  accountId: string,
): Promise<EventOutcome> {
  const { tenantId, customerId = "", autopay: currency = "" } = session.metadata ?? {}
  if (tenantId !== ctx.tenantId || !isCurrency(currency)) return "ignored"
  const autopay = await autopays.find(ctx, currency, customerId)
  if (autopay?.stripe.sessionId === session.id && autopay.state !== "off") {
    await keepCard(ctx, customerId, currency)
    return "handled"
  }
  const saved = await readSetup(accountId, session.id)
  const kept = autopay?.stripe.paymentMethodId
  if (saved && saved.paymentMethodId !== kept) await forgetCard(accountId, saved.paymentMethodId)
  return "handled"
}

/** The company, or Stripe, took the card away: nothing can be charged any more, and the payer is told. */
export async function followDetached(
  ctx: Ctx,
  event: Stripe.Event,
  accountId: string,
): Promise<EventOutcome> {
  const paymentMethodId = detachedIn(event)
  const all = await autopays.whole(ctx)
  const autopay = all.find(({ stripe }) => stripe.paymentMethodId === paymentMethodId)
  if (autopay?.state !== "on" || autopay.stripe.accountId !== accountId) return "ignored"
  await stop(ctx, autopay, "card_removed")
  return "handled"
}
