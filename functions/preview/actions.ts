import { staffMay } from "../../shared/access.ts"
import { addSeconds } from "../../shared/dates.ts"
import { notFound } from "../../shared/errors.ts"
import { type LinkToken, linkSeconds } from "../../shared/links.ts"
import { done } from "../../shared/sessions.ts"
import { next } from "../../shared/stored.ts"
import type { Ctx, PublicCtx, StaffCtx } from "../context.ts"
import { customers } from "../customers/store.ts"
import { event } from "../events.ts"
import { reply } from "../http/route.ts"
import { linkToken, newLink, useLink } from "../links/links.ts"
import { openLink } from "../links/open.ts"
import type { Link } from "../links/store.ts"
import { ctxOf, kindAt } from "../logins/find.ts"
import { cookiesOf, openSession } from "../sessions/sessions.ts"
import { staff } from "../staff-members/store.ts"
import { commit } from "../store/entity.ts"
import { portalAddress } from "../tenants/hosts.ts"

const previewSeconds = 1800

/** The door to a customer's portal for who asked: staff and portals are different hosts, so a link carries them over. */
export async function startPreview(ctx: StaffCtx, { id: customerId }: { id: string }) {
  await customers.get(ctx, customerId, customerId)
  const { link, write } = newLink(ctx, { purpose: "preview", personId: ctx.staff.id, customerId, email: "" })
  await commit(ctx, write)
  const token = await linkToken(ctx.tenantId, "preview", link.id)
  return { url: `${portalAddress(ctx.tenant)}/preview#${token}` }
}

/** Who asked for the link, when they may still look. Throws `not_found`. */
async function viewerOf(ctx: Ctx, link: Link) {
  const member = await staff.find(ctx, link.personId)
  if (!member || !staffMay(member.role, "preview.open")) throw notFound()
  const askedAt = addSeconds(link.expiresAt, -linkSeconds.preview)
  if (member.notBefore && askedAt < member.notBefore) throw notFound()
  return member
}

/** Half an hour of the customer's portal, for looking only. Works before the portal is open to customers, too. */
export async function openPreview(request: PublicCtx, { token }: LinkToken) {
  if (kindAt(request) !== "contact") throw notFound()
  const { ctx: bare, link } = await openLink(request, token, "preview")
  const { customerId } = link
  if (!customerId) throw notFound()
  const row = await viewerOf(bare, link)
  const ctx: Ctx = { ...ctxOf(request, bare.tenantId, { kind: "staff", row }), ofSample: true }
  const { session, write } = openSession(ctx, {
    personId: row.id,
    customerId,
    host: request.host,
    userAgent: request.userAgent,
    secondFactor: true,
    preview: { staff: row.name },
    expiresAt: addSeconds(ctx.now, previewSeconds),
  })
  await commit(
    ctx,
    useLink(ctx, link),
    // Refused where this member was removed, or lost the right, in the meantime.
    staff.replace(ctx, next(row, { lastSeenAt: ctx.now })),
    write,
    event(ctx, "preview.opened", { customerId, subjectId: customerId }),
  )
  return reply(done, { cookies: await cookiesOf(ctx, session) })
}
