import * as z from "zod"
import { line } from "../../shared/fields.ts"
import { isOpenGrant } from "../../shared/support.ts"
import { Slug } from "../../shared/tenants.ts"
import { type Ctx, systemCtx } from "../context.ts"
import { findHost } from "../directory.ts"
import { addressOf, portalHost, staffHost } from "../env.ts"
import { linkToken, newLink } from "../links/links.ts"
import { commit } from "../store/entity.ts"
import { supportGrants } from "./store.ts"

/** What the operator hands to the function. `reason` stands in the tenant's audit log beside the name. */
export const AskSupport = z.strictObject({
  do: z.literal("support"),
  slug: Slug,
  operator: line(120),
  reason: line(300),
})
export type AskSupport = z.infer<typeof AskSupport>

export type OperatorAnswer = { url: string } | { refused: string }

const noGrant = (slug: string): OperatorAnswer => ({
  refused: `No grant of ${slug} is open. An owner or admin there can give one under Settings, Support access.`,
})

/** The last of the tenant's open grants to end. */
async function openGrant(ctx: Ctx) {
  const open = (await supportGrants.owned(ctx)).filter((grant) => isOpenGrant(grant, ctx.now))
  return open.sort((a, b) => a.expiresAt.localeCompare(b.expiresAt)).at(-1)
}

/** A link into the staff app of a tenant that let support in, good once within five minutes. */
export async function askForSupport(input: AskSupport, requestId: string): Promise<OperatorAnswer> {
  const { slug, operator, reason } = input
  const known = await findHost(portalHost(slug))
  if (!known) return { refused: `There is no company at ${portalHost(slug)}.` }
  const ctx = systemCtx(known.tenantId, requestId)
  const grant = await openGrant(ctx)
  if (!grant) return noGrant(slug)
  const { link, write } = newLink(ctx, {
    purpose: "support",
    personId: grant.id,
    email: "",
    support: { operator, reason },
  })
  await commit(ctx, write)
  return { url: `${addressOf(staffHost)}/support#${await linkToken(ctx.tenantId, "support", link.id)}` }
}
