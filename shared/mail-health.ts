import * as z from "zod"
import { Instant } from "./fields.ts"

export const mailTroubles = ["too_many_bounces", "too_many_complaints"] as const
export type MailTrouble = (typeof mailTroubles)[number]

export type MailCounts = { sent: number; bounced: number; complained: number }

/** Where we stop a company, well before AWS looks into the account that all share: 5 % and 0.1 % (R52). */
const bounceRateMax = 0.02
const bouncesJudgedFrom = 200
const complaintRateMax = 0.0008
/** One reader may press the wrong button. */
const complaintsMin = 2

/** Why these figures stop a company's mails, if they do. */
export function troubleOf({ sent, bounced, complained }: MailCounts): MailTrouble | undefined {
  if (complained >= complaintsMin && complained >= sent * complaintRateMax) return "too_many_complaints"
  if (sent >= bouncesJudgedFrom && bounced >= sent * bounceRateMax) return "too_many_bounces"
  return undefined
}

/** How the company's mails fare, with the counts of the last seven days. */
export const MailHealth = z.object({
  state: z.enum(["fine", "paused"]),
  reason: z.enum(mailTroubles).nullable(),
  since: Instant.nullable(),
  sent: z.int(),
  bounced: z.int(),
  complained: z.int(),
})
export type MailHealth = z.infer<typeof MailHealth>
