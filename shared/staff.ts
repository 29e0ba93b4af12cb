import * as z from "zod"
import { staffRoles } from "./access.ts"
import { Email, Instant, Language, line } from "./fields.ts"
import { MutedByStaff } from "./notifications.ts"
import { Stored } from "./stored.ts"
import { Tenant } from "./tenants.ts"

export const StaffMember = Stored.extend({
  email: z.string(),
  name: z.string(),
  role: z.enum(staffRoles),
  language: Language,
  /** An invited one has no sign-in yet. */
  state: z.enum(["invited", "active"]).default("active"),
  /** The newest invitation's link. */
  linkId: z.string().optional(),
  invitedAt: Instant.optional(),
  lastSeenAt: Instant.optional(),
  emailVerifiedAt: Instant.optional(),
  /** Sessions begun before this are over. */
  notBefore: Instant.optional(),
  /** Notifications that were switched off. */
  muted: MutedByStaff,
  createdAt: Instant,
})
export type StaffMember = z.infer<typeof StaffMember>

/** What the staff app knows about its reader. */
export const StaffSelf = z.object({
  staff: StaffMember.pick({ id: true, email: true, name: true, role: true, language: true }),
  tenant: Tenant,
  portalUrl: z.string(),
  /** Set while Portico's support looks in, by a grant of the tenant. */
  support: z.object({ operator: z.string(), until: Instant }).nullable(),
  /** Mails to customers are stopped: the settings say why. */
  mailsPaused: z.boolean().optional(),
})
export type StaffSelf = z.infer<typeof StaffSelf>

export const TeamMember = StaffMember.pick({
  id: true,
  email: true,
  name: true,
  role: true,
  state: true,
  invitedAt: true,
  lastSeenAt: true,
}).extend({ secondFactor: z.boolean() })
export type TeamMember = z.infer<typeof TeamMember>

export const Team = z.object({ items: z.array(TeamMember) })
export type Team = z.infer<typeof Team>

/** Ownership is handed over, never given by an invitation. */
export const InvitedRole = z.enum(["admin", "finance", "viewer"], "required")

export const InviteStaff = z.strictObject({
  name: line(120),
  email: Email,
  role: InvitedRole,
  language: Language,
})
export type InviteStaff = z.infer<typeof InviteStaff>

export const ChangeStaffRole = z.strictObject({ role: InvitedRole })
export type ChangeStaffRole = z.infer<typeof ChangeStaffRole>
