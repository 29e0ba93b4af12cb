import { conflict, invalid } from "../../shared/errors.ts"
import { Password } from "../../shared/fields.ts"
import type { AcceptLink, LinkToken } from "../../shared/links.ts"
import { directoryCtx, type PublicCtx } from "../context.ts"
import { joinTenant } from "../directory.ts"
import { event } from "../events.ts"
import { judgeGuess } from "../http/guesses.ts"
import { useLink } from "../links/links.ts"
import { type OpenedLink, openPersonLink, stateOf, viewOf } from "../links/person-link.ts"
import { enter } from "../logins/enter.ts"
import { kindAt, openPortal } from "../logins/find.ts"
import { passwordGuess, wrongCredentials } from "../logins/sign-in.ts"
import { type Login, loginId, logins, newLogin } from "../logins/store.ts"
import { hashPassword, passwordMatches } from "../passwords/hash.ts"
import { requireGoodPassword } from "../passwords/strength.ts"
import { aboutPerson } from "../people/people.ts"
import { joinTeam } from "../staff-members/invitation.ts"
import { withFreshReads } from "../store/fresh-reads.ts"

/** The host decides which kind of invitation is meant; one for the other kind does not exist there. */
export const openInvitation = (request: PublicCtx, token: string) =>
  openPersonLink(request, token, kindAt(request) === "staff" ? "staffInvitation" : "invitation")

export const lookAtInvitation = async (request: PublicCtx, { token }: LinkToken) =>
  viewOf(await openInvitation(request, token))

async function newPassword(
  password: string,
  { tenant, person }: Pick<OpenedLink, "tenant" | "person">,
): Promise<string> {
  const chosen = Password.safeParse(password)
  if (!chosen.success) throw invalid({ password: chosen.error.issues[0]?.message ?? "invalid" })
  await requireGoodPassword(chosen.data, [tenant.name, person.row.name, person.row.email])
  return hashPassword(chosen.data)
}

/** A new password has to be a good one; one that the address has already has to be right. */
async function passwordFor(
  request: PublicCtx,
  opened: OpenedLink,
  { passwordHash }: Login,
  password: string,
) {
  if (!passwordHash) return { passwordHash: await newPassword(password, opened) }
  const guess = await passwordGuess(request, opened.link.email)
  const right = await judgeGuess(
    guess,
    async () => (await passwordMatches(password, passwordHash)) || undefined,
  )
  if (!right) throw wrongCredentials()
  return {}
}

/** An address that is a contact elsewhere in this portal keeps its one password and gets one customer more. */
async function joinCustomer(request: PublicCtx, opened: OpenedLink, password: string) {
  const { link, tenant, person } = opened
  const ctx = directoryCtx(opened.ctx)
  const id = loginId("contact", link.email)
  const login = (await logins.find(ctx, id)) ?? newLogin("contact", link.email)
  const chosen = await passwordFor(request, opened, login, password)
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
      event(ctx, "invitation.accepted", { ...aboutPerson(person), facts: { linkId: link.id } }),
    ],
  })
}

async function join(request: PublicCtx, { token, password }: AcceptLink) {
  const opened = await openInvitation(request, token)
  const state = stateOf(opened)
  if (state !== "valid") throw conflict(`link_${state}`)
  return opened.person.kind === "staff"
    ? joinTeam(request, opened, await newPassword(password, opened))
    : joinCustomer(request, opened, password)
}

/**
 * Joins what the stored invitation says, using the link up, and goes on as a sign-in does (R33). That the page was
 * opened may be noted at the same moment, so it joins with what is there then.
 */
export async function acceptInvitation(request: PublicCtx, accept: AcceptLink) {
  if (kindAt(request) === "contact") await openPortal(request)
  return withFreshReads(() => join(request, accept))
}
