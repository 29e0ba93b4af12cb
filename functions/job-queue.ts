import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs"
import * as z from "zod"
import { isRandomId } from "../shared/ids.ts"
import { AnsweredMessage, BulkMessage } from "./bulk-invitations/message.ts"
import { ArchiveMessage } from "./documents/archive-message.ts"
import { env } from "./env.ts"
import { SampleMessage } from "./sample-data/message.ts"

const tenantId = z.string().refine(isRandomId)

/** What the jobs queue carries. */
export const JobMessage = z.discriminatedUnion("kind", [
  z.object({ kind: z.enum(["import.analyse", "import.run"]), tenantId, importId: z.string() }),
  z.object({
    kind: z.literal("statements.monthly"),
    tenantId,
    /** The month that the statements are of. */
    month: z.string().regex(/^\d{4}-\d{2}$/),
    /** Where on the list of customers this piece of it begins. */
    after: z.string().optional(),
  }),
  SampleMessage,
  ArchiveMessage,
  BulkMessage,
  AnsweredMessage,
])
export type JobMessage = z.infer<typeof JobMessage>

const sqs = new SQSClient({})

/** At most 900 seconds later, which is as long as SQS lets a message wait. */
export const sendJob = (message: JobMessage, DelaySeconds?: number) =>
  sqs.send(
    new SendMessageCommand({
      QueueUrl: env.JOBS_QUEUE_URL,
      MessageBody: JSON.stringify(message),
      DelaySeconds,
    }),
  )
