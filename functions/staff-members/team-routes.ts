import * as z from "zod"
import { Done } from "../../shared/sessions.ts"
import { ChangeStaffRole, InviteStaff, Team, TeamMember } from "../../shared/staff.ts"
import { staffRoute } from "../http/route.ts"
import { inviteMember, resendMemberInvitation, revokeMemberInvitation } from "./invitation.ts"
import { transferOwnership } from "./ownership.ts"
import { changeMemberRole, listTeam, removeMember } from "./team.ts"

const ById = z.strictObject({ id: z.string() })
const write = { needs: "team.write", stepUp: true, limit: "gateway" } as const

export const teamRoutes = [
  staffRoute({
    on: "GET /api/staff/team",
    needs: "team.read",
    limit: "gateway",
    input: z.strictObject({}),
    output: Team,
    run: listTeam,
  }),
  staffRoute({
    ...write,
    on: "POST /api/staff/team",
    input: InviteStaff,
    output: TeamMember,
    run: inviteMember,
  }),
  staffRoute({
    ...write,
    on: "PUT /api/staff/team/{id}/role",
    input: ChangeStaffRole.extend({ id: z.string() }),
    output: Done,
    run: changeMemberRole,
  }),
  staffRoute({ ...write, on: "DELETE /api/staff/team/{id}", input: ById, output: Done, run: removeMember }),
  staffRoute({
    ...write,
    on: "POST /api/staff/team/{id}/invitation",
    input: ById,
    output: TeamMember,
    run: resendMemberInvitation,
  }),
  staffRoute({
    ...write,
    on: "DELETE /api/staff/team/{id}/invitation",
    input: ById,
    output: Done,
    run: revokeMemberInvitation,
  }),
  staffRoute({
    ...write,
    on: "POST /api/staff/team/{id}/ownership",
    needs: "ownership.transfer",
    input: ById,
    output: Done,
    run: transferOwnership,
  }),
]
