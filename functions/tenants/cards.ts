import type { Currency } from "../../shared/money.ts"
import type { Tenant } from "../../shared/tenants.ts"

/** Whether a card can pay the company now, in this currency where one is named: as Stripe said of its account. */
export const takesCards = ({ stripe }: Pick<Tenant, "stripe">, currency?: Currency) =>
  stripe?.chargesEnabled === true && !(currency && stripe.excluded?.includes(currency))
