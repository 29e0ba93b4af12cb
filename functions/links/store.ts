import * as z from "zod"
import { addSeconds } from "../../shared/dates.ts"
import { Instant } from "../../shared/fields.ts"
import { linkPurposes } from "../../shared/links.ts"
import { Stored } from "../../shared/stored.ts"
import { entity } from "../store/entity.ts"

/** A mailed link's row. The token itself is nowhere: it is computed from the id with our key. */
export const Link = Stored.extend({
  purpose: z.enum(linkPurposes),
  personId: z.string(),
  customerId: z.string().optional(),
  email: z.string(),
  /** The bulk invitation that it was sent by. */
  bulkInvitationId: z.string().optional(),
  /** When somebody, and not a scanner, first did something on its page. */
  openedAt: Instant.optional(),
  /** Who of Portico asked for it, and what for. */
  support: z.object({ operator: z.string(), reason: z.string() }).optional(),
  expiresAt: Instant,
  endedAt: Instant.optional(),
})
export type Link = z.infer<typeof Link>

const keptSeconds = 30 * 86_400

/** Kept for a while after it expires, so that its page can say so and offer a new one. */
export const links = entity<Link>({
  kind: "link",
  schema: Link,
  expiresAt: (link) => addSeconds(link.expiresAt, keptSeconds),
})
