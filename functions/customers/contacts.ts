import type {
  AddContact,
  ChangeContactEmail,
  ChangeContactLanguage,
  ChangeContactRole,
  Contact,
  Customer,
} from "../../shared/customers.ts"
import { conflict } from "../../shared/errors.ts"
import { newId } from "../../shared/ids.ts"
import { done } from "../../shared/sessions.ts"
import { next } from "../../shared/stored.ts"
import { type Ctx, directoryCtx, type StaffCtx } from "../context.ts"
import { emailHash } from "../directory.ts"
import { changesBetween, event } from "../events.ts"
import { endNewestLink } from "../links/links.ts"
import { leaveLogin } from "../people/leave.ts"
import { commit } from "../store/entity.ts"
import type { Write } from "../store/table.ts"
import { isSuppressed } from "../suppressions/store.ts"
import { requireOffered } from "../tenants/languages.ts"
import { claimAddress, contactAddresses, contacts, customers } from "./store.ts"

/** Who looks after a customer's contacts: staff, or one of that customer's admins. `ctx` has the tenant's rights. */
type Of = { ctx: Ctx; customer: Customer }
type Which = { customerId: string; contactId: string }

const contactsMax = 50

/**
 * Commits a change of a customer's contacts. All of them go through the customer's row, so that of two at once the
 * second one starts from what the first one left: who just lost a right cannot use it, and one admin stays.
 */
export const commitContacts = ({ ctx, customer }: Of, ...writes: Write[]) =>
  commit(ctx, customers.replace(ctx, next(customer, {})), ...writes)

/**
 * A contact that is not stored yet, and the event that says so. Their address is claimed with them, once per customer.
 * Throws `conflict` (address_taken, too_many_contacts).
 */
export async function newContact({ ctx, customer }: Of, input: Omit<AddContact, "customerId">) {
  const { id: customerId } = customer
  const [taken, all] = await Promise.all([
    contactAddresses.find(ctx, emailHash(input.email), customerId),
    contacts.owned(ctx, customerId),
  ])
  if (taken) throw conflict("address_taken")
  if (all.length >= contactsMax) throw conflict("too_many_contacts")
  const contact: Contact = {
    ...input,
    customerId,
    id: newId("con", ctx.now),
    version: 1,
    state: "notInvited",
    createdAt: ctx.now,
  }
  const facts = { name: contact.name, role: contact.role }
  const added = event(ctx, "contact.added", { customerId, subjectId: contact.id, facts })
  return { contact, writes: [claimAddress(ctx, contact), added] }
}

export async function addContact(ctx: StaffCtx, { customerId, ...input }: AddContact) {
  requireOffered(ctx.tenant, input.language)
  const of = { ctx, customer: await customers.get(ctx, customerId, customerId) }
  const { contact, writes } = await newContact(of, input)
  await commitContacts(of, contacts.insert(ctx, contact), ...writes)
  return contact
}

/** A customer that has an admin keeps one: whoever leaves names another first. */
async function requireAnotherAdmin({ ctx, customer }: Of, { id, role }: Contact) {
  if (role !== "admin") return
  const all = await contacts.owned(ctx, customer.id)
  if (!all.some((other) => other.id !== id && other.role === "admin")) throw conflict("last_admin")
}

/** Holds from the contact's next request on: every one reads this row. */
export async function changeRole(of: Of, before: Contact, role: Contact["role"]) {
  if (before.role === role) return done
  await requireAnotherAdmin(of, before)
  const { ctx } = of
  const contact = next(before, { role })
  const changed = event(ctx, "contact.roleChanged", {
    customerId: contact.customerId,
    subjectId: contact.id,
    facts: { name: contact.name, role },
    changes: changesBetween(before, contact, ["role"]),
  })
  await commitContacts(of, contacts.replace(ctx, contact), changed)
  return done
}

/** With the contact go their address, their open invitation and their sign-in here: every session of theirs is over. */
export async function remove({ ctx: asked, customer }: Of, contact: Contact) {
  const of = { ctx: directoryCtx(asked), customer }
  await requireAnotherAdmin(of, contact)
  const { ctx } = of
  const { customerId, id: subjectId, name, email, role } = contact
  const claim = await contactAddresses.find(ctx, emailHash(email), customerId)
  await commitContacts(
    of,
    contacts.remove(ctx, contact),
    ...(claim ? [contactAddresses.remove(ctx, claim)] : []),
    ...(await endNewestLink(ctx, contact)),
    ...(await leaveLogin(ctx, contact)),
    event(ctx, "contact.removed", {
      customerId,
      subjectId,
      facts: { name, email, role },
      changes: [{ field: "role", before: role, after: null }],
    }),
  )
  return done
}

async function contactOf(ctx: StaffCtx, { customerId, contactId }: Which) {
  const customer = await customers.get(ctx, customerId, customerId)
  return { of: { ctx, customer }, contact: await contacts.get(ctx, contactId, customerId) }
}

export async function changeContactRole(ctx: StaffCtx, { role, ...which }: ChangeContactRole & Which) {
  const { of, contact } = await contactOf(ctx, which)
  return changeRole(of, contact, role)
}

/** For their invitation. Once they are in, their language is their own choice: throws `conflict` (already_active). */
export async function changeContactLanguage(
  ctx: StaffCtx,
  { language, ...which }: ChangeContactLanguage & Which,
) {
  requireOffered(ctx.tenant, language)
  const { of, contact: before } = await contactOf(ctx, which)
  if (before.state === "active") throw conflict("already_active")
  if (before.language === language) return done
  const contact = next(before, { language })
  const changed = event(ctx, "contact.updated", {
    customerId: contact.customerId,
    subjectId: contact.id,
    facts: { name: contact.name },
    changes: changesBetween(before, contact, ["language"]),
  })
  await commitContacts(of, contacts.replace(ctx, contact), changed)
  return done
}

/**
 * For an address that was wrong: an invitation that went there opens nothing any more. Once they are in, their address
 * is their own to change: throws `conflict` (already_active), address_taken for another contact's, and suppressed.
 */
export async function changeContactEmail(ctx: StaffCtx, { email, ...which }: ChangeContactEmail & Which) {
  const { of, contact: before } = await contactOf(ctx, which)
  const { customerId, id: subjectId, name } = before
  if (before.state === "active") throw conflict("already_active")
  if (before.email === email) return done
  const contact = next(before, { email, state: "notInvited", invitedAt: undefined, linkId: undefined })
  const [claimed, taken] = await Promise.all([
    contactAddresses.find(ctx, emailHash(before.email), customerId),
    contactAddresses.find(ctx, emailHash(email), customerId),
  ])
  // The same mailbox in other letters is the same claim.
  if (taken && taken.contactId !== subjectId) throw conflict("address_taken")
  if (await isSuppressed(ctx, email)) throw conflict("suppressed")
  await commitContacts(
    of,
    contacts.replace(ctx, contact),
    ...(taken ? [] : [claimAddress(ctx, contact)]),
    ...(claimed && !taken ? [contactAddresses.remove(ctx, claimed)] : []),
    ...(await endNewestLink(ctx, before)),
    event(ctx, "contact.updated", {
      customerId,
      subjectId,
      facts: { name },
      changes: changesBetween(before, contact, ["email"]),
    }),
  )
  return done
}

export async function removeContact(ctx: StaffCtx, which: Which) {
  const { of, contact } = await contactOf(ctx, which)
  return remove(of, contact)
}
