import { query, revalidate } from "@solidjs/router"
import type { GrantSupport, SupportAccess, SupportAccessList } from "../../../../shared/support.ts"
import { send } from "../../lib/api.ts"

export type ApiKey = {
  id: string
  name: string
  createdAt: string
  lastUsedAt?: string | undefined
}
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
  create: (name: string) => send<CreatedApiKey>("POST", "/api/staff/api-keys", { name }),
  revoke: (id: string) => send<unknown>("DELETE", `/api/staff/api-keys/${id}`),
  reload: () => revalidate(getApiKeys.key),
}
