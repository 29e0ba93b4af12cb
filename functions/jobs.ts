import type { SQSBatchResponse, SQSEvent } from "aws-lambda"
import * as z from "zod"
import { isRandomId } from "../shared/ids.ts"
import { systemCtx } from "./context.ts"
import { runImportJob } from "./imports/jobs.ts"
import { log } from "./log.ts"

const Message = z.object({
  kind: z.enum(["import.analyse", "import.run"]),
  tenantId: z.string().refine(isRandomId),
  importId: z.string(),
})
export type JobMessage = z.infer<typeof Message>

/** Long work from the jobs queue. A message that fails comes back alone, and in the end reaches the dead letters. */
export async function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  const batchItemFailures: SQSBatchResponse["batchItemFailures"] = []
  for (const record of event.Records) {
    try {
      const message = Message.parse(JSON.parse(record.body))
      await runImportJob(systemCtx(message.tenantId, record.messageId), message)
    } catch (error) {
      log("error", { message: "job failed", requestId: record.messageId, error })
      batchItemFailures.push({ itemIdentifier: record.messageId })
    }
  }
  return { batchItemFailures }
}
