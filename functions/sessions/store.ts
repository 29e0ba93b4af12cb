import * as z from "zod"
import { Instant } from "../../shared/fields.ts"
import { Stored } from "../../shared/stored.ts"
import { entity } from "../store/entity.ts"

/** One sign-in on one host. Rows that are over are never deleted by us: DynamoDB expires them. */
export const Session = Stored.extend({
  /** A member of staff or a contact; a grant of support access; of a preview, the staff who looks. */
  personId: z.string(),
  customerId: z.string().optional(),
  host: z.string(),
  /** Which refresh token is the live one; older ones are spent. */
  generation: z.int().nonnegative(),
  rotatedAt: Instant,
  createdAt: Instant,
  /** When a password, a mailed code or a second factor was last given. */
  provedAt: Instant,
  /** Whether a second factor was given, where the person has one. */
  secondFactor: z.boolean(),
  /** Absolute end. */
  expiresAt: Instant,
  endedAt: Instant.optional(),
  userAgent: z.string().max(300).optional(),
  ip: z.string().optional(),
  /** Staff looking at the portal as this customer. */
  preview: z.object({ staff: z.string() }).optional(),
  /** Portico's support looking at the staff app, by a grant of the tenant. */
  support: z.object({ operator: z.string() }).optional(),
})
export type Session = z.infer<typeof Session>

const shape = {
  kind: "session",
  schema: Session,
  expiresAt: (session: Session) => session.expiresAt,
}

export const staffSessions = entity<Session>(shape)
/** Contacts' credentials reach their customer's rows only, so their sessions live there. */
export const contactSessions = entity<Session>({
  ...shape,
  customer: (session) => session.customerId ?? "",
})

export const sessionsOf = (customerId: string | undefined) => (customerId ? contactSessions : staffSessions)
