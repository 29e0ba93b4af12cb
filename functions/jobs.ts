import type { SQSBatchResponse, SQSEvent } from "aws-lambda"
import { noteAnswer } from "./bulk-invitations/note.ts"
import { prepareInvitations } from "./bulk-invitations/prepare.ts"
import { sendInvitations } from "./bulk-invitations/send.ts"
import { systemCtx } from "./context.ts"
import { runImportJob } from "./imports/jobs.ts"
import { JobMessage } from "./job-queue.ts"
import { log } from "./log.ts"
import { addSample } from "./sample-data/add.ts"
import { removeSample } from "./sample-data/remove.ts"
import { sendMonthlyStatements } from "./statements/monthly.ts"

async function work(message: JobMessage, requestId: string) {
  const ctx = systemCtx(message.tenantId, requestId)
  switch (message.kind) {
    case "import.analyse":
    case "import.run":
      return runImportJob(ctx, message)
    case "statements.monthly":
      return sendMonthlyStatements(ctx, message)
    case "sample.add":
      return addSample(ctx, message)
    case "sample.remove":
      return removeSample(ctx, message)
    case "invitations.prepare":
      return prepareInvitations(ctx, message)
    case "invitations.send":
      return sendInvitations(ctx, message)
    case "invitations.answered":
      return noteAnswer(ctx, message)
    case "document.archive": {
      // Loaded for those who need it: an import starts without the code and the fonts that draw.
      const { archivePublished } = await import("./documents/archive-job.ts")
      return archivePublished(ctx, message)
    }
  }
}

/** Long work from the jobs queue. A message that fails comes back alone, and in the end reaches the dead letters. */
export async function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  const batchItemFailures: SQSBatchResponse["batchItemFailures"] = []
  for (const record of event.Records) {
    try {
      await work(JobMessage.parse(JSON.parse(record.body)), record.messageId)
    } catch (error) {
      log("error", { message: "job failed", requestId: record.messageId, error })
      batchItemFailures.push({ itemIdentifier: record.messageId })
    }
  }
  return { batchItemFailures }
}
