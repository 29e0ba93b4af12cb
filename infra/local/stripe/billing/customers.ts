import type Stripe from "stripe"
import type { Params } from "../http/rules.ts"
import { get, newId, put } from "../state.ts"
import type { World } from "../world.ts"
import type { customerCreate, customerUpdate } from "./tables.ts"

export function createCustomer(world: World, account: string, params: Params<typeof customerCreate>) {
  const customer = {
    id: newId("cus", 14),
    object: "customer",
    address: null,
    balance: 0,
    created: world.seconds(),
    currency: null,
    default_source: null,
    delinquent: false,
    description: null,
    email: params.email ?? null,
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: params.metadata ?? {},
    name: params.name ?? null,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: "none",
    test_clock: null,
  } satisfies Stripe.Customer
  const made = put<Stripe.Customer>(world.state, account, customer)
  world.publish(account, "customer.created", made)
  return made
}

export function updateCustomer(
  world: World,
  account: string,
  id: string,
  params: Params<typeof customerUpdate>,
) {
  const customer = get(world.state, account, "customer", id, "id")
  Object.assign(customer, params, { metadata: { ...customer.metadata, ...params.metadata } })
  world.publish(account, "customer.updated", customer)
  return customer
}
