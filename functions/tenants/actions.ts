import type { EventType, PorticoEvent } from "../../shared/events.ts"
import { Language } from "../../shared/fields.ts"
import { next } from "../../shared/stored.ts"
import {
  type Bilingual,
  type Tenant,
  type UpdateBranding,
  type UpdatePortal,
  type UpdateTenant,
  visibilityKinds,
} from "../../shared/tenants.ts"
import type { StaffCtx } from "../context.ts"
import { changesBetween, event } from "../events.ts"
import { commit } from "../store/entity.ts"
import { requireOffered } from "./languages.ts"
import { replaceTenant } from "./store.ts"

type Changes = Partial<Omit<Tenant, "id" | "version">>

export async function changeTenant(
  ctx: StaffCtx,
  changes: Changes,
  type: EventType,
  facts: PorticoEvent["facts"] = {},
) {
  const tenant = next(ctx.tenant, changes)
  const changed = changesBetween(ctx.tenant, tenant, Object.keys(changes) as (keyof Changes)[])
  await commit(ctx, replaceTenant(tenant), event(ctx, type, { facts, changes: changed }))
  return tenant
}

/** An emptied field is removed, not stored empty. */
const orNothing = (text: string | undefined) => text || undefined

export const updateTenant = async (ctx: StaffCtx, input: UpdateTenant) => {
  const languages = Language.options.filter((each) =>
    (input.languages ?? ctx.tenant.languages).includes(each),
  )
  requireOffered({ ...input, languages }, input.language)
  return changeTenant(
    ctx,
    {
      ...input,
      languages,
      nameArabic: orNothing(input.nameArabic),
      trn: orNothing(input.trn),
      phone: orNothing(input.phone),
    },
    "tenant.updated",
    { name: input.name, trn: input.trn ?? "" },
  )
}

/** Whoever is in when the portal closes is out, staff who look as a customer too, and comes in anew. */
export const updatePortal = (ctx: StaffCtx, input: UpdatePortal) => {
  const hidden = visibilityKinds.filter((kind) => !input.visibility[kind])
  const before = ctx.tenant.portal
  const closes = before.enabled && !input.enabled
  return changeTenant(
    ctx,
    {
      portal: { ...before, ...input },
      ...(closes && { sessionsNotBefore: ctx.now, previewsNotBefore: ctx.now }),
    },
    "portal.updated",
    { enabled: input.enabled, hidden: hidden.join(", ") },
  )
}

const writtenIn = ({ en, ar }: Bilingual): Bilingual | undefined =>
  en || ar ? { en: orNothing(en), ar: orNothing(ar) } : undefined

export function updateBranding(ctx: StaffCtx, { replyTo, title, welcome, ...input }: UpdateBranding) {
  const brand = {
    ...ctx.tenant.brand,
    ...input,
    replyTo: orNothing(replyTo),
    ...(title && { title: writtenIn(title) }),
    ...(welcome && { welcome: writtenIn(welcome) }),
  }
  return changeTenant(ctx, { brand }, "branding.updated", {
    colour: input.colour,
    senderName: input.senderName,
  })
}

export const removeLogo = (ctx: StaffCtx) =>
  changeTenant(ctx, { brand: { ...ctx.tenant.brand, logoVersion: undefined } }, "branding.updated", {
    logo: "",
  })
