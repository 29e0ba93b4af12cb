import * as z from "zod"
import { Instant, line } from "./fields.ts"
import { Stored } from "./stored.ts"

/** The tenant's leave for Portico's support to look in: for a reason, for a while, and never without it (R68). */
export const SupportGrant = Stored.extend({
  reason: z.string(),
  grantedBy: z.object({ id: z.string(), name: z.string() }),
  createdAt: Instant,
  expiresAt: Instant,
  endedAt: Instant.optional(),
  endedBy: z.object({ id: z.string(), name: z.string() }).optional(),
})
export type SupportGrant = z.infer<typeof SupportGrant>

export const isOpenGrant = ({ endedAt, expiresAt }: SupportGrant, now: string) => !endedAt && expiresAt > now

export const GrantSupport = z.strictObject({
  reason: line(300),
  hours: z.literal([1, 4, 24, 72], "required"),
})
export type GrantSupport = z.infer<typeof GrantSupport>

/** As staff see it. */
export const SupportAccess = SupportGrant.omit({ version: true }).extend({ open: z.boolean() })
export type SupportAccess = z.infer<typeof SupportAccess>
export const SupportAccessList = z.object({ items: z.array(SupportAccess) })
export type SupportAccessList = z.infer<typeof SupportAccessList>
