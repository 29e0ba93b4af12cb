import { type ChooseLanguage, done } from "../../shared/sessions.ts"
import { next } from "../../shared/stored.ts"
import type { StaffCtx } from "../context.ts"
import { mailsArePaused } from "../mail-health/actions.ts"
import { commit } from "../store/entity.ts"
import { portalAddress } from "../tenants/hosts.ts"
import { staff } from "./store.ts"

export async function getStaffSelf(ctx: StaffCtx) {
  const { staff, tenant, session } = ctx
  return {
    staff,
    tenant,
    portalUrl: portalAddress(tenant),
    support: session.support ? { operator: session.support.operator, until: session.expiresAt } : null,
    mailsPaused: await mailsArePaused(ctx),
  }
}

export async function chooseStaffLanguage(ctx: StaffCtx, { language }: ChooseLanguage) {
  await commit(ctx, staff.replace(ctx, next(ctx.staff, { language })))
  return done
}
