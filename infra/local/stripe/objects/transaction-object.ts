import type Stripe from "stripe"
import { newId } from "../state.ts"
import type { World } from "../world.ts"

export function newTransaction(
  world: World,
  source: { id: string; currency: string; description?: string | null },
  {
    amount,
    fee,
    type,
  }: { amount: number; fee: number; type: "charge" | "refund" | "adjustment" | "refund_failure" },
) {
  const { currency, id, description = null } = source
  const fees = {
    amount: fee,
    application: null,
    currency,
    description: "Stripe processing fees",
    type: "stripe_fee",
  }
  return {
    id: newId("txn"),
    object: "balance_transaction",
    amount,
    available_on: world.seconds() + 7 * 24 * 60 * 60,
    balance_type: "payments",
    created: world.seconds(),
    currency,
    description,
    exchange_rate: null,
    fee,
    fee_details: fee ? [fees] : [],
    net: amount - fee,
    reporting_category: type === "adjustment" ? "dispute" : type,
    source: id,
    status: "pending",
    type,
  } satisfies Stripe.BalanceTransaction as Stripe.BalanceTransaction
}
