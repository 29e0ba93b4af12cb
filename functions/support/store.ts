import * as z from "zod"
import { Instant } from "../../shared/fields.ts"
import { Stored } from "../../shared/stored.ts"
import { entity } from "../store/entity.ts"

/** The tenant's leave for Portico's support to look in: for a reason, for a while, and never without it (R68). */
export const SupportGrant = Stored.extend({
  reason: z.string(),
  grantedBy: z.object({ id: z.string(), name: z.string() }),
  createdAt: Instant,
  expiresAt: Instant,
  endedAt: Instant.optional(),
})
export type SupportGrant = z.infer<typeof SupportGrant>

/** Ids begin with `sup_`, by which a session knows that it is not staff's. */
export const supportGrants = entity<SupportGrant>({ kind: "support", schema: SupportGrant })
