import * as z from "zod"
import { staffRoles } from "./access.ts"
import { Instant, Language } from "./fields.ts"
import { Stored } from "./stored.ts"
import { Tenant } from "./tenants.ts"

export const StaffMember = Stored.extend({
  email: z.string(),
  name: z.string(),
  role: z.enum(staffRoles),
  language: Language,
  emailVerifiedAt: Instant.optional(),
  createdAt: Instant,
})
export type StaffMember = z.infer<typeof StaffMember>

/** What the staff app knows about its reader. */
export const StaffSelf = z.object({
  staff: StaffMember.omit({ version: true }),
  tenant: Tenant,
  portalUrl: z.string(),
})
export type StaffSelf = z.infer<typeof StaffSelf>
