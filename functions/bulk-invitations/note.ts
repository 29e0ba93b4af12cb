import type { RecipientState } from "../../shared/bulk-invitations.ts"
import type { PorticoEvent } from "../../shared/events.ts"
import { next } from "../../shared/stored.ts"
import type { Ctx } from "../context.ts"
import { links } from "../links/store.ts"
import type { MailOutcome } from "../mails/store.ts"
import { commit } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import type { AnsweredMessage } from "./message.ts"
import { recipientId, recipients } from "./store.ts"

/** News comes late, twice and out of order: only what is further on counts. Who is in is in, whatever a mail server says. */
const rank: Partial<Record<RecipientState, number>> = {
  sent: 1,
  delivered: 2,
  bounced: 3,
  failed: 3,
  opened: 4,
  complained: 5,
  accepted: 6,
}

/** Nothing where the recipient is further on already. */
const noteState = (ctx: Ctx, id: string, state: RecipientState) =>
  withFreshReads(async () => {
    const known = await recipients.find(ctx, id)
    if (!known) return
    if ((rank[known.state] ?? 0) >= (rank[state] ?? 0)) return
    await commit(ctx, recipients.replace(ctx, next(known, { state })))
  })

async function noteOfLink(ctx: Ctx, linkId: string, state: RecipientState) {
  const link = await links.find(ctx, linkId)
  if (link?.bulkInvitationId) await noteState(ctx, recipientId(link.bulkInvitationId, link.personId), state)
}

const stateOf: Record<MailOutcome, RecipientState> = {
  delivered: "delivered",
  bounced: "bounced",
  complained: "complained",
  rejected: "failed",
}

/** What became of an invitation's mail, for who sent it in bulk; nothing for any other mail. */
export async function noteInvitationMail(ctx: Ctx, { type, facts }: PorticoEvent, outcome: MailOutcome) {
  if (type === "invitation.sent") await noteOfLink(ctx, String(facts.linkId), stateOf[outcome])
}

export const noteAnswer = (ctx: Ctx, { linkId, answer }: AnsweredMessage) => noteOfLink(ctx, linkId, answer)
