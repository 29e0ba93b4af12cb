import type { SQSBatchResponse, SQSEvent } from "aws-lambda"
import { noteInvitationMail } from "./bulk-invitations/note.ts"
import { type Ctx, systemCtx } from "./context.ts"
import { findEvent } from "./events.ts"
import { type Feedback, readFeedback } from "./feedback/message.ts"
import { noteFeedback } from "./feedback/note.ts"
import { log } from "./log.ts"

type Message = { messageId: string; said: Feedback }

/** Who sent invitations in bulk sees what became of each: also when an earlier attempt got no further than the mails. */
async function takeIn(ctx: Ctx, said: Feedback[]) {
  for (const { eventId, outcome } of await noteFeedback(ctx, said)) {
    const event = outcome && (await findEvent(ctx, eventId))
    if (event) await noteInvitationMail(ctx, event, outcome)
  }
}

/** What SES says of our mails. A company's messages are taken in together, and fail together. */
export async function handler({ Records }: SQSEvent): Promise<SQSBatchResponse> {
  const failed: string[] = []
  const fail = (messageIds: string[], error: unknown) => {
    log("error", { message: "feedback failed", requestId: messageIds[0], error })
    failed.push(...messageIds)
  }
  const byTenant = new Map<string, Message[]>()
  for (const { messageId, body } of Records) {
    try {
      const said = readFeedback(body)
      byTenant.set(said.tenantId, [...(byTenant.get(said.tenantId) ?? []), { messageId, said }])
    } catch (error) {
      fail([messageId], error)
    }
  }
  for (const [tenantId, messages] of byTenant) {
    const ids = messages.map(({ messageId }) => messageId)
    try {
      await takeIn(
        systemCtx(tenantId, ids[0] ?? ""),
        messages.map(({ said }) => said),
      )
    } catch (error) {
      fail(ids, error)
    }
  }
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) }
}
