import { createAccount, createAccountLink } from "../accounts.ts"
import { createSession, expireSession } from "../checkout.ts"
import { closeDispute, updateDispute } from "../disputes.ts"
import type { Params, Rules } from "../http/rules.ts"
import { missing, refusal } from "../problem.ts"
import { createRefund } from "../refunds.ts"
import { all, get, type Kind } from "../state.ts"
import type { World } from "../world.ts"
import { page } from "./lists.ts"
import * as tables from "./tables.ts"

/** Whose objects the call is about, and where it was made. */
export type Call = { world: World; account: string; path: string; id: string }
export type Route = {
  method: string
  pattern: RegExp
  /** The SDK's name of the call, by which faults are asked for. */
  operation: string
  params: Rules
  platformOnly: boolean
  run: (call: Call, params: never) => object
}

type Options = { platformOnly?: boolean }

function route<const R extends Rules>(
  on: string,
  operation: string,
  params: R,
  run: (call: Call, params: Params<R>) => object,
  { platformOnly = false }: Options = {},
): Route {
  const [method = "", path = ""] = on.split(" ")
  const pattern = new RegExp(`^${path.replace("{id}", "(?<id>[A-Za-z0-9_]+)")}$`)
  return { method, pattern, operation, params, platformOnly, run }
}

const retrieve = (path: string, operation: string, kind: Kind, param: string) =>
  route(`GET ${path}/{id}`, `${operation}.retrieve`, tables.noParams, ({ world, account, id }) =>
    get(world.state, account, kind, id, param),
  )

/** Equality on the named parameters; the rest of a list's parameters is paging. */
function listed<K extends Kind>(kind: K, filters: string[]) {
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
function retrieveAccount({ world: { state }, account, id }: Call) {
  if (account !== state.platform && account !== id) throw noAccess(state.apiKey, id)
  if (!Object.hasOwn(state.objects, id)) throw noAccess(state.apiKey, id)
  return get(state, state.platform, "account", id, "account")
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

function retrieveEvent(call: Call) {
  const event = eventsOf(call).find(({ id }) => id === call.id)
  if (!event) throw missing("event", call.id)
  return event
}

function listEvents(
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

function listSessions(call: Call, { customer_details, ...params }: Params<typeof tables.sessionList>) {
  const sessions = all(call.world.state, call.account, "checkout.session").filter(
    (session) =>
      (!customer_details || session.customer_details?.email === customer_details.email) &&
      (!params.payment_intent || session.payment_intent === params.payment_intent) &&
      (!params.status || session.status === params.status),
  )
  return page(sessions, call.path, params)
}

function listLineItems({ world, account, path, id }: Call, params: Params<typeof tables.lineItemList>) {
  get(world.state, account, "checkout.session", id, "session")
  return page(world.state.checkouts[id]?.lineItems ?? [], path, params)
}

const platformOnly = { platformOnly: true }
const sessions = "/v1/checkout/sessions"

/** Everything the stand-in answers. A path that is not here is refused as Stripe refuses an unknown URL. */
export const routes: Route[] = [
  route(
    "POST /v1/accounts",
    "accounts.create",
    tables.accountCreate,
    ({ world }, params) => createAccount(world, params),
    platformOnly,
  ),
  route("GET /v1/accounts/{id}", "accounts.retrieve", tables.noParams, retrieveAccount),
  route(
    "POST /v1/account_links",
    "accountLinks.create",
    tables.accountLinkCreate,
    ({ world }, params) => createAccountLink(world, params),
    platformOnly,
  ),
  route(`POST ${sessions}`, "checkout.sessions.create", tables.sessionCreate, ({ world, account }, params) =>
    createSession(world, account, params),
  ),
  retrieve(sessions, "checkout.sessions", "checkout.session", "session"),
  route(`GET ${sessions}`, "checkout.sessions.list", tables.sessionList, listSessions),
  route(
    `GET ${sessions}/{id}/line_items`,
    "checkout.sessions.listLineItems",
    tables.lineItemList,
    listLineItems,
  ),
  route(
    `POST ${sessions}/{id}/expire`,
    "checkout.sessions.expire",
    tables.noParams,
    ({ world, account, id }) => expireSession(world, account, id),
  ),
  retrieve("/v1/payment_intents", "paymentIntents", "payment_intent", "intent"),
  route("GET /v1/payment_intents", "paymentIntents.list", tables.intentList, listed("payment_intent", [])),
  retrieve("/v1/charges", "charges", "charge", "id"),
  route("GET /v1/charges", "charges.list", tables.chargeList, listed("charge", ["payment_intent"])),
  retrieve("/v1/balance_transactions", "balanceTransactions", "balance_transaction", "id"),
  route(
    "GET /v1/balance_transactions",
    "balanceTransactions.list",
    tables.transactionList,
    listed("balance_transaction", ["source", "type", "currency"]),
  ),
  route("POST /v1/refunds", "refunds.create", tables.refundCreate, ({ world, account }, params) =>
    createRefund(world, account, params),
  ),
  retrieve("/v1/refunds", "refunds", "refund", "id"),
  route("GET /v1/refunds", "refunds.list", tables.refundList, listed("refund", ["charge", "payment_intent"])),
  retrieve("/v1/disputes", "disputes", "dispute", "dispute"),
  route(
    "GET /v1/disputes",
    "disputes.list",
    tables.disputeList,
    listed("dispute", ["charge", "payment_intent"]),
  ),
  route("POST /v1/disputes/{id}", "disputes.update", tables.disputeUpdate, ({ world, account, id }, params) =>
    updateDispute(world, account, id, params),
  ),
  route("POST /v1/disputes/{id}/close", "disputes.close", tables.noParams, ({ world, account, id }) =>
    closeDispute(world, account, id),
  ),
  route("GET /v1/events/{id}", "events.retrieve", tables.noParams, retrieveEvent),
  route("GET /v1/events", "events.list", tables.eventList, listEvents),
]
