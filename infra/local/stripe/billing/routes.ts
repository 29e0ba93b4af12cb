import type Stripe from "stripe"
import { page } from "../api/lists.ts"
import { type Call, listed } from "../api/reads.ts"
import { invalid } from "../http/problem.ts"
import type { Params } from "../http/rules.ts"
import { all, get, newId } from "../state.ts"
import { pricesOf } from "./prices.ts"
import type { portalSessionCreate, priceList, subscriptionList } from "./tables.ts"

export function listPrices(
  { world, account, path }: Call,
  { lookup_keys, active, ...paging }: Params<typeof priceList>,
) {
  const matching = pricesOf(world, account).filter(
    (price) =>
      (!lookup_keys || lookup_keys.includes(price.lookup_key ?? "")) &&
      (active === undefined || price.active === active),
  )
  return page(matching, path, paging)
}

const isOver = ({ status }: Stripe.Subscription) => status === "canceled" || status === "incomplete_expired"

/** Those that ended are left out unless they are asked for. */
export function listSubscriptions(
  { world, account, path }: Call,
  { customer, status, ...paging }: Params<typeof subscriptionList>,
) {
  if (customer) get(world.state, account, "customer", customer, "customer")
  const matching = all(world.state, account, "subscription").filter(
    (each) =>
      (!customer || each.customer === customer) &&
      (status === "all" ||
        (status === undefined && !isOver(each)) ||
        (status === "ended" && isOver(each)) ||
        each.status === status),
  )
  return page(matching, path, paging)
}

export const listInvoices = listed("invoice", ["customer"])

/** The address of Stripe's customer portal; whoever has it acts for the customer. */
export function createPortalSession(
  { world, account }: Call,
  { customer, return_url, locale }: Params<typeof portalSessionCreate>,
) {
  get(world.state, account, "customer", customer, "customer")
  if (!return_url) throw invalid("You must provide a return URL.", { param: "return_url" })
  const id = newId("bps", 24)
  const token = newId("test", 40)
  world.state.portals[token] = { customer, returnUrl: return_url }
  return {
    id,
    object: "billing_portal.session",
    configuration: "bpc_PorticoLocal",
    created: world.seconds(),
    customer,
    customer_account: null,
    flow: null,
    livemode: false,
    locale: locale ?? null,
    on_behalf_of: null,
    return_url,
    url: `${world.pagesUrl}/p/session/${token}`,
  } satisfies Stripe.BillingPortal.Session
}
