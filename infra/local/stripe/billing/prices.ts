import type Stripe from "stripe"
import { missing } from "../http/problem.ts"
import { all, put } from "../state.ts"
import type { World } from "../world.ts"

const product = "prod_PorticoPremium"
const amounts = { month: 14_900, year: 149_000 } as const
type Interval = keyof typeof amounts

const recurring = (interval: Interval): Stripe.Price.Recurring => ({
  interval,
  interval_count: 1,
  meter: null,
  trial_period_days: null,
  usage_type: "licensed",
})

const newPrice = (interval: Interval, created: number) =>
  ({
    id: `price_PorticoPremium_${interval}`,
    object: "price",
    active: true,
    billing_scheme: "per_unit",
    created,
    currency: "aed",
    custom_unit_amount: null,
    livemode: false,
    lookup_key: `premium_${interval}`,
    metadata: {},
    nickname: null,
    product,
    recurring: recurring(interval),
    tax_behavior: "exclusive",
    tiers_mode: null,
    transform_quantity: null,
    type: "recurring",
    unit_amount: amounts[interval],
    unit_amount_decimal: null,
  }) satisfies Stripe.Price

/** What whoever runs Portico has set up in the Dashboard: Premium by the month and by the year. */
export function seedPrices({ state }: World, created: number) {
  if (all(state, state.platform, "price").length > 0) return
  for (const interval of ["month", "year"] as const) put(state, state.platform, newPrice(interval, created))
}

export const pricesOf = ({ state }: World, account: string) => all(state, account, "price")

/** The other way to pay for the same. */
export function otherPrice(world: World, account: string, price: Stripe.Price): Stripe.Price {
  const other = pricesOf(world, account).find(({ id }) => id !== price.id)
  if (!other) throw missing("price", "other")
  return other
}
