import * as z from "zod"
import { addSeconds } from "../../shared/dates.ts"
import { Instant } from "../../shared/fields.ts"
import { Stored } from "../../shared/stored.ts"
import { entity } from "../store/entity.ts"

export const mailOutcomes = ["delivered", "bounced", "complained", "rejected"] as const
export type MailOutcome = (typeof mailOutcomes)[number]

/** Why a mail is not sent: nothing goes to this address any more, or nothing of this company just now. */
export const whyWithheld = ["suppressed", "paused"] as const
export type WhyWithheld = (typeof whyWithheld)[number]

/** One mail to one address because of one event: who is sending it, until it was sent, and what became of it. */
export const SentMail = Stored.extend({
  /** `refused`: SES answered that it did not take it. */
  state: z.enum(["sending", "refused", "sent", "withheld"]),
  withheld: z.enum(whyWithheld).optional(),
  /** As long as it is `sending`: until then nobody else sends it, whatever became of who began to. */
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
