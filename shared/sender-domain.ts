import * as z from "zod"
import { Email, Instant } from "./fields.ts"

export const recordPurposes = ["proof", "dkim", "mailFromMx", "mailFromSpf", "dmarc"] as const
/** `unknown`: the domain's name servers did not answer. */
export const recordStates = ["found", "different", "missing", "unknown"] as const

/** A record that the owner of the domain makes, and what its name servers say just now. */
export const SenderRecord = z.object({
  purpose: z.enum(recordPurposes),
  type: z.enum(["CNAME", "MX", "TXT"]),
  name: z.string(),
  /** The name as most providers' forms want it: without the domain. */
  host: z.string(),
  value: z.string(),
  /** Mails come from the address only with these; the others make them arrive more surely. */
  required: z.boolean(),
  state: z.enum(recordStates),
  seen: z.array(z.string()),
})
export type SenderRecord = z.infer<typeof SenderRecord>

/** `broken`: it was verified, and is not any more; mails come from our own address meanwhile. */
export const senderStates = ["pending", "verified", "broken"] as const
export type SenderState = (typeof senderStates)[number]

/** How long an address waits for its records: whoever meant it has made them by then. */
export const pendingSeconds = 14 * 86_400

/** The company's own address that its mails come from. Public by nature: every mail and the domain's DNS say it. */
export const Sender = z.object({
  address: z.string(),
  domain: z.string(),
  state: z.enum(senderStates),
  /** Names of the keys that SES signs with. */
  tokens: z.array(z.string()),
  addedAt: Instant,
  checkedAt: Instant.optional(),
  /** What the team was last told of it, and when: an address that comes and goes is not told about each time. */
  told: z.object({ state: z.enum(senderStates), at: Instant }).optional(),
})
export type Sender = z.infer<typeof Sender>

export const SenderDomain = z.object({
  /** What mails come from while there is no verified address of the company's own. */
  hosted: z.string(),
  sender: Sender.nullable(),
  records: z.array(SenderRecord),
  /** Its owner means this company, but another one's mails come from it already. */
  taken: z.boolean(),
  /** When an address is removed whose records were not found. */
  until: Instant.nullable(),
})
export type SenderDomain = z.infer<typeof SenderDomain>

export const ChooseSender = z.strictObject({ address: Email })
export type ChooseSender = z.infer<typeof ChooseSender>
