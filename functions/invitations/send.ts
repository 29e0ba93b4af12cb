import type { SendInvitation } from "../../shared/bulk-invitations.ts"
import type { Contact } from "../../shared/customers.ts"
import { conflict } from "../../shared/errors.ts"
import { next } from "../../shared/stored.ts"
import type { Ctx, StaffCtx } from "../context.ts"
import { contacts } from "../customers/store.ts"
import { event } from "../events.ts"
import { endNewestLink, newLink } from "../links/links.ts"
import { commit } from "../store/entity.ts"

type Which = { customerId: string; contactId: string }
type Sent = "invitation.sent" | "invitation.renewed"

/** What may come with it: words of the inviter for this one reader, and the bulk invitation that it is part of. */
type With = { note?: string | undefined; bulkInvitationId?: string | undefined }

/** A link for this contact, the event that mails it, and what becomes true of the contact by it. */
export function invitationOf(ctx: Ctx, contact: Contact, type: Sent = "invitation.sent", more: With = {}) {
  const { customerId, id: personId, email, name } = contact
  const { note, bulkInvitationId } = more
  const about = { purpose: "invitation", personId, customerId, email, bulkInvitationId } as const
  const { link, write } = newLink(ctx, about)
  const sent = { state: "invited", invitedAt: ctx.now, linkId: link.id } as const
  const facts = {
    linkId: link.id,
    name,
    ...(note && { note }),
    ...(bulkInvitationId && { bulkInvitationId }),
  }
  return { sent, writes: [write, event(ctx, type, { customerId, subjectId: personId, facts })] }
}

/** Invites who is not in yet; the link before this one is dead. Throws `conflict` for who is. */
export async function invitationWrites(ctx: Ctx, contact: Contact, type?: Sent, more?: With) {
  if (contact.state === "active") throw conflict("already_active")
  const { sent, writes } = invitationOf(ctx, contact, type, more)
  const invited = next(contact, sent)
  const ended = await endNewestLink(ctx, contact)
  return { invited, writes: [...ended, contacts.replace(ctx, invited), ...writes] }
}

export async function invite(ctx: Ctx, contact: Contact, type?: Sent, more?: With) {
  const { invited, writes } = await invitationWrites(ctx, contact, type, more)
  await commit(ctx, ...writes)
  return invited
}

/** The mail follows from the event. Throws `conflict` while the portal is closed and for who is already in. */
export async function sendInvitation(ctx: StaffCtx, { customerId, contactId, note }: Which & SendInvitation) {
  if (!ctx.tenant.portal.enabled) throw conflict("portal_disabled")
  return invite(ctx, await contacts.get(ctx, contactId, customerId), "invitation.sent", { note })
}

export async function revokeInvitation(ctx: StaffCtx, { customerId, contactId }: Which) {
  const contact = await contacts.get(ctx, contactId, customerId)
  if (contact.state !== "invited") throw conflict("not_invited")
  const revoked = next(contact, { state: "notInvited", invitedAt: undefined, linkId: undefined })
  await commit(
    ctx,
    ...(await endNewestLink(ctx, contact)),
    contacts.replace(ctx, revoked),
    event(ctx, "invitation.revoked", { customerId, subjectId: contactId, facts: { name: contact.name } }),
  )
  return revoked
}
