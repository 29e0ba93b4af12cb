import * as z from "zod"
import { documentKinds } from "../../shared/documents.ts"
import { Instant } from "../../shared/fields.ts"
import { Stored } from "../../shared/stored.ts"
import type { Ctx } from "../context.ts"
import { entity } from "../store/entity.ts"
import type { Write } from "../store/table.ts"

const Revision = Stored.extend({
  customerId: z.string(),
  kind: z.enum(documentKinds),
  documentId: z.string(),
  revision: z.int().positive(),
  /** When it was replaced, and by whom. */
  until: Instant,
  replacedBy: z.string(),
  content: z.record(z.string(), z.unknown()),
})
type Revision = z.infer<typeof Revision>

/** What a published document said before it was changed. Ids sort by revision within a document. */
export const revisions = entity<Revision>({
  kind: "revision",
  schema: Revision,
  customer: ({ customerId }) => customerId,
})

const idOf = (documentId: string, revision: number) => `${documentId}-${String(revision).padStart(6, "0")}`

type Revised = Stored & { customerId: string; revision?: number | undefined }

/** Keeps a document as it was read, for the commit that replaces its content. */
export function keepRevision(ctx: Ctx, kind: Revision["kind"], before: Revised): Write {
  const { id: documentId, customerId, revision = 1 } = before
  return revisions.insert(ctx, {
    id: idOf(documentId, revision),
    version: 1,
    customerId,
    kind,
    documentId,
    revision,
    until: ctx.now,
    replacedBy: ctx.actor.name,
    content: { ...before },
  })
}
