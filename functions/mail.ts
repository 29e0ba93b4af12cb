import type { SQSBatchResponse, SQSEvent } from "aws-lambda"
import * as z from "zod"
import { isRandomId } from "../shared/ids.ts"
import { systemCtx } from "./context.ts"
import { findEvent } from "./events.ts"
import { log } from "./log.ts"
import { deliver } from "./mails/deliver.ts"
import { mailsOf } from "./mails/mails-of.ts"

const Message = z.object({ tenantId: z.string().refine(isRandomId), eventId: z.string() })
export type MailMessage = z.infer<typeof Message>

async function work(body: string, requestId: string) {
  const { tenantId, eventId } = Message.parse(JSON.parse(body))
  const ctx = systemCtx(tenantId, requestId)
  const event = await findEvent(ctx, eventId)
  if (!event) throw new Error(`no event ${eventId}`)
  for (const mail of await mailsOf(ctx, event)) await deliver(ctx, event, mail)
}

/** Mails from the queue. A message that fails comes back alone, and in the end reaches the dead letters. */
export async function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  const batchItemFailures: SQSBatchResponse["batchItemFailures"] = []
  for (const { body, messageId } of event.Records) {
    try {
      await work(body, messageId)
    } catch (error) {
      log("error", { message: "mail failed", requestId: messageId, error })
      batchItemFailures.push({ itemIdentifier: messageId })
    }
  }
  return { batchItemFailures }
}
