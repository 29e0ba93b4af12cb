import type { Attachment, StartUpload } from "../../shared/attachments.ts"
import { AppError, notFound } from "../../shared/errors.ts"
import { newId } from "../../shared/ids.ts"
import { next } from "../../shared/stored.ts"
import type { VisibilityKind } from "../../shared/tenants.ts"
import type { ContactCtx, Ctx, StaffCtx } from "../context.ts"
import { customers } from "../customers/store.ts"
import { event } from "../events.ts"
import { useOnce } from "../store/allowance.ts"
import { commit } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import { requireVisible } from "../tenants/visibility.ts"
import { checkFile } from "./check.ts"
import { downloadUrl, emptyUpload, hashOf, keepFile, readUpload, uploadForm } from "./files.ts"
import { attachments, viewOf } from "./store.ts"

const uploadsADay = 100

function newAttachment(ctx: Ctx, customerId: string | undefined, name: string, bytes: number): Attachment {
  const kind = ctx.actor.kind === "contact" ? "contact" : "staff"
  return {
    id: newId("att", ctx.now),
    version: 1,
    customerId,
    name,
    type: "application/octet-stream",
    bytes,
    sha256: "",
    uploadedBy: { kind, id: ctx.actor.id },
    state: "uploading",
    internal: false,
    createdAt: ctx.now,
  }
}

const startedUpload = async (ctx: Ctx, attachment: Attachment) => ({
  id: attachment.id,
  upload: await uploadForm(ctx, attachment, attachment.bytes),
})

export async function startContactUpload(ctx: ContactCtx, { fileName, bytes }: StartUpload) {
  const attachment = newAttachment(ctx, ctx.customerId, fileName, bytes)
  await withFreshReads(async () => {
    const use = await useOnce(ctx, "upload", uploadsADay)
    await commit(ctx, attachments.insert(ctx, attachment), use)
  })
  return startedUpload(ctx, attachment)
}

/** Of a customer's, or of the company's own where none is named. */
export async function startStaffUpload(
  ctx: StaffCtx,
  { customerId, fileName, bytes }: StartUpload & { customerId?: string },
) {
  if (customerId) await customers.get(ctx, customerId, customerId)
  const attachment = newAttachment(ctx, customerId, fileName, bytes)
  await commit(ctx, attachments.insert(ctx, attachment))
  return startedUpload(ctx, attachment)
}

/** Looks at what arrived, and keeps it where it is what may be kept. Asked again, it answers the same. */
async function finish(ctx: Ctx, attachment: Attachment) {
  if (attachment.state === "ready") return viewOf(attachment)
  const { id, customerId } = attachment
  const bytes = await readUpload(ctx, attachment)
  const checked = await checkFile(bytes, attachment.name)
  if ("refused" in checked)
    throw new AppError("invalid_input", "the file cannot be taken", { reason: checked.refused })
  const { name, type } = checked
  await keepFile(ctx, attachment, bytes, type)
  const ready = next(attachment, {
    name,
    type,
    bytes: bytes.length,
    sha256: hashOf(bytes),
    state: "ready",
  })
  const facts = { name, type, bytes: bytes.length }
  await commit(
    ctx,
    attachments.replace(ctx, ready),
    event(ctx, "attachment.added", { customerId, subjectId: id, facts }),
  )
  await emptyUpload(ctx, attachment)
  return viewOf(ready)
}

const isOwn = ({ uploadedBy }: Attachment, ctx: Ctx) => uploadedBy.id === ctx.actor.id

type Which = { id: string }
type Whose = Which & { customerId?: string }

export async function finishContactUpload(ctx: ContactCtx, { id }: Which) {
  const attachment = await attachments.get(ctx, id, ctx.customerId)
  if (!isOwn(attachment, ctx)) throw notFound()
  return finish(ctx, attachment)
}

export async function finishStaffUpload(ctx: StaffCtx, { customerId, id }: Whose) {
  const attachment = await attachments.get(ctx, id, customerId)
  if (!isOwn(attachment, ctx)) throw notFound()
  return finish(ctx, attachment)
}

/** What shows a file, by how the ids of such rows begin, and the switch that hides it from customers. */
const switches: Record<string, VisibilityKind> = {
  qry: "queries",
  inv: "invoices",
  est: "estimates",
  crq: "creditNoteRequests",
}

/** Of what it can see: claimed by something that is not kept from customers, or just uploaded by themselves. */
export async function downloadContactAttachment(ctx: ContactCtx, { id }: Which) {
  const attachment = await attachments.get(ctx, id, ctx.customerId)
  const { ownerId, state, internal } = attachment
  if (state !== "ready" || internal || !(ownerId || isOwn(attachment, ctx))) throw notFound()
  const kind = ownerId && switches[ownerId.slice(0, 3)]
  if (kind) requireVisible(ctx, kind)
  return { url: await downloadUrl(ctx, attachment) }
}

export async function downloadStaffAttachment(ctx: StaffCtx, { customerId, id }: Whose) {
  const attachment = await attachments.get(ctx, id, customerId)
  const { ownerId, state } = attachment
  if (state !== "ready" || !(ownerId || isOwn(attachment, ctx))) throw notFound()
  return { url: await downloadUrl(ctx, attachment) }
}
