import * as z from "zod"
import { line } from "../../shared/fields.ts"
import { Slug } from "../../shared/tenants.ts"
import { systemCtx } from "../context.ts"
import { findHost } from "../directory.ts"
import { portalHost } from "../env.ts"
import { resumeMails } from "./actions.ts"

/** What the operator hands to the function once a company has mended its list of addresses. */
export const ResumeMails = z.strictObject({
  do: z.literal("resumeMails"),
  slug: Slug,
  operator: line(120),
  reason: line(300),
})
type ResumeMails = z.infer<typeof ResumeMails>

export async function resumeMailsOf(
  { slug, operator, reason }: ResumeMails,
  requestId: string,
): Promise<{ resumed: true } | { refused: string }> {
  const known = await findHost(portalHost(slug))
  if (!known) return { refused: `There is no company at ${portalHost(slug)}.` }
  const resumed = await resumeMails(systemCtx(known.tenantId, requestId), { operator, reason })
  return resumed ? { resumed } : { refused: `The mails of ${slug} are not paused.` }
}
