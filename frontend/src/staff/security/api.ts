import { query, revalidate } from "@solidjs/router"
import type { ApiKeyView, ApiScope, CreateApiKey, CreatedApiKey } from "../../../../shared/api-keys.ts"
import type { GrantSupport, SupportAccess, SupportAccessList } from "../../../../shared/support.ts"
import { send } from "../../lib/api.ts"

export const apiScopes: readonly ApiScope[] = ["read", "write"]
export const expiryDays: NonNullable<CreateApiKey["expiresInDays"]>[] = [30, 90, 365]

export const getSupportAccess = query(
  () => send<SupportAccessList>("GET", "/api/staff/support-access"),
  "supportAccess",
)
export const getApiKeys = query(() => send<{ items: ApiKeyView[] }>("GET", "/api/staff/api-keys"), "apiKeys")

export const supportAccess = {
  grant: (input: GrantSupport) => send<SupportAccess>("POST", "/api/staff/support-access", input),
  end: (id: string) => send<unknown>("DELETE", `/api/staff/support-access/${id}`),
  reload: () => revalidate(getSupportAccess.key),
}

export const apiKeys = {
  create: (input: CreateApiKey) => send<CreatedApiKey>("POST", "/api/staff/api-keys", input),
  revoke: (id: string) => send<unknown>("DELETE", `/api/staff/api-keys/${id}`),
  reload: () => revalidate(getApiKeys.key),
}
