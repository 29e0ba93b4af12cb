import { addSeconds } from "../../shared/dates.ts"
import type { LinkToken } from "../../shared/links.ts"
import { done } from "../../shared/sessions.ts"
import type { PublicCtx } from "../context.ts"
import { linkState } from "../links/links.ts"
import type { OpenedLink } from "../links/person-link.ts"
import { ctxOf } from "../logins/find.ts"
import { sendReset } from "../logins/reset.ts"
import { loginId, logins } from "../logins/store.ts"
import { renewMemberInvitation } from "../staff-members/invitation.ts"
import { openInvitation } from "./accept.ts"
import { invite } from "./send.ts"

/** Whoever holds an old link cannot fill the mailbox with it. */
const pauseSeconds = 300

async function renew(request: PublicCtx, { tenant, link, person }: OpenedLink) {
  const justSent = person.row.invitedAt && addSeconds(person.row.invitedAt, pauseSeconds) > request.now
  if (justSent || linkState(link, request.now) === "valid") return
  // Nobody proved to be the one who was invited, so that the act is not theirs.
  const ctx = ctxOf(request, tenant.id)
  await (person.kind === "staff"
    ? renewMemberInvitation(ctx, person.row)
    : invite(ctx, person.row, "invitation.renewed", { bulkInvitationId: link.bulkInvitationId }))
}

/**
 * A new link to the address that was invited, never to another: an invitation while it is still open, else a link for
 * a new password. Says nothing about whether one was sent.
 */
export async function renewInvitation(request: PublicCtx, { token }: LinkToken) {
  const opened = await openInvitation(request, token)
  const { ctx, tenant, link, person } = opened
  if (person.kind === "contact" && !tenant.portal.enabled) return done
  if (person.row.email !== link.email) return done
  if (person.row.state === "invited") await renew(request, opened)
  if (person.row.state === "active") {
    const login = await logins.find(ctx, loginId(person.kind, link.email))
    if (login) await sendReset(ctx, login, person)
  }
  return done
}
