import { type ChooseLanguage, done } from "../../shared/sessions.ts"
import { next } from "../../shared/stored.ts"
import type { StaffCtx } from "../context.ts"
import { addressOf, portalHost } from "../env.ts"
import { commit } from "../store/entity.ts"
import { staff } from "./store.ts"

export async function getStaffSelf({ staff, tenant, session }: StaffCtx) {
  return {
    staff,
    tenant,
    portalUrl: addressOf(portalHost(tenant.slug)),
    support: session.support ? { operator: session.support.operator, until: session.expiresAt } : null,
  }
}

export async function chooseStaffLanguage(ctx: StaffCtx, { language }: ChooseLanguage) {
  await commit(ctx, staff.replace(ctx, next(ctx.staff, { language })))
  return done
}
