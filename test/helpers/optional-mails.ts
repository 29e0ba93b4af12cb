import { marshall, unmarshall } from "@aws-sdk/util-dynamodb"
import type { MailedEvent } from "../../functions/mails/mailed-events.ts"
import type { Mail } from "../../infra/local/aws/ses.ts"
import type { Cloud } from "../../infra/local/cloud.ts"
import type { PorticoEvent } from "../../shared/events.ts"

/**
 * Which mails offer to stop them in one click (RFC 8058), decided for each: news does; what somebody just asked for,
 * what guards their access, and what is part of the business itself (receipts, decisions) does not. `mailbox`: persons
 * of the team can, and the mailbox that the team shares is the company's own choice.
 */
type Choice = "needed" | "optional" | "mailbox"
type Decision = Choice | { company: Choice; portico: Choice }

const decisions: Record<MailedEvent, Decision> = {
  "tenant.signedUp": "needed",
  "staff.verificationSent": "needed",
  "staff.signUpRepeated": "needed",
  "staff.passwordResetAsked": "needed",
  "contact.passwordResetAsked": "needed",
  // Asked for one by one; what many get at once is optional, see below.
  "invitation.sent": "needed",
  "invitation.renewed": "needed",
  "payment.succeeded": { company: "needed", portico: "mailbox" },
  "payment.recorded": { company: "needed", portico: "mailbox" },
  "payment.refunded": "needed",
  "payment.refundFailed": "needed",
  "payment.disputed": "needed",
  // What is to be charged, or was not, to who allowed it.
  "autopay.started": "needed",
  "autopay.planned": "needed",
  "autopay.declined": "needed",
  "autopay.left": "needed",
  "autopay.cardEnding": "needed",
  "autopay.stopped": "needed",
  "staff.invited": "needed",
  "signIn.codeAsked": "needed",
  "email.changeAsked": "needed",
  "email.changed": "needed",
  "password.changed": "needed",
  "staff.passwordReset": "needed",
  "contact.passwordReset": "needed",
  "secondFactor.added": "needed",
  "secondFactor.removed": "needed",
  "recoveryCode.used": "needed",
  "signIn.slowedDown": "needed",
  "staff.roleChanged": "needed",
  "staff.removed": "needed",
  "ownership.transferred": "needed",
  "support.granted": "needed",
  "support.opened": "needed",
  "apiKey.created": "needed",
  "document.published": "optional",
  // One document to one person, because somebody of the company chose to.
  "documentLink.sent": "needed",
  "statement.sent": "optional",
  "query.opened": "mailbox",
  "query.contactReplied": "mailbox",
  "query.staffReplied": "optional",
  "query.assigned": "optional",
  "estimate.accepted": "optional",
  "estimate.declined": "optional",
  "creditNote.requested": "optional",
  "creditNote.requestApproved": "needed",
  "creditNote.requestDeclined": "needed",
  "details.proposed": "optional",
  "details.approved": "needed",
  "details.declined": "needed",
  "mail.paused": "needed",
  "mail.resumed": "needed",
  "sender.reported": "needed",
  "sender.expired": "needed",
  "domain.activated": "needed",
  "domain.warned": "needed",
  "domain.stalled": "needed",
  "domain.lost": "needed",
  // Somebody entered the address by hand to send this one mail.
  "domain.forwarded": "needed",
  "tenant.slugChanged": "needed",
  "bankDetails.proposed": "needed",
  "bankDetails.approved": "needed",
  "bankDetails.withdrawn": "needed",
  "bankDetails.effective": "needed",
  "plan.trialEnding": "needed",
  "plan.paymentFailed": "needed",
  "plan.ended": "needed",
}

function choiceOf({ type, facts }: PorticoEvent, from: "company" | "portico"): Choice {
  if (type === "invitation.sent" && facts.bulkInvitationId) return "optional"
  const decision = decisions[type as MailedEvent]
  return typeof decision === "string" ? decision : decision[from]
}

/** What a mail of ours is about; a test may have sent one of its own. */
async function eventOf(cloud: Cloud, { tags }: Mail) {
  if (!tags.tenant || !tags.mail) return undefined
  const key = { pk: `T#${tags.tenant}#events`, sk: tags.mail.split("-")[0] }
  const TableName = cloud.env("mail").TABLE_NAME
  const { Item } = await cloud.aws.engine.run("GetItem", { TableName, Key: marshall(key) })
  return Item && (unmarshall(Item) as PorticoEvent)
}

const isPortico = ({ headers }: Mail) => /^"?Portico"? </.test(headers.from ?? "")

/** The mails of a cloud that offer to stop what is needed, or do not offer it where they should. */
export async function wronglyOffered(cloud: Cloud): Promise<string[]> {
  const wrong = await Promise.all(
    cloud.mails().map(async (mail) => {
      const event = await eventOf(cloud, mail)
      if (!event) return []
      const choice = choiceOf(event, isPortico(mail) ? "portico" : "company")
      const offers = mail.headers["list-unsubscribe-post"] === "List-Unsubscribe=One-Click"
      const isSaid =
        "list-unsubscribe" in mail.headers === offers && mail.text.includes("/unsubscribe#") === offers
      const isRight = choice === "mailbox" || offers === (choice === "optional")
      return isSaid && isRight ? [] : [`${event.type}: "${mail.subject}" is ${choice}`]
    }),
  )
  return wrong.flat()
}
