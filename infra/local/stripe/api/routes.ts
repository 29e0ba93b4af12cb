import { createCustomer, updateCustomer } from "../billing/customers.ts"
import { createPortalSession, listInvoices, listPrices, listSubscriptions } from "../billing/routes.ts"
import * as billing from "../billing/tables.ts"
import type { Params, Rules } from "../http/rules.ts"
import { createAccount, createAccountLink } from "../objects/accounts.ts"
import { createSession, expireSession } from "../objects/checkout.ts"
import { closeDispute, updateDispute } from "../objects/disputes.ts"
import { chargeSaved } from "../objects/off-session.ts"
import { createRefund } from "../objects/refunds.ts"
import { detach } from "../objects/saved-cards.ts"
import { get, type Kind } from "../state.ts"
import {
  type Call,
  listEvents,
  listed,
  listLineItems,
  listSessions,
  retrieveAccount,
  retrieveCountry,
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
    "GET /v1/country_specs/{id}",
    "countrySpecs.retrieve",
    tables.noParams,
    retrieveCountry,
    platformOnly,
  ),
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
  route(
    "GET /v1/payment_intents",
    "paymentIntents.list",
    tables.intentList,
    listed("payment_intent", ["customer"]),
  ),
  route(
    "POST /v1/payment_intents",
    "paymentIntents.create",
    tables.intentCreate,
    ({ world, account }, params) => chargeSaved(world, account, params),
  ),
  retrieve("/v1/setup_intents", "setupIntents", "setup_intent", "intent"),
  retrieve("/v1/payment_methods", "paymentMethods", "payment_method", "payment_method"),
  route(
    "POST /v1/payment_methods/{id}/detach",
    "paymentMethods.detach",
    tables.noParams,
    ({ world, account, id }) => detach(world, account, id),
  ),
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
  route("POST /v1/customers", "customers.create", billing.customerCreate, ({ world, account }, params) =>
    createCustomer(world, account, params),
  ),
  route(
    "POST /v1/customers/{id}",
    "customers.update",
    billing.customerUpdate,
    ({ world, account, id }, params) => updateCustomer(world, account, id, params),
  ),
  retrieve("/v1/customers", "customers", "customer", "id"),
  route("GET /v1/prices", "prices.list", billing.priceList, listPrices),
  route("GET /v1/subscriptions", "subscriptions.list", billing.subscriptionList, listSubscriptions),
  route("GET /v1/invoices", "invoices.list", billing.invoiceList, listInvoices),
  route(
    "POST /v1/billing_portal/sessions",
    "billingPortal.sessions.create",
    billing.portalSessionCreate,
    createPortalSession,
  ),
  route("GET /v1/events/{id}", "events.retrieve", tables.noParams, retrieveEvent),
  route("GET /v1/events", "events.list", tables.eventList, listEvents),
]
