import type { AutopayPage, AutopayView } from "../../shared/autopay.ts"
import type { Customer } from "../../shared/customers.ts"
import type { Tenant } from "../../shared/tenants.ts"
import type { Ctx } from "../context.ts"
import { invoices } from "../invoices/store.ts"
import { takesCards } from "../tenants/cards.ts"
import { autopays } from "./store.ts"

const currenciesMax = 10

/** A card that nobody gave yet is nothing to show: whoever left the page starts again. */
const isShown = ({ state }: { state: AutopayView["state"] }) => state !== "saving"

/** The customer's own currency first, then those of its open invoices and of what was turned on before. */
export async function pageOf(ctx: Ctx, customer: Customer, tenant: Tenant): Promise<AutopayPage> {
  const [known, open] = await Promise.all([
    autopays.owned(ctx, customer.id),
    invoices.listed(ctx, customer.id, "open"),
  ])
  const currencies = [
    ...new Set([
      customer.currency,
      ...open.map(({ currency }) => currency),
      ...known.map(({ currency }) => currency),
    ]),
  ]
  return {
    items: currencies.slice(0, currenciesMax).map((currency) => {
      const autopay = known.filter(isShown).find((each) => each.currency === currency)
      return {
        currency,
        offered: takesCards(tenant, currency),
        autopay: autopay ? { ...autopay, card: autopay.card ?? null } : null,
      }
    }),
  }
}
