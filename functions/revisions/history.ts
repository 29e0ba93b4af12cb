import type { z } from "zod"
import type { DocumentHistory } from "../../shared/documents.ts"
import type { PorticoEvent } from "../../shared/events.ts"
import type { Ctx } from "../context.ts"
import { eventsAbout } from "../events.ts"

type History = z.infer<typeof DocumentHistory>

const revisionOf = ({ facts }: PorticoEvent) =>
  typeof facts.revision === "number" ? { revision: facts.revision } : {}

/** What happened to a document since it was made, oldest first: for staff, who see drafts and readers, too. */
export async function historyOf(
  ctx: Ctx,
  { id, customerId, createdAt }: { id: string; customerId: string; createdAt: string },
): Promise<History> {
  const found = await eventsAbout(ctx, customerId, id, createdAt)
  return {
    items: found.map((event) => ({
      at: event.at,
      actor: event.actor.name,
      what: event.type,
      ...revisionOf(event),
      facts: event.facts,
    })),
  }
}
