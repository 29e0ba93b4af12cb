import type { Contact } from "../../shared/customers.ts"
import { conflict } from "../../shared/errors.ts"
import type { LinkToken, UseLink } from "../../shared/links.ts"
import { done } from "../../shared/sessions.ts"
import { next } from "../../shared/stored.ts"
import { choosePassword, lookAtContactLink, openContactLink } from "../contacts/actions.ts"
import type { Ctx, PublicCtx, StaffCtx } from "../context.ts"
import { contacts } from "../customers/store.ts"
import { event } from "../events.ts"
import { linkState, newLink } from "../links/links.ts"
import { links } from "../links/store.ts"
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

export const lookAtInvitation = (request: PublicCtx, { token }: LinkToken) =>
  lookAtContactLink(request, token, "invitation")

export const acceptInvitation = (request: PublicCtx, input: UseLink) =>
  choosePassword(request, input, "invitation")

/** A new link to the address that was invited, never to another. Says nothing about whether one was sent. */
export async function renewInvitation(request: PublicCtx, { token }: LinkToken) {
  const { ctx, tenant, link, contact } = await openContactLink(request, token, "invitation")
  const wanted =
    contact.state === "invited" && contact.email === link.email && linkState(link, ctx.now) === "expired"
  if (wanted && tenant.portal.enabled) await invite(ctx, contact, "invitation.renewed")
  return done
}
