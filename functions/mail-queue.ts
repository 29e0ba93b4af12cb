import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs"
import * as z from "zod"
import { isRandomId } from "../shared/ids.ts"
import { env } from "./env.ts"

/** What the mail queue carries: an event whose mails are to be sent. */
export const MailMessage = z.object({
  tenantId: z.string().refine(isRandomId),
  eventId: z.string(),
  /** How often it was sent on because SES asked for patience. */
  waits: z.int().default(0),
})
export type MailMessage = z.infer<typeof MailMessage>

const sqs = new SQSClient({})

/** At most 900 seconds later, which is as long as SQS lets a message wait. */
export const sendMailMessage = (message: z.input<typeof MailMessage>, DelaySeconds?: number) =>
  sqs.send(
    new SendMessageCommand({
      QueueUrl: env.MAIL_QUEUE_URL,
      MessageBody: JSON.stringify(message),
      DelaySeconds,
    }),
  )
