import type { ChangeContactRole, Contact, InviteColleague } from "../../shared/customers.ts"
import { conflict } from "../../shared/errors.ts"
import { type ContactCtx, tenantCtx } from "../context.ts"
import { changeRole, commitContacts, newContact, remove } from "../customers/contacts.ts"
import { contacts } from "../customers/store.ts"
import { countAgainst } from "../http/limit.ts"
import { invitationOf, invite } from "../invitations/send.ts"
import { requireOffered } from "../tenants/languages.ts"

/** What a customer's admin does about colleagues, with the tenant's rights: links and sign-ins are its rows. */
const asTenant = (asked: ContactCtx) => {
  const ctx = tenantCtx(asked)
  return { ctx, customer: asked.customer }
}

export const listColleagues = async (ctx: ContactCtx) => ({
  items: await contacts.owned(ctx, ctx.customerId),
})

/** Nobody changes themselves. Throws `not_found`, `conflict` (own_role). */
async function colleague(ctx: ContactCtx, id: string): Promise<Contact> {
  const found = await contacts.get(ctx, id, ctx.customerId)
  if (found.id === ctx.contact.id) throw conflict("own_role")
  return found
}

const perCustomer = { times: 20, seconds: 3600 }
const perCompany = { times: 200, seconds: 3600 }

/** Mail goes out in the company's name: neither one customer nor all of them can fill strangers' mailboxes with it. */
async function countInvitation({ tenantId, customerId, now }: ContactCtx) {
  await countAgainst(perCustomer, "invite colleague", customerId, now)
  await countAgainst(perCompany, "invite colleagues", tenantId, now)
}

/** Adds and invites at once. Throws `conflict` (address_taken, too_many_contacts). */
export async function inviteColleague(asked: ContactCtx, input: InviteColleague) {
  requireOffered(asked.tenant, input.language)
  await countInvitation(asked)
  const of = asTenant(asked)
  const { contact, writes } = await newContact(of, input)
  const { sent, writes: sending } = invitationOf(of.ctx, contact)
  const invited = { ...contact, ...sent }
  await commitContacts(of, contacts.insert(of.ctx, invited), ...writes, ...sending)
  return invited
}

export async function inviteColleagueAgain(asked: ContactCtx, { id }: { id: string }) {
  const contact = await colleague(asked, id)
  await countInvitation(asked)
  return invite(tenantCtx(asked), contact)
}

export const changeColleagueRole = async (
  asked: ContactCtx,
  { id, role }: ChangeContactRole & { id: string },
) => changeRole(asTenant(asked), await colleague(asked, id), role)

export const removeColleague = async (asked: ContactCtx, { id }: { id: string }) =>
  remove(asTenant(asked), await colleague(asked, id))
