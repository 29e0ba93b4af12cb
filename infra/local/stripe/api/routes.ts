import type { Params, Rules } from "../http/rules.ts"
import { createAccount, createAccountLink } from "../objects/accounts.ts"
import { createSession, expireSession } from "../objects/checkout.ts"
import { closeDispute, updateDispute } from "../objects/disputes.ts"
import { createRefund } from "../objects/refunds.ts"
import { get, type Kind } from "../state.ts"
import {
  type Call,
  listEvents,
  listed,
  listLineItems,
  listSessions,
  retrieveAccount,
  retrieveEvent,
} from "./reads.ts"
import * as tables from "./tables.ts"

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
