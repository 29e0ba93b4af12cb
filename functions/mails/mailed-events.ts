import type { EventType } from "../../shared/events.ts"

/** What is told by mail. Everything else stays in the activity list. */
export const mailedEvents = [
  "tenant.signedUp",
  "staff.verificationSent",
  "staff.signUpRepeated",
  "staff.passwordResetAsked",
  "contact.passwordResetAsked",
  "invitation.sent",
  "invitation.renewed",
  "payment.succeeded",
  "staff.invited",
  "signIn.codeAsked",
  "email.changeAsked",
  "email.changed",
  "password.changed",
  "staff.passwordReset",
  "contact.passwordReset",
  "secondFactor.added",
  "secondFactor.removed",
  "recoveryCode.used",
  "signIn.slowedDown",
  "staff.roleChanged",
  "staff.removed",
  "ownership.transferred",
  "support.granted",
  "support.opened",
  "apiKey.created",
  "document.published",
  "documentLink.sent",
  "payment.recorded",
  "statement.sent",
  "query.opened",
  "query.contactReplied",
  "query.staffReplied",
  "query.assigned",
] as const satisfies EventType[]
export type MailedEvent = (typeof mailedEvents)[number]

export const isMailed = (type: EventType): type is MailedEvent =>
  (mailedEvents as readonly EventType[]).includes(type)
