import { addSeconds } from "../../shared/dates.ts"
import { newId } from "../../shared/ids.ts"
import { done } from "../../shared/sessions.ts"
import { next } from "../../shared/stored.ts"
import {
  type GrantSupport,
  isOpenGrant,
  type SupportAccess,
  type SupportGrant,
} from "../../shared/support.ts"
import type { Ctx, StaffCtx } from "../context.ts"
import { event } from "../events.ts"
import { commit } from "../store/entity.ts"
import { supportGrants } from "./store.ts"

const viewOf = (grant: SupportGrant, { now }: Ctx): SupportAccess => ({
  ...grant,
  open: isOpenGrant(grant, now),
})

const nameOf = ({ actor: { id, name } }: Ctx) => ({ id, name })

/** Newest first: what is open, and what was. */
export async function listSupportAccess(ctx: StaffCtx) {
  const grants = await supportGrants.owned(ctx)
  return { items: grants.reverse().map((grant) => viewOf(grant, ctx)) }
}

export async function grantSupport(ctx: StaffCtx, { reason, hours }: GrantSupport) {
  const grant: SupportGrant = {
    id: newId("sup", ctx.now),
    version: 1,
    reason,
    grantedBy: nameOf(ctx),
    createdAt: ctx.now,
    expiresAt: addSeconds(ctx.now, hours * 3600),
  }
  const facts = { reason, hours, until: grant.expiresAt }
  await commit(
    ctx,
    supportGrants.insert(ctx, grant),
    event(ctx, "support.granted", { subjectId: grant.id, facts }),
  )
  return viewOf(grant, ctx)
}

/** Every session by this grant is over with it. To end what is over already is no mistake. */
export async function endSupport(ctx: StaffCtx, { id }: { id: string }) {
  const grant = await supportGrants.get(ctx, id)
  if (!isOpenGrant(grant, ctx.now)) return done
  await commit(
    ctx,
    supportGrants.replace(ctx, next(grant, { endedAt: ctx.now, endedBy: nameOf(ctx) })),
    event(ctx, "support.revoked", { subjectId: id, facts: { reason: grant.reason } }),
  )
  return done
}
