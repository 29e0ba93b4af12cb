import type { PorticoEvent } from "../../shared/events.ts"
import type { Ctx } from "../context.ts"
import { getTenant } from "../tenants/store.ts"
import { isMailed, type MailedEvent } from "./mailed-events.ts"
import type { Mail } from "./mime.ts"
import { autopayTold } from "./told/autopay.ts"
import { bankApproved, bankEffective, bankProposed, bankWithdrawn } from "./told/bank-transfers.ts"
import { detailsDecided, detailsProposed } from "./told/details.ts"
import { documentLinked } from "./told/document-links.ts"
import { documentPublished } from "./told/documents.ts"
import {
  domainActivated,
  domainForwarded,
  domainLost,
  domainStalled,
  domainWarned,
  slugChanged,
} from "./told/domains.ts"
import { estimateDecided } from "./told/estimates.ts"
import {
  addressProof,
  codeMail,
  colleagueInvitation,
  contactInvitation,
  repeatedSignUp,
  reset,
  verification,
} from "./told/links.ts"
import { mailsPaused, mailsResumed, senderExpired, senderReported } from "./told/mail-news.ts"
import { paymentDisputed, paymentRefunded, refundFailed } from "./told/money-back.ts"
import { addressChanged, factorChanged, personNotice, recoveryCodeUsed } from "./told/notices.ts"
import { paymentMails, recordedPaymentMails } from "./told/payments.ts"
import { planEnded, planPaymentFailed, planTrialEnding } from "./told/plans.ts"
import { queryAnswered, queryAssigned, queryReceived } from "./told/queries.ts"
import { creditNoteRequested, requestDecided } from "./told/requests.ts"
import { statementSent } from "./told/statements.ts"
import {
  accessEnded,
  apiKeyCreated,
  ownershipTransferred,
  roleChanged,
  supportGranted,
  supportOpened,
} from "./told/team.ts"
import type { Telling } from "./told/told.ts"

const table: Record<MailedEvent, Telling> = {
  "tenant.signedUp": verification,
  "staff.verificationSent": verification,
  "staff.signUpRepeated": repeatedSignUp,
  "staff.passwordResetAsked": (told) => reset(told, "staffPassword"),
  "contact.passwordResetAsked": (told) => reset(told, "contactPassword"),
  "staff.invited": colleagueInvitation,
  "invitation.sent": contactInvitation,
  "invitation.renewed": contactInvitation,
  "payment.succeeded": paymentMails,
  "payment.refunded": paymentRefunded,
  "payment.refundFailed": refundFailed,
  "payment.disputed": paymentDisputed,
  "signIn.codeAsked": codeMail,
  "email.changeAsked": addressProof,
  "email.changed": addressChanged,
  "password.changed": (told) => personNotice(told, { kind: "passwordChanged", advice: "choose" }),
  "staff.passwordReset": (told) => personNotice(told, { kind: "passwordReset", advice: "choose" }),
  "contact.passwordReset": (told) => personNotice(told, { kind: "passwordReset", advice: "choose" }),
  "secondFactor.added": (told) => factorChanged(told, "Added"),
  "secondFactor.removed": (told) => factorChanged(told, "Removed"),
  "recoveryCode.used": recoveryCodeUsed,
  "signIn.slowedDown": (told) => personNotice(told, { kind: "slowedDown", advice: "unknown" }),
  "staff.roleChanged": roleChanged,
  "staff.removed": accessEnded,
  "ownership.transferred": ownershipTransferred,
  "support.granted": supportGranted,
  "support.opened": supportOpened,
  "apiKey.created": apiKeyCreated,
  "query.opened": queryReceived,
  "query.contactReplied": queryReceived,
  "query.staffReplied": queryAnswered,
  "query.assigned": queryAssigned,
  "document.published": documentPublished,
  "documentLink.sent": documentLinked,
  "payment.recorded": recordedPaymentMails,
  "statement.sent": statementSent,
  "estimate.accepted": estimateDecided,
  "estimate.declined": estimateDecided,
  "creditNote.requested": creditNoteRequested,
  "creditNote.requestApproved": requestDecided,
  "creditNote.requestDeclined": requestDecided,
  "details.proposed": detailsProposed,
  "details.approved": detailsDecided,
  "details.declined": detailsDecided,
  "mail.paused": mailsPaused,
  "mail.resumed": mailsResumed,
  "sender.reported": senderReported,
  "sender.expired": senderExpired,
  "domain.activated": domainActivated,
  "domain.warned": domainWarned,
  "domain.stalled": domainStalled,
  "domain.lost": domainLost,
  "domain.forwarded": domainForwarded,
  "tenant.slugChanged": slugChanged,
  "bankDetails.proposed": bankProposed,
  "bankDetails.approved": bankApproved,
  "bankDetails.withdrawn": bankWithdrawn,
  "bankDetails.effective": bankEffective,
  "autopay.started": autopayTold,
  "autopay.planned": autopayTold,
  "autopay.declined": autopayTold,
  "autopay.left": autopayTold,
  "autopay.cardEnding": autopayTold,
  "autopay.stopped": autopayTold,
  "plan.trialEnding": planTrialEnding,
  "plan.paymentFailed": planPaymentFailed,
  "plan.ended": planEnded,
}

/** Every mail that an event asks for, as of now: none when what it tells of is over. */
export async function mailsOf(ctx: Ctx, event: PorticoEvent): Promise<Mail[]> {
  if (!isMailed(event.type)) return []
  return table[event.type]({ ctx, tenant: await getTenant(ctx), event })
}
