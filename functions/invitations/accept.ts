import { conflict, invalid } from "../../shared/errors.ts"
import { Password } from "../../shared/fields.ts"
import type { AcceptLink, LinkToken } from "../../shared/links.ts"
import { directoryCtx, type PublicCtx } from "../context.ts"
import { joinTenant } from "../directory.ts"
import { event } from "../events.ts"
import { useLink } from "../links/links.ts"
import { type OpenedLink, openPersonLink, stateOf, viewOf } from "../links/person-link.ts"
import { enter } from "../logins/enter.ts"
import { kindAt, openPortal } from "../logins/find.ts"
import { wrongCredentials } from "../logins/sign-in.ts"
import { type Login, loginId, logins, newLogin } from "../logins/store.ts"
import { hashPassword, passwordMatches } from "../passwords.ts"
import { aboutPerson } from "../people/people.ts"
import { joinTeam } from "../staff-members/invitation.ts"

/** The host decides which kind of invitation is meant; one for the other kind does not exist there. */
export const openInvitation = (request: PublicCtx, token: string) =>
  openPersonLink(request, token, kindAt(request) === "staff" ? "staffInvitation" : "invitation")

export const lookAtInvitation = async (request: PublicCtx, { token }: LinkToken) =>
  viewOf(await openInvitation(request, token))

async function newPassword(password: string): Promise<string> {
  const chosen = Password.safeParse(password)
  if (!chosen.success) throw invalid({ password: chosen.error.issues[0]?.message ?? "invalid" })
  return hashPassword(chosen.data)
}

/** A new password has to be a good one; one that the address has already has to be right. */
async function passwordFor(login: Login, password: string): Promise<{ passwordHash?: string }> {
  if (!login.passwordHash) return { passwordHash: await newPassword(password) }
  if (!(await passwordMatches(password, login.passwordHash))) throw wrongCredentials()
  return {}
}

/** An address that is a contact elsewhere in this portal keeps its one password and gets one customer more. */
async function joinCustomer(request: PublicCtx, { link, tenant, ...opened }: OpenedLink, password: string) {
  const ctx = directoryCtx(opened.ctx)
  const { person } = opened
  const id = loginId("contact", link.email)
  const login = (await logins.find(ctx, id)) ?? newLogin("contact", link.email)
  const chosen = await passwordFor(login, password)
  const { customerId, subjectId: personId } = aboutPerson(person)
  const others = login.memberships.filter((membership) => membership.customerId !== customerId)
  return enter(request, {
    ctx,
    login,
    person,
    loginChanges: {
      ...chosen,
      memberships: [...others, { personId, customerId }],
      lastCustomerId: customerId,
    },
    personChanges: { state: "active", joinedAt: ctx.now },
    writes: [
      useLink(ctx, link),
      ...(await joinTenant(link.email, tenant.id)),
      event(ctx, "invitation.accepted", aboutPerson(person)),
    ],
  })
}

/** Joins what the stored invitation says, using the link up, and goes on as a sign-in does (R33). */
export async function acceptInvitation(request: PublicCtx, { token, password }: AcceptLink) {
  if (kindAt(request) === "contact") await openPortal(request)
  const opened = await openInvitation(request, token)
  const state = stateOf(opened)
  if (state !== "valid") throw conflict(`link_${state}`)
  return opened.person.kind === "staff"
    ? joinTeam(request, opened, await newPassword(password))
    : joinCustomer(request, opened, password)
}
