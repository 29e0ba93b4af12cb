import type { Ctx } from "../context.ts"
import { findStanding } from "../mail-health/store.ts"
import { getTenant } from "../tenants/store.ts"
import type { StoredBulk } from "./store.ts"

/** Why no invitations may go out now; undefined while all is well. */
export async function hindrance(ctx: Ctx): Promise<StoredBulk["reason"]> {
  const [{ portal }, standing] = await Promise.all([getTenant(ctx), findStanding(ctx)])
  if (!portal.enabled) return "portal_disabled"
  return standing?.state === "paused" ? standing.reason : undefined
}
