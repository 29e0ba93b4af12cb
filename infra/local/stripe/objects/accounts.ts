import type Stripe from "stripe"
import type { accountCreate, accountLinkCreate } from "../api/tables.ts"
import { invalid } from "../http/problem.ts"
import type { Params } from "../http/rules.ts"
import { get, newId, put } from "../state.ts"
import { countries, type World } from "../world.ts"

const linkSeconds = 5 * 60
const asked = ["business_profile.url", "external_account", "tos_acceptance.date", "tos_acceptance.ip"]

export function createAccount(world: World, params: Params<typeof accountCreate>) {
  if (params.type && params.controller)
    throw invalid("You may only specify one of these parameters: type, controller.")
  const country = params.country ?? "AE"
  const currency = countries[country]
  if (!currency)
    throw invalid(
      `Country '${country}' is unknown. Try using a 2-character alphanumeric country code instead, such as 'US', 'EG', or 'GB'. A full list of country codes is available at https://stripe.com/global`,
      { code: "country_unsupported", param: "country" },
    )
  const type = params.controller ? "none" : (params.type ?? "standard")
  const account = {
    id: newId("acct", 16),
    object: "account",
    business_profile: businessProfile(params.business_profile ?? {}),
    business_type: params.business_type ?? null,
    capabilities: capabilities(params),
    charges_enabled: false,
    controller: controller(params),
    country,
    created: world.seconds(),
    default_currency: params.default_currency ?? currency,
    details_submitted: false,
    email: params.email ?? null,
    external_accounts: { object: "list", data: [], has_more: false, url: "/v1/accounts/external_accounts" },
    future_requirements: requirements([]),
    metadata: params.metadata ?? {},
    payouts_enabled: false,
    requirements: requirements(asked),
    tos_acceptance: { date: null, ip: null, user_agent: null },
    type,
  } satisfies Stripe.Account
  return put<Stripe.Account>(world.state, world.state.platform, account)
}

const businessProfile = (given: NonNullable<Params<typeof accountCreate>["business_profile"]>) =>
  ({
    mcc: given.mcc ?? null,
    minority_owned_business_designation: null,
    name: given.name ?? null,
    product_description: given.product_description ?? null,
    specified_commercial_transactions_act_url: null,
    support_address: null,
    support_email: given.support_email ?? null,
    support_phone: null,
    support_url: null,
    url: given.url ?? null,
  }) satisfies Stripe.Account.BusinessProfile

function capabilities({ capabilities = {} }: Params<typeof accountCreate>): Stripe.Account.Capabilities {
  const names = (["card_payments", "transfers"] as const).filter((name) => capabilities[name]?.requested)
  return Object.fromEntries(names.map((name) => [name, "inactive" as const]))
}

function controller({ type, controller: given }: Params<typeof accountCreate>): Stripe.Account.Controller {
  const full = !given && (type ?? "standard") === "standard"
  return {
    type: "application",
    is_controller: true,
    fees: { payer: given?.fees?.payer ?? (full ? "account" : "application_express") },
    losses: { payments: given?.losses?.payments ?? (full ? "stripe" : "application") },
    requirement_collection: given?.requirement_collection ?? (type === "custom" ? "application" : "stripe"),
    stripe_dashboard: {
      type: given?.stripe_dashboard?.type ?? (full ? "full" : type === "custom" ? "none" : "express"),
    },
  }
}

const requirements = (due: string[]) =>
  ({
    alternatives: [],
    current_deadline: null,
    currently_due: due,
    disabled_reason: due.length > 0 ? "requirements.past_due" : null,
    errors: [],
    eventually_due: due,
    past_due: due,
    pending_verification: [],
  }) satisfies Stripe.Account.Requirements

export function createAccountLink(world: World, params: Params<typeof accountLinkCreate>) {
  const account = get(world.state, world.state.platform, "account", params.account, "account")
  if (params.type === "account_update" && account.controller?.requirement_collection !== "application")
    throw invalid("You cannot create `account_update` type Account Links for this account.", {
      param: "type",
    })
  const token = newId("l", 32)
  const expiresAt = world.seconds() + linkSeconds
  world.state.links[token] = {
    account: account.id,
    returnUrl: params.return_url,
    refreshUrl: params.refresh_url,
    expiresAt,
  }
  return {
    object: "account_link",
    created: world.seconds(),
    expires_at: expiresAt,
    url: `${world.pagesUrl}/setup/s/${account.id}/${token}`,
  } satisfies Stripe.AccountLink
}

/** What Stripe does when the merchant has handed in everything it asked for. */
export function completeOnboarding(world: World, account: Stripe.Account) {
  const { charges_enabled, payouts_enabled, details_submitted, capabilities, requirements: before } = account
  const previous = { charges_enabled, payouts_enabled, details_submitted, capabilities, requirements: before }
  Object.assign(account, {
    charges_enabled: true,
    payouts_enabled: true,
    details_submitted: true,
    capabilities: { card_payments: "active", transfers: "active" },
    requirements: requirements([]),
  })
  world.publish(account.id, "account.updated", account, previous)
}
