import type { Attachment, AttachmentView } from "../../shared/attachments.ts"
import { invalid } from "../../shared/errors.ts"
import { next } from "../../shared/stored.ts"
import type { Actor, Ctx } from "../context.ts"
import { readTogether } from "../store/entity.ts"
import type { Write } from "../store/table.ts"
import { attachments, viewOf } from "./store.ts"

/** As many rows as DynamoDB gives in one go. */
const together = 100

async function read(
  ctx: Ctx,
  customerId: string | undefined,
  ids: string[],
): Promise<(Attachment | undefined)[]> {
  const keys = ids
    .filter((id) => id !== "" && !id.includes("#"))
    .map((id) => attachments.keyOf(ctx, id, customerId))
  const found = new Map<string, Attachment>()
  for (let at = 0; at < keys.length; at += together)
    for (const row of await readTogether(ctx, keys.slice(at, at + together)))
      if (row) found.set(String(row.id), attachments.parse(row))
  return ids.map((id) => found.get(id))
}

/** A contact's upload is their own until it is sent; the team shares what any of them uploaded. */
const isUploaderOf = ({ uploadedBy }: Attachment, { kind, id }: Actor) =>
  kind === "contact" ? uploadedBy.id === id : uploadedBy.kind !== "contact"

/**
 * Gives uploaded files to what shows them: a query's message, a request, a document. The writes belong into the
 * commit of the owner, so that of two owners one fails. What the owner has already is given to it again, which is how
 * `internal` ends when a draft is published. Throws `invalid_input` for files that are not there to be given.
 */
export async function claimAttachments(
  ctx: Ctx,
  customerId: string | undefined,
  ids: string[],
  ownerId: string,
  { internal = false }: { internal?: boolean } = {},
): Promise<{ views: AttachmentView[]; writes: Write[] }> {
  const found = await read(ctx, customerId, [...new Set(ids)])
  const claimed = found.map((attachment) => {
    const isTheirs = attachment?.ownerId === ownerId
    const isFree = attachment && attachment.ownerId === undefined && isUploaderOf(attachment, ctx.actor)
    if (attachment?.state !== "ready" || !(isTheirs || isFree))
      throw invalid({ attachmentIds: "not_an_attachment" })
    return attachment
  })
  const changed = claimed.filter((each) => each.ownerId !== ownerId || each.internal !== internal)
  return {
    views: claimed.map(viewOf),
    writes: changed.map((each) => attachments.replace(ctx, next(each, { ownerId, internal }))),
  }
}

/** What a page shows of these files, in their order; what is gone is left out. */
export async function attachmentViews(
  ctx: Ctx,
  customerId: string,
  ids: string[],
): Promise<AttachmentView[]> {
  const found = await read(ctx, customerId, [...new Set(ids)])
  return found.flatMap((attachment) => (attachment ? [viewOf(attachment)] : []))
}
