import * as z from "zod"
import { addSeconds } from "../../shared/dates.ts"
import { Instant } from "../../shared/fields.ts"
import { Stored } from "../../shared/stored.ts"
import { entity } from "../store/entity.ts"

export const mailOutcomes = ["delivered", "bounced", "complained", "rejected"] as const
export type MailOutcome = (typeof mailOutcomes)[number]

/** One mail to one address because of one event: who is sending it, until it was sent, and what became of it. */
export const SentMail = Stored.extend({
  /** `withheld`: the address is suppressed, or the company's mails are paused. */
  state: z.enum(["sending", "sent", "withheld"]),
  /** When a sender that was never heard of again is given up. */
  until: Instant,
  eventId: z.string(),
  sender: z.enum(["portico", "company"]),
  /** SES itself said that it went out, and it stands in the day's counts. */
  counted: z.boolean().default(false),
  outcome: z.enum(mailOutcomes).optional(),
})
export type SentMail = z.infer<typeof SentMail>

const keptSeconds = 90 * 86_400

export const sentMails = entity<SentMail>({
  kind: "sentMail",
  schema: SentMail,
  expiresAt: ({ until }) => addSeconds(until, keptSeconds),
})
