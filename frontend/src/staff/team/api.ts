import { query, revalidate } from "@solidjs/router"
import type { InviteStaff, TeamMember } from "../../../../shared/staff.ts"
import { send } from "../../lib/api.ts"
import { getSelf } from "../api.ts"

export type InvitedRole = InviteStaff["role"]
export const invitedRoles: readonly InvitedRole[] = ["admin", "finance", "viewer"]

const path = (member: TeamMember, more = "") => `/api/staff/team/${member.id}${more}`

export const getTeam = query(() => send<{ items: TeamMember[] }>("GET", "/api/staff/team"), "team")
export const reloadTeam = () => revalidate([getTeam.key, getSelf.key])

export const team = {
  invite: (input: InviteStaff) => send<TeamMember>("POST", "/api/staff/team", input),
  role: (member: TeamMember, role: InvitedRole) => send<unknown>("PUT", path(member, "/role"), { role }),
  remove: (member: TeamMember) => send<unknown>("DELETE", path(member)),
  resend: (member: TeamMember) => send<unknown>("POST", path(member, "/invitation"), {}),
  revoke: (member: TeamMember) => send<unknown>("DELETE", path(member, "/invitation")),
  handOver: (member: TeamMember) => send<unknown>("POST", path(member, "/ownership"), {}),
}
