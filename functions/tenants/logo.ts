import { createHash } from "node:crypto"
import type { UploadPicture } from "../../shared/pictures.ts"
import { type LogoSize, logoSizes } from "../../shared/tenants.ts"
import type { StaffCtx } from "../context.ts"
import { putFile } from "../files.ts"
import { fitted, readPixels, squared } from "../pictures/clean.ts"
import { changeTenant } from "./actions.ts"
import { logoFile } from "./logo-files.ts"

/** Boxes in pixels: three times the portal's header and a mail's, 600 dots an inch on a document. */
const screen = { width: 660, height: 120 }
const print = { width: 1_400, height: 370 }
/** What telephones take for a home screen; browsers make their tabs' from it. */
const iconSide = 180

/**
 * The files are stored under the picture's hash first; only the commit makes it the logo. Throws `invalid_input` at
 * `picture`, saying why it cannot be one.
 */
export async function uploadLogo(ctx: StaffCtx, { picture }: UploadPicture) {
  const pixels = await readPixels(Buffer.from(picture, "base64"))
  const files: Record<LogoSize, Buffer> = {
    print: await fitted(pixels, print),
    screen: await fitted(pixels, screen),
    icon: await squared(pixels, iconSide, "clear"),
  }
  const logoVersion = createHash("sha256").update(files.print).digest("hex").slice(0, 32)
  const put = (size: LogoSize) => putFile(ctx, logoFile(logoVersion, size), files[size], "image/png")
  await Promise.all(logoSizes.map(put))
  return changeTenant(ctx, { brand: { ...ctx.tenant.brand, logoVersion } }, "branding.updated", {
    logo: logoVersion,
  })
}
