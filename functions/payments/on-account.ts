import { conflict, invalid } from "../../shared/errors.ts"
import { type Currency, type Money, money, parseAmount } from "../../shared/money.ts"
import type { PayOnAccount, StartedPayment } from "../../shared/payments.ts"
import { madeBefore, rememberMade } from "../store/asked-once.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import { chargeable, isTooLarge, isTooSmall } from "../stripe/amounts.ts"
import { requireVisible } from "../tenants/visibility.ts"
import { accountOf, type PayerCtx } from "./chosen.ts"
import { reconcile } from "./reconcile.ts"
import { begin, open } from "./start.ts"
import { payments } from "./store.ts"

/**
 * What was typed, as an amount that a card can be asked for. Throws `invalid` with the reason where it is none. A
 * dinar amount between two tens of fils is refused, not rounded up: nobody pays more than they typed.
 */
export function amountOnAccount(text: string, currency: Currency): Money {
  const minor = parseAmount(text, currency)
  if (minor === undefined || minor < 0) throw invalid({ amount: "not_an_amount" })
  const amount = money(minor, currency)
  if (isTooSmall(amount)) throw invalid({ amount: "below_minimum" })
  if (isTooLarge(amount)) throw invalid({ amount: "too_large" })
  if (chargeable(amount).minor !== minor) throw invalid({ amount: "not_in_tens" })
  return amount
}

/** Asked again with the same key: the page that is open for it. One that ended needs a new key. */
async function resume(ctx: PayerCtx, paymentId: string, accountId: string): Promise<StartedPayment> {
  const payment = await reconcile(ctx, await payments.get(ctx, paymentId, ctx.customerId))
  if (payment.state !== "started" || payment.stripe?.accountId !== accountId) throw conflict("key_reused")
  const { url } = payment.stripe
  return url ? { paymentId, url } : open(ctx, payment, accountId)
}

async function payOnce(ctx: PayerCtx, { amount: text, idempotencyKey: key }: PayOnAccount) {
  requireVisible(ctx, "onlinePayment")
  const { customerId } = ctx
  const amount = amountOnAccount(text, ctx.customer.currency)
  const accountId = accountOf(ctx, amount.currency)
  const asked = { customerId, key, what: "onAccount", input: { ...amount, contactId: ctx.contact.id } }
  const madeId = await madeBefore(ctx, asked)
  if (madeId) return resume(ctx, madeId, accountId)
  const remembered = (paymentId: string) => [rememberMade(ctx, asked, paymentId)]
  return open(ctx, await begin(ctx, [], { amount, allocations: [] }, { accountId }, remembered), accountId)
}

/**
 * Starts a payment that names no invoice. It settles like every other, and since there is no invoice to spread it over,
 * all of it becomes the customer's credit. No invoice is held, so the caller's key is what keeps a double click at one.
 */
export const payOnAccount = (ctx: PayerCtx, input: PayOnAccount) => withFreshReads(() => payOnce(ctx, input))
