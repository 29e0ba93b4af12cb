import { boolean, email, hash, integer, list, metadata, oneOf, required, string, url } from "../http/rules.ts"

const statuses = [
  ...["active", "all", "canceled", "ended", "incomplete", "incomplete_expired", "past_due", "paused"],
  ...["trialing", "unpaid"],
] as const
const paging = { limit: integer(1, 100), starting_after: string(), ending_before: string() } as const

export const customerCreate = { email, name: string(256), metadata } as const
export const customerUpdate = customerCreate
export const priceList = { ...paging, lookup_keys: list(string(200), 10), active: boolean } as const
export const subscriptionList = { ...paging, customer: string(), status: oneOf(...statuses) } as const
export const invoiceList = { ...paging, customer: string(), subscription: string() } as const
export const portalSessionCreate = {
  customer: required(string()),
  return_url: url,
  locale: oneOf("auto", "de", "en", "es", "fr", "it", "ja", "nl", "pt", "zh"),
} as const

/** What a session in `subscription` mode has beyond the others. */
export const subscriptionData = hash({
  metadata,
  trial_period_days: integer(1, 730),
  description: string(500),
})
