import * as z from "zod"
import { addSeconds } from "../../shared/dates.ts"
import { Instant } from "../../shared/fields.ts"
import { Stored } from "../../shared/stored.ts"
import { entity } from "../store/entity.ts"

/** One mail to one address because of one event: who is sending it, until it was sent. */
const SentMail = Stored.extend({
  state: z.enum(["sending", "sent"]),
  /** When a sender that was never heard of again is given up. */
  until: Instant,
})
export type SentMail = z.infer<typeof SentMail>

const keptSeconds = 90 * 86_400

export const sentMails = entity<SentMail>({
  kind: "sentMail",
  schema: SentMail,
  expiresAt: ({ until }) => addSeconds(until, keptSeconds),
})
