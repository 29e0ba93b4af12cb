import type { SQSBatchResponse, SQSEvent } from "aws-lambda"
import { lookAtDomain } from "./domains/look.ts"
import { DomainMessage } from "./domains/queue.ts"
import { log } from "./log.ts"

/** Companies' own addresses for their portals. A look that fails comes back alone, and in the end reaches the dead letters. */
export async function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  const batchItemFailures: SQSBatchResponse["batchItemFailures"] = []
  for (const record of event.Records) {
    try {
      await lookAtDomain(DomainMessage.parse(JSON.parse(record.body)), record.messageId)
    } catch (error) {
      log("error", { message: "looking at a domain failed", requestId: record.messageId, error })
      batchItemFailures.push({ itemIdentifier: record.messageId })
    }
  }
  return { batchItemFailures }
}
