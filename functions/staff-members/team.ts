import { staffMay } from "../../shared/access.ts"
import { conflict } from "../../shared/errors.ts"
import { done } from "../../shared/sessions.ts"
import type { ChangeStaffRole, StaffMember, TeamMember } from "../../shared/staff.ts"
import { next } from "../../shared/stored.ts"
import { type Ctx, directoryCtx, type StaffCtx } from "../context.ts"
import { freeStaff } from "../directory.ts"
import { changesBetween, event } from "../events.ts"
import { endNewestLink } from "../links/links.ts"
import { type Login, loginId, logins, secondFactorsOf } from "../logins/store.ts"
import { commit, readTogether } from "../store/entity.ts"
import type { Write } from "../store/table.ts"
import { replaceTenant } from "../tenants/store.ts"
import { staff } from "./store.ts"

/** Keeps the list one page, and its sign-ins one read. */
export const teamMax = 100

/** The sign-in of each member who has one, in one read. */
async function loginsOf(ctx: Ctx, members: StaffMember[]): Promise<Map<string, Login>> {
  const keys = members.map(({ email }) => logins.keyOf(ctx, loginId("staff", email)))
  const rows = keys.length > 0 ? await readTogether(ctx, keys) : []
  return new Map(rows.flatMap((row) => (row ? [[String(row.id), logins.parse(row)] as const] : [])))
}

export async function listTeam(ctx: StaffCtx): Promise<{ items: TeamMember[] }> {
  const members = await staff.owned(ctx, undefined, { limit: teamMax })
  const known = await loginsOf(ctx, members)
  const hasFactor = ({ email }: StaffMember) => {
    const login = known.get(loginId("staff", email))
    return login !== undefined && secondFactorsOf(login).length > 0
  }
  return { items: members.map((member) => ({ ...member, secondFactor: hasFactor(member) })) }
}

/**
 * Commits a change of the team. All of them go through the tenant's row, so that of two at once the second one starts
 * from what the first one left: rules about the whole team hold without a look at every member.
 */
export const commitTeam = (ctx: StaffCtx, { endsPreviews = false }, ...writes: Write[]) =>
  commit(ctx, replaceTenant(next(ctx.tenant, endsPreviews ? { previewsNotBefore: ctx.now } : {})), ...writes)

/** Nobody changes themselves, and the owner only hands over. Throws `not_found`, `conflict` (own_role, last_owner). */
export async function otherMember(ctx: StaffCtx, id: string): Promise<StaffMember> {
  const member = await staff.get(ctx, id)
  if (member.role === "owner") throw conflict("last_owner")
  if (member.id === ctx.staff.id) throw conflict("own_role")
  return member
}

const previews = ({ role }: StaffMember) => staffMay(role, "preview.open")

/** Holds from the member's next request on: every one reads this row. */
export async function changeMemberRole(ctx: StaffCtx, { id, role }: ChangeStaffRole & { id: string }) {
  const before = await otherMember(ctx, id)
  if (before.role === role) return done
  const member = next(before, { role })
  const { name, email } = member
  await commitTeam(
    ctx,
    { endsPreviews: previews(before) && !previews(member) },
    staff.replace(ctx, member),
    event(ctx, "staff.roleChanged", {
      subjectId: id,
      facts: { name, email, role },
      changes: changesBetween(before, member, ["role"]),
    }),
  )
  return done
}

/** What lets a member in, and keeps others from signing in with their address. */
async function accessOf(ctx: Ctx, { email }: StaffMember): Promise<Write[]> {
  const login = await logins.find(ctx, loginId("staff", email))
  return login ? [logins.remove(ctx, login), freeStaff(email)] : []
}

/** Ends all their sessions with the row, and leaves their address free to join or found another company. */
export async function removeMember(asked: StaffCtx, { id }: { id: string }) {
  const ctx = directoryCtx(asked)
  const member = await otherMember(ctx, id)
  const { name, email, role, language } = member
  const invited = member.state === "invited"
  await commitTeam(
    ctx,
    { endsPreviews: previews(member) && !invited },
    staff.remove(ctx, member),
    ...(await endNewestLink(ctx, member)),
    ...(invited ? [] : await accessOf(ctx, member)),
    event(ctx, invited ? "invitation.revoked" : "staff.removed", {
      subjectId: id,
      facts: { name, email, role, language },
      changes: [{ field: "role", before: role, after: null }],
    }),
  )
  return done
}
