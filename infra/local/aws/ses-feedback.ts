import type { MailEvents } from "../stack/types.ts"
import type { Queues } from "./queues.ts"
import type { Mail } from "./ses.ts"

type FeedbackOptions = { queues: Queues; mailEvents: MailEvents[]; now: () => number }
export type MailEventType = "Send" | "Delivery" | "Bounce" | "Complaint" | "Reject"
/** What may be said of a bounce beyond that it did. */
type More = { type?: string; subType?: string; diagnostic?: string }

/** SES's mailbox simulator: what happens to mails for these addresses; labels after `+` change nothing. */
const simulated: Record<string, [MailEventType, More?][]> = {
  bounce: [["Bounce", { diagnostic: "smtp; 550 5.1.1 user unknown" }]],
  complaint: [["Delivery"], ["Complaint"]],
  suppressionlist: [["Bounce", { subType: "OnAccountSuppressionList" }]],
}

function fateOf(address: string): [MailEventType, More?][] {
  const [, name = ""] = /^([^+@]+)(?:\+[^@]*)?@simulator\.amazonses\.com$/.exec(address) ?? []
  return simulated[name] ?? [["Delivery"]]
}

function detailsOf(type: MailEventType, recipients: string[], at: string, more: More) {
  const { type: bounceType = "Permanent", subType = "General", diagnostic } = more
  const of = recipients.map((emailAddress) => ({ emailAddress }))
  if (type === "Bounce") {
    const bouncedRecipients = of.map((each) => ({ ...each, action: "failed", diagnosticCode: diagnostic }))
    return { bounce: { bounceType, bounceSubType: subType, bouncedRecipients, timestamp: at } }
  }
  if (type === "Complaint")
    return { complaint: { complainedRecipients: of, complaintFeedbackType: "abuse", timestamp: at } }
  if (type === "Delivery") return { delivery: { recipients, timestamp: at } }
  return type === "Reject" ? { reject: { reason: "Bad content" } } : { send: {} }
}

/** What SES says of mails, to the queues that listen. */
export function makeFeedback({ queues, mailEvents, now }: FeedbackOptions) {
  let lateSeconds = 0
  function say(mail: Mail, eventType: MailEventType, more: More = {}) {
    const timestamp = new Date(now()).toISOString()
    const tags = Object.fromEntries(Object.entries(mail.tags).map(([name, value]) => [name, [value]]))
    const body = JSON.stringify({
      eventType,
      mail: { timestamp: mail.at, messageId: mail.id, source: mail.from, destination: mail.to, tags },
      ...detailsOf(eventType, mail.to, timestamp, more),
    })
    for (const { types, queueArn } of mailEvents)
      if (types.some((type) => type.toLowerCase() === eventType.toLowerCase()))
        queues.send(queueArn, body, {}, lateSeconds)
  }

  return {
    say,
    /** How long after it happened everything is said from now on. */
    comesLate(seconds: number) {
      lateSeconds = seconds
    },
    /** Everything that SES says of a mail that it just took. */
    simulate(mail: Mail) {
      say(mail, "Send")
      for (const [type, more] of fateOf(mail.to[0] ?? "")) say(mail, type, more)
    },
  }
}
