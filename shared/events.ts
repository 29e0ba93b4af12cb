import * as z from "zod"
import { Instant } from "./fields.ts"

export const eventTypes = [
  "tenant.signedUp",
  "tenant.updated",
  "portal.updated",
  "branding.updated",
  "stripe.connectStarted",
  "stripe.updated",
  "staff.signedIn",
  "staff.emailVerified",
  "staff.signUpRepeated",
  "staff.verificationSent",
  "staff.passwordResetAsked",
  "staff.passwordReset",
  "customer.created",
  "customer.updated",
  "contact.added",
  "contact.signedIn",
  "contact.updated",
  "contact.passwordResetAsked",
  "contact.passwordReset",
  "invitation.sent",
  "invitation.accepted",
  "invitation.revoked",
  "invitation.renewed",
  "import.started",
  "import.finished",
  "import.failed",
  "invoice.imported",
  "invoice.updated",
  "invoice.viewed",
  "invoice.downloaded",
  "payment.started",
  "payment.processing",
  "payment.succeeded",
  "payment.failed",
  "payment.expired",
  "session.refreshReused",
  "session.signedOut",
] as const
export type EventType = (typeof eventTypes)[number]

/** What happened, by whom: the audit row, the customer's activity and what mails are sent from. */
export const PorticoEvent = z.object({
  id: z.string(),
  type: z.enum(eventTypes),
  at: Instant,
  actor: z.object({
    kind: z.enum(["staff", "contact", "system"]),
    id: z.string(),
    name: z.string(),
  }),
  customerId: z.string().optional(),
  subjectId: z.string().optional(),
  /** Small facts for the reader and the mail: numbers, names, before and after. Never a secret. */
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  ip: z.string().optional(),
})
export type PorticoEvent = z.infer<typeof PorticoEvent>
