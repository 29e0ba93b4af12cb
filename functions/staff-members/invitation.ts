import { conflict } from "../../shared/errors.ts"
import { newId } from "../../shared/ids.ts"
import type { InviteStaff, StaffMember } from "../../shared/staff.ts"
import { next } from "../../shared/stored.ts"
import { type Ctx, directoryCtx, type PublicCtx, type StaffCtx } from "../context.ts"
import { claimStaff, findStaff } from "../directory.ts"
import { event } from "../events.ts"
import { countAgainst } from "../http/limit.ts"
import { endNewestLink, newLink, useLink } from "../links/links.ts"
import type { OpenedLink } from "../links/person-link.ts"
import { enter } from "../logins/enter.ts"
import { newLogin } from "../logins/store.ts"
import { requireRoom } from "../plans/limits.ts"
import { commit } from "../store/entity.ts"
import type { Write } from "../store/table.ts"
import { staff } from "./store.ts"
import { commitTeam, otherMember, removeMember, teamMax } from "./team.ts"

/** Per company and hour, so that nobody fills strangers' mailboxes from it. */
const invitations = { times: 100, seconds: 3600 }
const countInvitation = ({ tenantId, now }: Ctx) => countAgainst(invitations, "invite staff", tenantId, now)

/** A link for this member, and the event that mails it. */
function invitationOf(ctx: Ctx, member: StaffMember) {
  const { id: subjectId, name, email, role } = member
  const { link, write } = newLink(ctx, { purpose: "staffInvitation", personId: subjectId, email })
  const facts = { linkId: link.id, name, email, role }
  const sent: Partial<StaffMember> = { linkId: link.id, invitedAt: ctx.now }
  return { sent, writes: [write, event(ctx, "staff.invited", { subjectId, facts })] }
}

const shown = (member: StaffMember) => ({ ...member, secondFactor: false })

/**
 * Somebody who may join; nothing of theirs exists before they do. What is known of the address elsewhere is neither
 * asked nor told: only who reads its mail learns it. Throws `conflict` (address_taken, team_full, plan_staff).
 */
export async function inviteMember(ctx: StaffCtx, input: InviteStaff) {
  await countInvitation(ctx)
  const team = await staff.owned(ctx, undefined, { limit: teamMax })
  if (team.some(({ email }) => email === input.email)) throw conflict("address_taken")
  if (team.length >= teamMax) throw conflict("team_full")
  requireRoom(ctx.tenant, "staff", team.length)
  const bare: StaffMember = {
    ...input,
    id: newId("stf", ctx.now),
    version: 1,
    state: "invited",
    createdAt: ctx.now,
  }
  const { sent, writes } = invitationOf(ctx, bare)
  const member = { ...bare, ...sent }
  await commitTeam(ctx, {}, staff.insert(ctx, member), ...writes)
  return shown(member)
}

async function invitedMember(ctx: StaffCtx, id: string): Promise<StaffMember> {
  const member = await otherMember(ctx, id)
  if (member.state !== "invited") throw conflict("already_active")
  return member
}

/** A new link; the one before it is dead. */
async function again(ctx: Ctx, member: StaffMember): Promise<{ member: StaffMember; writes: Write[] }> {
  const { sent, writes } = invitationOf(ctx, member)
  const invited = next(member, sent)
  return {
    member: invited,
    writes: [...(await endNewestLink(ctx, member)), staff.replace(ctx, invited), ...writes],
  }
}

export async function resendMemberInvitation(ctx: StaffCtx, { id }: { id: string }) {
  const before = await invitedMember(ctx, id)
  await countInvitation(ctx)
  const { member, writes } = await again(ctx, before)
  await commit(ctx, ...writes)
  return shown(member)
}

export async function revokeMemberInvitation(ctx: StaffCtx, { id }: { id: string }) {
  await invitedMember(ctx, id)
  return removeMember(ctx, { id })
}

/** Sends who was invited a new link. Nobody proved yet to be them, so nobody is named as who did it. */
export async function renewMemberInvitation(ctx: Ctx, member: StaffMember) {
  const { writes } = await again(ctx, member)
  await commit(ctx, ...writes)
}

/**
 * Joins the team, with the role that the row says. Throws `conflict` (address_taken) where the address signs in for
 * another company: an address has one company, since the staff host alone does not say which.
 */
export async function joinTeam(request: PublicCtx, { link, ...opened }: OpenedLink, passwordHash: string) {
  const ctx = directoryCtx(opened.ctx)
  const { person, tenant } = opened
  if (await findStaff(link.email)) throw conflict("address_taken")
  const { id: subjectId, name, role } = person.row
  return enter(request, {
    ctx,
    person,
    login: newLogin("staff", link.email),
    loginChanges: { passwordHash, memberships: [{ personId: subjectId }] },
    personChanges: { state: "active", emailVerifiedAt: ctx.now },
    writes: [
      useLink(ctx, link),
      claimStaff(link.email, tenant.id, subjectId),
      event(ctx, "staff.joined", { subjectId, facts: { name, email: link.email, role } }),
    ],
  })
}
