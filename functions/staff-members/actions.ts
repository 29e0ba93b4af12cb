import { type ChooseLanguage, done } from "../../shared/sessions.ts"
import { next } from "../../shared/stored.ts"
import type { StaffCtx } from "../context.ts"
import { addressOf, portalHost } from "../env.ts"
import { mailsArePaused } from "../mail-health/actions.ts"
import { commit } from "../store/entity.ts"
import { staff } from "./store.ts"

export async function getStaffSelf(ctx: StaffCtx) {
  const { staff, tenant, session } = ctx
  return {
    staff,
    tenant,
    portalUrl: addressOf(portalHost(tenant.slug)),
    support: session.support ? { operator: session.support.operator, until: session.expiresAt } : null,
    mailsPaused: await mailsArePaused(ctx),
  }
}

export async function chooseStaffLanguage(ctx: StaffCtx, { language }: ChooseLanguage) {
  await commit(ctx, staff.replace(ctx, next(ctx.staff, { language })))
  return done
}
