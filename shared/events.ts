import * as z from "zod"
import { auditGroups } from "./audit.ts"
import { CalendarDate, Instant } from "./fields.ts"
import { PageInput } from "./pages.ts"

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
  "session.ended",
  "session.endedEverywhere",
  "session.switched",
  "signIn.slowedDown",
  "signIn.codeAsked",
  "password.changed",
  "email.changeAsked",
  "email.changed",
  "secondFactor.added",
  "secondFactor.removed",
  "recoveryCodes.renewed",
  "recoveryCode.used",
  "profile.updated",
  "staff.invited",
  "staff.joined",
  "staff.roleChanged",
  "staff.removed",
  "ownership.transferred",
  "contact.removed",
  "contact.roleChanged",
  "preview.opened",
  "support.granted",
  "support.revoked",
  "support.opened",
  "apiKey.created",
  "apiKey.revoked",
  "audit.exported",
] as const
export type EventType = (typeof eventTypes)[number]

/** What happened, by whom: the audit row, the customer's activity and what mails are sent from. */
export const PorticoEvent = z.object({
  id: z.string(),
  type: z.enum(eventTypes),
  at: Instant,
  actor: z.object({
    kind: z.enum(["staff", "contact", "system", "apiKey", "operator"]),
    id: z.string(),
    name: z.string(),
  }),
  customerId: z.string().optional(),
  subjectId: z.string().optional(),
  /** Small facts for the reader and the mail: numbers, names, before and after. Never a secret. */
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  /** What an auditor asks for: the field, and what it was and became. Never a secret. */
  changes: z
    .array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() }))
    .optional(),
  ip: z.string().optional(),
})
export type PorticoEvent = z.infer<typeof PorticoEvent>

const AuditDate = CalendarDate.refine((date) => date > "2000" && date < "3000", "not_a_date")
const filters = {
  /** Calendar dates where the company is, both included. */
  from: AuditDate.optional(),
  to: AuditDate.optional(),
  group: z.enum(auditGroups).optional(),
  /** Whose acts: the id in an event's `actor`. */
  actor: z.string().max(100).optional(),
}
export const AuditFilter = z.strictObject(filters)
export type AuditFilter = z.infer<typeof AuditFilter>
export const ListAudit = PageInput.extend(filters)
export type ListAudit = z.infer<typeof ListAudit>
