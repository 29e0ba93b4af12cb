import type { ApiKey, CreateApiKey } from "../../shared/api-keys.ts"
import { addSeconds } from "../../shared/dates.ts"
import { AppError, conflict } from "../../shared/errors.ts"
import { newId } from "../../shared/ids.ts"
import { done } from "../../shared/sessions.ts"
import { directoryCtx, type StaffCtx } from "../context.ts"
import { claimApiKey, freeApiKey } from "../directory.ts"
import { event } from "../events.ts"
import { requireRoom } from "../plans/limits.ts"
import { commit } from "../store/entity.ts"
import { newApiKey } from "./key.ts"
import { apiKeys } from "./store.ts"

const keysMax = 50
const daySeconds = 86_400

/** Newest first. */
export async function listApiKeys(ctx: StaffCtx) {
  return { items: (await apiKeys.owned(ctx)).reverse() }
}

/** The key is in this answer and nowhere else. Throws `conflict` (too_many_keys, plan_apiKeys). */
export async function createApiKey(ctx: StaffCtx, { name, scope, expiresInDays }: CreateApiKey) {
  const { length } = await apiKeys.owned(ctx)
  if (length >= keysMax) throw conflict("too_many_keys")
  requireRoom(ctx.tenant, "apiKeys", length)
  const { key, hash, shownAs } = newApiKey()
  const apiKey: ApiKey = {
    id: newId("key", ctx.now),
    version: 1,
    name,
    scope,
    hash,
    shownAs,
    createdBy: { id: ctx.actor.id, name: ctx.actor.name },
    createdAt: ctx.now,
    expiresAt: expiresInDays && addSeconds(ctx.now, expiresInDays * daySeconds),
  }
  const { expiresAt } = apiKey
  const facts = { name, scope, key: shownAs, ...(expiresAt && { expiresAt }) }
  await commit(
    directoryCtx(ctx),
    apiKeys.insert(ctx, apiKey),
    claimApiKey(hash, ctx.tenantId, apiKey.id),
    event(ctx, "apiKey.created", { subjectId: apiKey.id, facts }),
  )
  return { ...apiKey, key }
}

const attemptsMax = 4

/** Its row and its place in the directory go together: from then on the key is nobody. */
export async function revokeApiKey(ctx: StaffCtx, { id }: { id: string }) {
  for (let attempt = 1; ; attempt++) {
    const apiKey = await apiKeys.get(ctx, id)
    const { name, scope, shownAs } = apiKey
    try {
      await commit(
        directoryCtx(ctx),
        apiKeys.remove(ctx, apiKey),
        freeApiKey(apiKey.hash),
        event(ctx, "apiKey.revoked", { subjectId: id, facts: { name, scope, key: shownAs } }),
      )
      return done
    } catch (error) {
      // It was used in this very moment, which its row notes once an hour.
      const used = error instanceof AppError && error.code === "conflict"
      if (!used || attempt >= attemptsMax) throw error
    }
  }
}
