import { randomInt } from "node:crypto"
import type { SQSBatchResponse, SQSEvent } from "aws-lambda"
import { systemCtx } from "./context.ts"
import { findEvent } from "./events.ts"
import { log } from "./log.ts"
import { MailMessage, sendMailMessage } from "./mail-queue.ts"
import { deliver, type Outcome } from "./mails/deliver.ts"
import { mailsOf } from "./mails/mails-of.ts"

/** SQS lets a message wait no longer. */
const waitSecondsMax = 900
const firstWaitSeconds = 30

/** Twice as long each time, and not all at the same moment. */
function patience(waits: number) {
  const seconds = Math.min(waitSecondsMax, firstWaitSeconds * 2 ** Math.min(waits, 5))
  return randomInt(Math.ceil(seconds / 2), seconds + 1)
}

/**
 * A message whose mails cannot go out now is sent on and comes back by itself. It has not failed: five failures make a
 * dead letter, and an account may be at its rate, or a mail in doubt, for much longer than five tries last.
 */
async function sendOn(message: MailMessage, outcome: Outcome) {
  if (outcome === "inDoubt") await sendMailMessage(message, waitSecondsMax)
  if (outcome === "throttled")
    await sendMailMessage({ ...message, waits: message.waits + 1 }, patience(message.waits))
}

async function work(message: MailMessage, requestId: string): Promise<Outcome> {
  const ctx = systemCtx(message.tenantId, requestId)
  const event = await findEvent(ctx, message.eventId)
  if (!event) throw new Error(`no event ${message.eventId}`)
  let worst: Outcome = "settled"
  for (const mail of await mailsOf(ctx, event)) {
    const outcome = await deliver(ctx, event, mail)
    // The others would only be told the same.
    if (outcome === "throttled") return outcome
    if (outcome === "inDoubt") worst = outcome
  }
  return worst
}

/** Mails from the queue. A message that fails comes back alone, and in the end reaches the dead letters. */
export async function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  const batchItemFailures: SQSBatchResponse["batchItemFailures"] = []
  let isThrottled = false
  for (const { body, messageId } of event.Records) {
    try {
      const message = MailMessage.parse(JSON.parse(body))
      const outcome: Outcome = isThrottled ? "throttled" : await work(message, messageId)
      isThrottled ||= outcome === "throttled"
      await sendOn(message, outcome)
    } catch (error) {
      log("error", { message: "mail failed", requestId: messageId, error })
      batchItemFailures.push({ itemIdentifier: messageId })
    }
  }
  return { batchItemFailures }
}
