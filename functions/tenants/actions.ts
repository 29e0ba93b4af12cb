import { createHash } from "node:crypto"
import { notFound } from "../../shared/errors.ts"
import type { EventType, PorticoEvent } from "../../shared/events.ts"
import { Language } from "../../shared/fields.ts"
import { next } from "../../shared/stored.ts"
import {
  type Bilingual,
  type Tenant,
  type UpdateBranding,
  type UpdatePortal,
  type UpdateTenant,
  type UploadLogo,
  visibilityKinds,
} from "../../shared/tenants.ts"
import { type PublicCtx, type StaffCtx, systemCtx } from "../context.ts"
import { changesBetween, event } from "../events.ts"
import { getFile, putFile } from "../files.ts"
import { reply } from "../http/route.ts"
import { commit } from "../store/entity.ts"
import { tenantOfHost } from "./face.ts"
import { requireOffered } from "./languages.ts"
import { cleanLogo } from "./logo.ts"
import { replaceTenant } from "./store.ts"

type Changes = Partial<Omit<Tenant, "id" | "version">>

async function change(ctx: StaffCtx, changes: Changes, type: EventType, facts: PorticoEvent["facts"] = {}) {
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
  return change(
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
  return change(
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
  return change(ctx, { brand }, "branding.updated", {
    colour: input.colour,
    senderName: input.senderName,
  })
}

export const logoFile = (version: string) => `public/logo-${version}.png`

/** The file is stored under its own hash first; only the commit makes it the logo. */
export async function uploadLogo(ctx: StaffCtx, { png }: UploadLogo) {
  const logo = cleanLogo(Buffer.from(png, "base64"))
  const logoVersion = createHash("sha256").update(logo).digest("hex").slice(0, 32)
  await putFile(ctx, logoFile(logoVersion), logo, "image/png")
  return change(ctx, { brand: { ...ctx.tenant.brand, logoVersion } }, "branding.updated", {
    logo: logoVersion,
  })
}

export const removeLogo = (ctx: StaffCtx) =>
  change(ctx, { brand: { ...ctx.tenant.brand, logoVersion: undefined } }, "branding.updated", { logo: "" })

/** The picture of the host's tenant. Its address changes with it, so browsers may keep it. */
export async function getLogo(request: PublicCtx, { v }: { v: string }) {
  const tenant = await tenantOfHost(request)
  if (!tenant.brand.logoVersion || v !== tenant.brand.logoVersion) throw notFound()
  const bytes = await getFile(systemCtx(tenant.id, request.requestId, request.now), logoFile(v))
  return reply(null, { file: { bytes, type: "image/png", cacheControl: "private, max-age=86400" } })
}

export async function getStaffLogo(ctx: StaffCtx) {
  const { logoVersion } = ctx.tenant.brand
  if (!logoVersion) throw notFound()
  const bytes = await getFile(ctx, logoFile(logoVersion))
  return reply(null, { file: { bytes, type: "image/png", cacheControl: "no-store" } })
}
