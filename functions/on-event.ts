import { unmarshall } from "@aws-sdk/util-dynamodb"
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda"
import * as z from "zod"
import { type AuditGroup, eventGroups } from "../shared/audit.ts"
import { PorticoEvent } from "../shared/events.ts"
import { isRandomId } from "../shared/ids.ts"
import { answeredMessageOf } from "./bulk-invitations/message.ts"
import { archiveMessageOf } from "./documents/archive-message.ts"
import { sendJob } from "./job-queue.ts"
import { log } from "./log.ts"
import { sendMailMessage } from "./mail-queue.ts"
import { isMailed } from "./mails/mailed-events.ts"

const EventRow = PorticoEvent.extend({ tenantId: z.string().refine(isRandomId) })
type Image = Parameters<typeof unmarshall>[0]
const eventsPartition = /^T#[a-z0-9]{26}#events$/

const loggedGroups: AuditGroup[] = ["access", "people", "settings", "money", "data"]

/** The audit log's outline where the operator can see it: who did what for which tenant, and nothing they typed. */
function logEvent({ id, type, tenantId, actor, subjectId, ip }: z.infer<typeof EventRow>) {
  if (!loggedGroups.includes(eventGroups[type])) return
  log("info", {
    message: "event",
    id,
    type,
    tenantId,
    actor: { kind: actor.kind, id: actor.id },
    subjectId,
    ip,
  })
}

async function take({ eventName, dynamodb }: DynamoDBRecord) {
  if (eventName !== "INSERT" || !eventsPartition.test(dynamodb?.Keys?.pk?.S ?? "")) return
  const row = EventRow.parse(unmarshall((dynamodb?.NewImage ?? {}) as Image))
  logEvent(row)
  const job = archiveMessageOf(row.tenantId, row) ?? answeredMessageOf(row.tenantId, row)
  if (job) await sendJob(job)
  if (isMailed(row.type)) await sendMailMessage({ tenantId: row.tenantId, eventId: row.id })
}

/**
 * Event rows to the queues that act on them. A record that fails is reported, and the stream starts again from there;
 * the ones after it have gone out by then, and their second message changes nothing (R49).
 */
export async function handler({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  const batchItemFailures: DynamoDBBatchResponse["batchItemFailures"] = []
  for (const record of Records) {
    try {
      await take(record)
    } catch (error) {
      const { eventID: requestId, dynamodb } = record
      log("error", { message: "event not passed on", requestId, error })
      batchItemFailures.push({ itemIdentifier: dynamodb?.SequenceNumber ?? "" })
    }
  }
  return { batchItemFailures }
}
