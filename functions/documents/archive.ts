import { createHash } from "node:crypto"
import { isSampleId } from "../../shared/ids.ts"
import type { Ctx } from "../context.ts"
import { customerFile, findFile, getFile, putNewFile } from "../files.ts"
import type { Printed } from "./printed.ts"

/**
 * Raised only where what was drawn before must not go out again, say because it lacked what a law asks for. A new
 * version of a library or a nicer page is no such reason: what was issued stays as it was issued.
 */
const edition = 1

/**
 * Named by all that is printed but the brand, so that a document whose content changes has a new version beside the
 * old one, and a new logo changes none.
 */
function archiveName({ customerId, kind, id, content }: Printed) {
  const hash = createHash("sha256")
    .update(JSON.stringify([edition, content]))
    .digest("hex")
    .slice(0, 32)
  return customerFile(customerId, `archive/${kind}/${id}/${content.language}-${hash}.pdf`)
}

/**
 * The document as it was first handed out: drawn once, the same bytes ever after. Of two requests that draw it at
 * once the first to store it wins, and both answer what it stored.
 */
export async function archived(ctx: Ctx, printed: Printed, draw: () => Promise<Uint8Array>) {
  const name = archiveName(printed)
  const kept = await findFile(ctx, name)
  if (kept) return kept
  const drawn = await draw()
  // Who only looks leaves nothing behind, and neither does sample data.
  if (ctx.looksOnly || isSampleId(printed.customerId)) return drawn
  return (await putNewFile(ctx, name, drawn, "application/pdf")) ? drawn : getFile(ctx, name)
}
