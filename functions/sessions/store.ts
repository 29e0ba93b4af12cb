import * as z from "zod"
import { Instant } from "../../shared/fields.ts"
import { Stored } from "../../shared/stored.ts"
import { entity } from "../store/entity.ts"

/** One sign-in on one host. Removing `endedAt`-less rows is never needed: DynamoDB expires them. */
export const Session = Stored.extend({
  personId: z.string(),
  customerId: z.string().optional(),
  host: z.string(),
  /** Which refresh token is the live one; older ones are spent. */
  generation: z.int().nonnegative(),
  rotatedAt: Instant,
  createdAt: Instant,
  /** Absolute end. */
  expiresAt: Instant,
  endedAt: Instant.optional(),
  userAgent: z.string().max(300).optional(),
  ip: z.string().optional(),
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
