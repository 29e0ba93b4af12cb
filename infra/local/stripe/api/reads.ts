import type Stripe from "stripe"
import { invalid, missing, refusal } from "../http/problem.ts"
import type { Params } from "../http/rules.ts"
import { all, get, type Kind } from "../state.ts"
import { countries, type World } from "../world.ts"
import { supportedCurrencies } from "./currencies.ts"
import { page } from "./lists.ts"
import type * as tables from "./tables.ts"

/** Whose objects the call is about, and where it was made. */
export type Call = { world: World; account: string; path: string; id: string }
/** Equality on the named parameters; the rest of a list's parameters is paging. */
export function listed<K extends Kind>(kind: K, filters: string[]) {
  return ({ world, account, path }: Call, params: object) => {
    const asked = filters
      .filter((name) => name in params)
      .map((name) => [name, Reflect.get(params, name)] as const)
    const matching = all(world.state, account, kind).filter((object) =>
      asked.every(([name, value]) => Reflect.get(object, name) === value),
    )
    return page(matching, path, params)
  }
}

/** The platform sees itself and its connected accounts; anything else might as well not exist. */
export function retrieveAccount({ world: { state }, account, id }: Call) {
  if (account !== state.platform && account !== id) throw noAccess(state.apiKey, id)
  if (!Object.hasOwn(state.objects, id)) throw noAccess(state.apiKey, id)
  return get(state, state.platform, "account", id, "account")
}

/** As docs.stripe.com/api/country_specs, as far as it is read: every country's accounts may charge in any currency. */
export function retrieveCountry({ id }: Call) {
  const currency = Object.hasOwn(countries, id) ? countries[id] : undefined
  if (!currency)
    throw invalid(`Country '${id}' is unknown.`, { code: "country_unsupported", param: "country" })
  return {
    id,
    object: "country_spec",
    default_currency: currency,
    supported_bank_account_currencies: { [currency]: [id] },
    supported_payment_currencies: supportedCurrencies,
    supported_payment_methods: ["card", "stripe"],
    supported_transfer_countries: [id],
    verification_fields: {
      company: { additional: [], minimum: [] },
      individual: { additional: [], minimum: [] },
    },
  } satisfies Stripe.CountrySpec
}

export const noAccess = (apiKey: string, account: string) =>
  refusal({
    status: 403,
    type: "invalid_request_error",
    code: "account_invalid",
    message: `The provided key '${masked(apiKey)}' does not have access to account '${account}' (or that account does not exist). Application access may have been revoked.`,
  })

export const masked = (key: string) =>
  `${key.slice(0, 8)}${"*".repeat(Math.max(0, key.length - 12))}${key.slice(-4)}`

const eventsOf = ({ world, account }: Call) =>
  world.state.events
    .map(({ event }) => event)
    .filter((event) => (event.account ?? world.state.platform) === account)
    .reverse()

export function retrieveEvent(call: Call) {
  const event = eventsOf(call).find(({ id }) => id === call.id)
  if (!event) throw missing("event", call.id)
  return event
}

export function listEvents(
  call: Call,
  { type, types = type ? [type] : undefined, ...paging }: Params<typeof tables.eventList>,
) {
  const matches = (name: string) =>
    types?.some((pattern) =>
      new RegExp(`^${pattern.replaceAll(".", "\\.").replaceAll("*", ".*")}$`).test(name),
    )
  const events = eventsOf(call).filter((event) => !types || matches(event.type))
  return page(events, call.path, paging)
}

export function listSessions(call: Call, { customer_details, ...params }: Params<typeof tables.sessionList>) {
  const sessions = all(call.world.state, call.account, "checkout.session").filter(
    (session) =>
      (!customer_details || session.customer_details?.email === customer_details.email) &&
      (!params.payment_intent || session.payment_intent === params.payment_intent) &&
      (!params.status || session.status === params.status),
  )
  return page(sessions, call.path, params)
}

export function listLineItems(
  { world, account, path, id }: Call,
  params: Params<typeof tables.lineItemList>,
) {
  get(world.state, account, "checkout.session", id, "session")
  return page(world.state.checkouts[id]?.lineItems ?? [], path, params)
}
