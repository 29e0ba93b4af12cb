import { conflict } from "../../shared/errors.ts"
import type { LinkToken } from "../../shared/links.ts"
import type { StaffMember } from "../../shared/staff.ts"
import type { Ctx, PublicCtx } from "../context.ts"
import { event } from "../events.ts"
import { newLink, useLink } from "../links/links.ts"
import { openPersonLink, stateOf } from "../links/person-link.ts"
import { enter } from "../logins/enter.ts"
import { loginId, logins } from "../logins/store.ts"
import { commit } from "../store/entity.ts"

export async function sendVerification(ctx: Ctx, member: StaffMember) {
  const { link, write } = newLink(ctx, { purpose: "verifyEmail", personId: member.id, email: member.email })
  const facts = { linkId: link.id }
  await commit(ctx, write, event(ctx, "staff.verificationSent", { subjectId: member.id, facts }))
}

/** Proves the mailbox and signs in. Only this POST uses the link up; opening its page does not. */
export async function verifyEmail(request: PublicCtx, { token }: LinkToken) {
  const opened = await openPersonLink(request, token, "verifyEmail")
  const { ctx, link, person } = opened
  if (stateOf(opened) === "used") throw conflict("link_used")
  const login = await logins.get(ctx, loginId("staff", link.email))
  return enter(request, {
    ctx,
    login,
    person,
    personChanges: { emailVerifiedAt: ctx.now },
    writes: [useLink(ctx, link), event(ctx, "staff.emailVerified", { subjectId: person.row.id })],
  })
}
