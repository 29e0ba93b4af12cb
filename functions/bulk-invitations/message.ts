import * as z from "zod"
import type { PorticoEvent } from "../../shared/events.ts"
import { isRandomId } from "../../shared/ids.ts"

const tenantId = z.string().refine(isRandomId)

/** Work on a bulk invitation: find out who gets one, or send. `run` is the turn that it was asked in. */
export const BulkMessage = z.object({
  kind: z.enum(["invitations.prepare", "invitations.send"]),
  tenantId,
  bulkInvitationId: z.string(),
  run: z.int(),
})
export type BulkMessage = z.infer<typeof BulkMessage>

/** An invitation was opened or accepted: whoever sent it in bulk sees so. */
export const AnsweredMessage = z.object({
  kind: z.literal("invitations.answered"),
  tenantId,
  customerId: z.string().refine(isRandomId),
  linkId: z.string(),
  answer: z.enum(["opened", "accepted"]),
})
export type AnsweredMessage = z.infer<typeof AnsweredMessage>

const answers: Partial<Record<PorticoEvent["type"], AnsweredMessage["answer"]>> = {
  "invitation.opened": "opened",
  "invitation.accepted": "accepted",
}

/** What there is to note after an event; nothing after most. */
export function answeredMessageOf(tenantId: string, event: PorticoEvent): AnsweredMessage | undefined {
  const answer = answers[event.type]
  if (!answer) return undefined
  const { customerId, facts } = event
  const kind = "invitations.answered"
  return AnsweredMessage.safeParse({ kind, tenantId, customerId, linkId: facts.linkId, answer }).data
}
