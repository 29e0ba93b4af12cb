import type { APIGatewayProxyEventV2 } from "aws-lambda"
import { type ApiKey, type ApiScope, apiScopeCovers } from "../../shared/api-keys.ts"
import { addSeconds } from "../../shared/dates.ts"
import { AppError, forbidden } from "../../shared/errors.ts"
import { next } from "../../shared/stored.ts"
import { type ApiCtx, systemCtx } from "../context.ts"
import { findApiKey } from "../directory.ts"
import { staffHost } from "../env.ts"
import { countAgainst } from "../http/limit.ts"
import type { Asked } from "../http/session.ts"
import { commit, readTogether } from "../store/entity.ts"
import { readTenant, tenantRowKey } from "../tenants/store.ts"
import { apiKeyHash, isApiKey } from "./key.ts"
import { apiKeys } from "./store.ts"

const perKey = { times: 600, seconds: 60 }
const usedNoteSeconds = 3600

const unauthenticated = () => new AppError("unauthenticated", "no valid API key")

/** CloudFront lets no policy pass `Authorization` on by itself, so our edge hands it over under this name. */
function bearerOf({ headers }: APIGatewayProxyEventV2) {
  const [, token = ""] = /^Bearer +(\S+)$/i.exec(headers["x-portico-authorization"] ?? "") ?? []
  return token
}

/** Notes the use once an hour. Who is revoked meanwhile, or noted by another request, needs no note. */
async function noteUse(ctx: ApiCtx, key: ApiKey) {
  if (key.lastUsedAt && addSeconds(key.lastUsedAt, usedNoteSeconds) > ctx.now) return
  try {
    await commit(ctx, apiKeys.replace(ctx, next(key, { lastUsedAt: ctx.now })))
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "conflict") throw error
  }
}

/**
 * The program that sent the request, by its key alone: cookies count for nothing, and the key only as a header.
 * Throws `unauthenticated`, `forbidden` (scope), `rate_limited`.
 */
export async function apiKeyOf(
  event: APIGatewayProxyEventV2,
  asked: Asked,
  scope: ApiScope,
): Promise<ApiCtx> {
  const token = bearerOf(event)
  if (asked.host !== staffHost || !isApiKey(token)) throw unauthenticated()
  const hash = apiKeyHash(token)
  const found = await findApiKey(hash)
  if (!found) throw unauthenticated()
  Object.assign(asked.seen, { tenantId: found.tenantId, actor: { kind: "apiKey", id: found.keyId } })
  const bare = { ...systemCtx(found.tenantId, asked.requestId, asked.now), ip: asked.ip }
  const keys = [apiKeys.keyOf(bare, found.keyId), tenantRowKey(found.tenantId)]
  const [keyRow, tenantRow] = await readTogether(bare, keys)
  if (!keyRow || !tenantRow) throw unauthenticated()
  const key = apiKeys.parse(keyRow)
  if (key.hash !== hash || (key.expiresAt && key.expiresAt <= asked.now)) throw unauthenticated()
  await countAgainst(perKey, "api key", key.id, asked.now)
  const actor = { kind: "apiKey" as const, id: key.id, name: key.name }
  const ctx = { ...bare, actor, tenant: readTenant(tenantRow), apiKey: key }
  await noteUse(ctx, key)
  if (!apiScopeCovers(key.scope, scope)) throw forbidden("scope")
  return ctx
}
