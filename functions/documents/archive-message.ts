import * as z from "zod"
import type { PorticoEvent } from "../../shared/events.ts"
import { isRandomId } from "../../shared/ids.ts"

const archivedKinds = ["invoice", "creditNote", "estimate"] as const

/** Asks for what was published to be archived. Without the code that draws: those who send it stay small. */
export const ArchiveMessage = z.object({
  kind: z.literal("document.archive"),
  tenantId: z.string().refine(isRandomId),
  customerId: z.string().refine(isRandomId),
  documentKind: z.enum(archivedKinds),
  documentId: z.string(),
})
export type ArchiveMessage = z.infer<typeof ArchiveMessage>

/** What there is to archive after an event; nothing after most. */
export function archiveMessageOf(tenantId: string, event: PorticoEvent): ArchiveMessage | undefined {
  if (event.type !== "document.published") return undefined
  const { customerId, subjectId: documentId, facts } = event
  const kind = "document.archive"
  return ArchiveMessage.safeParse({ kind, tenantId, customerId, documentKind: facts.kind, documentId }).data
}
