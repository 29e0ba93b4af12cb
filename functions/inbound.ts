import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3"
import type { SESEvent } from "aws-lambda"
import { env } from "./env.ts"
import { Received } from "./inbound/received.ts"
import { takeMail } from "./inbound/take.ts"

/** With the function's own rights: no tenant is known before the mail's address was read. */
const s3 = new S3Client({ forcePathStyle: true })

async function mailOf({ mail: { messageId } }: Received): Promise<Uint8Array> {
  const answer = await s3.send(
    new GetObjectCommand({ Bucket: env.FILES_BUCKET, Key: `inbound/${messageId}` }),
  )
  if (!answer.Body) throw new Error(`mail ${messageId} has no content`)
  return answer.Body.transformToByteArray()
}

/** Answers to our mails, as SES hands them over. What fails is tried twice more, and then waits as a dead letter. */
export async function handler({ Records }: SESEvent): Promise<void> {
  for (const { ses } of Records) {
    const received = Received.parse(ses)
    await takeMail(await mailOf(received), received, received.mail.messageId)
  }
}
