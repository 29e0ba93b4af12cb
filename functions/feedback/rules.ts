import type { MailCounts } from "../../shared/mail-health.ts"
import { next } from "../../shared/stored.ts"
import type { MailOutcome, SentMail } from "../mails/store.ts"
import type { Feedback } from "./message.ts"

/** Feedback comes in any order, and twice: a mail goes only from left to right. */
const order: (MailOutcome | undefined)[] = [undefined, "delivered", "rejected", "bounced", "complained"]

const nothing: MailCounts = { sent: 0, bounced: 0, complained: 0 }

/** What a piece of feedback makes of a mail and adds to the counts; undefined where it says nothing new. */
export function heard(
  before: SentMail,
  { kind, permanent }: Feedback,
): { mail: SentMail; counts: MailCounts } | undefined {
  const outcome = kind === "sent" ? undefined : kind
  const isNews = order.indexOf(outcome) > order.indexOf(before.outcome)
  const isFirst = !before.counted
  if (!isNews && !isFirst) return undefined
  const mail = next(before, {
    state: "sent",
    counted: true,
    outcome: isNews ? outcome : before.outcome,
  })
  if (before.sender === "portico") return { mail, counts: nothing }
  const counts = {
    sent: isFirst ? 1 : 0,
    bounced: isNews && kind === "bounced" && permanent ? 1 : 0,
    complained: isNews && kind === "complained" ? 1 : 0,
  }
  return { mail, counts }
}
