import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs"
import * as z from "zod"
import { isRandomId } from "../../shared/ids.ts"
import { env } from "../env.ts"

/** Asks for a domain to be looked at. */
export const DomainMessage = z.object({
  tenantId: z.string().refine(isRandomId),
  domainId: z.string(),
})
export type DomainMessage = z.infer<typeof DomainMessage>

const sqs = new SQSClient({})
/** As long as SQS lets a message wait; what is further off, the hourly schedule finds. */
const waitMax = 900

/** Whether a look so far off is for the schedule. */
export const isFarOff = (seconds: number) => seconds > waitMax

export const askForLook = (message: DomainMessage, delaySeconds = 0) =>
  sqs.send(
    new SendMessageCommand({
      QueueUrl: env.DOMAINS_QUEUE_URL,
      MessageBody: JSON.stringify(message),
      DelaySeconds: Math.max(0, Math.ceil(delaySeconds)),
    }),
  )
