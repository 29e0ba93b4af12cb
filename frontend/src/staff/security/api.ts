import { query, revalidate } from "@solidjs/router"
import type { GrantSupport, SupportAccess, SupportAccessList } from "../../../../shared/support.ts"
import { send } from "../../lib/api.ts"

export type ApiKey = {
  id: string
  name: string
  scope: ApiScope
  /** Enough of it to recognise it by. */
  shownAs: string
  createdAt: string
  /** Without it, it works until it is revoked. */
  expiresAt?: string | undefined
  lastUsedAt?: string | undefined
}
export const apiScopes = ["read", "write"] as const
export type ApiScope = (typeof apiScopes)[number]
export const expiryDays = [30, 90, 365] as const
type NewApiKey = { name: string; scope: ApiScope; expiresInDays?: number }
/** The only answer that holds the key itself. */
export type CreatedApiKey = ApiKey & { key: string }

export const getSupportAccess = query(
  () => send<SupportAccessList>("GET", "/api/staff/support-access"),
  "supportAccess",
)
export const getApiKeys = query(() => send<{ items: ApiKey[] }>("GET", "/api/staff/api-keys"), "apiKeys")

export const supportAccess = {
  grant: (input: GrantSupport) => send<SupportAccess>("POST", "/api/staff/support-access", input),
  end: (id: string) => send<unknown>("DELETE", `/api/staff/support-access/${id}`),
  reload: () => revalidate(getSupportAccess.key),
}

export const apiKeys = {
  create: (input: NewApiKey) => send<CreatedApiKey>("POST", "/api/staff/api-keys", input),
  revoke: (id: string) => send<unknown>("DELETE", `/api/staff/api-keys/${id}`),
  reload: () => revalidate(getApiKeys.key),
}
