import { notFound } from "../../shared/errors.ts"
import type { LogoAddress, LogoSize } from "../../shared/tenants.ts"
import { type Ctx, type PublicCtx, type StaffCtx, systemCtx } from "../context.ts"
import { findFile } from "../files.ts"
import { reply } from "../http/route.ts"
import { tenantAt } from "./face.ts"

export const logoFile = (version: string, size: LogoSize) => `public/logo-${version}-${size}.png`

async function logoOf(ctx: Ctx, { v, size }: LogoAddress, cacheControl: string) {
  const bytes = await findFile(ctx, logoFile(v, size))
  if (!bytes) throw notFound()
  return reply(null, { file: { bytes, type: "image/png", cacheControl } })
}

/**
 * The picture of the host's tenant. Its address changes with it, so browsers may keep it; one that was replaced still
 * stands in mails that were sent, so it stays.
 */
export async function getLogo(request: PublicCtx, address: LogoAddress) {
  const tenant = await tenantAt(request)
  const ctx = systemCtx(tenant.id, request.requestId, request.now)
  return logoOf(ctx, address, "private, max-age=86400")
}

export const getStaffLogo = (ctx: StaffCtx, address: LogoAddress) =>
  logoOf(ctx, address, "private, max-age=86400")
