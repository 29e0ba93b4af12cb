import type { Contact } from "../../shared/customers.ts"
import { conflict, invalid } from "../../shared/errors.ts"
import { Password } from "../../shared/fields.ts"
import type { AcceptLink, LinkToken } from "../../shared/links.ts"
import { done } from "../../shared/sessions.ts"
import { next } from "../../shared/stored.ts"
import type { Ctx, PublicCtx, StaffCtx } from "../context.ts"
import { contacts } from "../customers/store.ts"
import { event } from "../events.ts"
import { linkState, newLink, useLink } from "../links/links.ts"
import { openPersonLink, stateOf, viewOf } from "../links/person-link.ts"
import { links } from "../links/store.ts"
import { enter } from "../logins/enter.ts"
import { openPortal } from "../logins/find.ts"
import { sendReset } from "../logins/reset.ts"
import { wrongCredentials } from "../logins/sign-in.ts"
import { type Login, loginId, logins, newLogin } from "../logins/store.ts"
import { hashPassword, passwordMatches } from "../passwords.ts"
import { aboutPerson } from "../people/people.ts"
import { commit } from "../store/entity.ts"
import type { Write } from "../store/table.ts"

type Which = { customerId: string; contactId: string }

/** A link that still works is ended: a newer invitation, or a revocation, replaces it. */
async function endLiveLink(ctx: Ctx, contact: Contact): Promise<Write[]> {
  const link = contact.linkId && (await links.find(ctx, contact.linkId))
  if (!link || linkState(link, ctx.now) !== "valid") return []
  return [links.replace(ctx, next(link, { endedAt: ctx.now }))]
}

async function invite(ctx: Ctx, contact: Contact, type: "invitation.sent" | "invitation.renewed") {
  const { customerId, id: personId, email } = contact
  const { link, write } = newLink(ctx, { purpose: "invitation", personId, customerId, email })
  const invited = next(contact, { state: "invited", invitedAt: ctx.now, linkId: link.id })
  const facts = { linkId: link.id, name: contact.name }
  await commit(
    ctx,
    ...(await endLiveLink(ctx, contact)),
    write,
    contacts.replace(ctx, invited),
    event(ctx, type, { customerId, subjectId: personId, facts }),
  )
  return invited
}

/** The mail follows from the event. Throws `conflict` while the portal is closed and for who is already in. */
export async function sendInvitation(ctx: StaffCtx, { customerId, contactId }: Which) {
  if (!ctx.tenant.portal.enabled) throw conflict("portal_disabled")
  const contact = await contacts.get(ctx, contactId, customerId)
  if (contact.state === "active") throw conflict("already_active")
  return invite(ctx, contact, "invitation.sent")
}

export async function revokeInvitation(ctx: StaffCtx, { customerId, contactId }: Which) {
  const contact = await contacts.get(ctx, contactId, customerId)
  if (contact.state !== "invited") throw conflict("not_invited")
  const revoked = next(contact, { state: "notInvited", invitedAt: undefined, linkId: undefined })
  await commit(
    ctx,
    ...(await endLiveLink(ctx, contact)),
    contacts.replace(ctx, revoked),
    event(ctx, "invitation.revoked", { customerId, subjectId: contactId, facts: { name: contact.name } }),
  )
  return revoked
}

export const lookAtInvitation = async (request: PublicCtx, { token }: LinkToken) =>
  viewOf(await openPersonLink(request, token, "invitation"))

/** A new password has to be a good one; one that the address has already has to be right. */
async function passwordFor(login: Login | undefined, password: string): Promise<{ passwordHash?: string }> {
  if (login?.passwordHash) {
    if (!(await passwordMatches(password, login.passwordHash))) throw wrongCredentials()
    return {}
  }
  const chosen = Password.safeParse(password)
  if (!chosen.success) throw invalid({ password: chosen.error.issues[0]?.message ?? "invalid" })
  return { passwordHash: await hashPassword(chosen.data) }
}

/**
 * Joins the customer, using the link up, and goes on as a sign-in does. An address that is a contact elsewhere in
 * this portal keeps its one password and gets one customer more.
 */
export async function acceptInvitation(request: PublicCtx, { token, password }: AcceptLink) {
  await openPortal(request)
  const opened = await openPersonLink(request, token, "invitation")
  const { ctx, link, person } = opened
  if (stateOf(opened) === "used") throw conflict("link_used")
  const using = useLink(ctx, link)
  const id = loginId("contact", link.email)
  const known = await logins.find(ctx, id)
  const chosen = await passwordFor(known, password)
  const login = known ?? newLogin("contact", link.email)
  const { customerId } = aboutPerson(person)
  return enter(request, {
    ctx,
    login,
    person,
    loginChanges: {
      ...chosen,
      memberships: [...login.memberships, { personId: person.row.id, customerId }],
      lastCustomerId: customerId,
    },
    personChanges: { state: "active", joinedAt: ctx.now },
    writes: [using, event(ctx, "invitation.accepted", aboutPerson(person))],
  })
}

/**
 * A new link to the address that was invited, never to another: an invitation while it is still open, else a link for
 * a new password. Says nothing about whether one was sent.
 */
export async function renewInvitation(request: PublicCtx, { token }: LinkToken) {
  const opened = await openPersonLink(request, token, "invitation")
  const { ctx, tenant, link, person } = opened
  if (!tenant.portal.enabled || person.kind !== "contact" || person.row.email !== link.email) return done
  if (person.row.state === "invited" && linkState(link, ctx.now) !== "valid")
    await invite(ctx, person.row, "invitation.renewed")
  const login = person.row.state === "active" && (await logins.find(ctx, loginId("contact", link.email)))
  if (login) await sendReset(ctx, login, person)
  return done
}
