import { conflict, notFound } from "../../shared/errors.ts"
import type { LinkToken } from "../../shared/links.ts"
import { done } from "../../shared/sessions.ts"
import { isOpenGrant } from "../../shared/support.ts"
import type { Ctx, PublicCtx } from "../context.ts"
import { event } from "../events.ts"
import { reply } from "../http/route.ts"
import { useLink } from "../links/links.ts"
import { openLink } from "../links/open.ts"
import { kindAt } from "../logins/find.ts"
import { cookiesOf, openSession } from "../sessions/sessions.ts"
import { commit } from "../store/entity.ts"
import { supportGrants } from "./store.ts"

/** In as a viewer, until the grant ends. Throws `not_found`, `conflict` (link_used, link_expired). */
export async function openSupport(request: PublicCtx, { token }: LinkToken) {
  if (kindAt(request) !== "staff") throw notFound()
  const { ctx: bare, link } = await openLink(request, token, "support")
  if (!link.support) throw notFound()
  const { operator, reason } = link.support
  const grant = await supportGrants.get(bare, link.personId)
  if (!isOpenGrant(grant, bare.now)) throw conflict("link_expired")
  const ctx: Ctx = { ...bare, actor: { kind: "operator", id: grant.id, name: operator } }
  const { session, write } = openSession(ctx, {
    personId: grant.id,
    host: request.host,
    userAgent: request.userAgent,
    secondFactor: true,
    support: { operator },
    expiresAt: grant.expiresAt,
  })
  await commit(
    ctx,
    useLink(ctx, link),
    write,
    event(ctx, "support.opened", { subjectId: grant.id, facts: { operator, reason } }),
  )
  return reply(done, { cookies: await cookiesOf(ctx, session) })
}
