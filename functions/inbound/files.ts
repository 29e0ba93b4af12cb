import type { Attachment as MailFile } from "postal-mime"
import type { Attachment } from "../../shared/attachments.ts"
import { newId } from "../../shared/ids.ts"
import type { QueryMessage } from "../../shared/queries.ts"
import { checkFile } from "../attachments/check.ts"
import { hashOf, keepFile } from "../attachments/files.ts"
import { visibleName } from "../attachments/name.ts"
import { attachments } from "../attachments/store.ts"
import type { Ctx } from "../context.ts"
import type { Said } from "../queries/thread.ts"

const filesMax = 10
/** Logos of signatures are small pictures within the text; a picture of a screen is not small. */
const ornamentBytes = 10_000

const bytesOf = ({ content }: MailFile) =>
  typeof content === "string" ? new Uint8Array(Buffer.from(content)) : new Uint8Array(content)

const isOrnament = (file: MailFile) =>
  (file.related || file.disposition === "inline") &&
  file.mimeType.startsWith("image/") &&
  bytesOf(file).length < ornamentBytes

export type Owner = { customerId: string; messageId: string; by: Attachment["uploadedBy"] }
export type TakenFiles = { files: Said["files"]; leftOut: NonNullable<QueryMessage["leftOut"]> }

/** Keeps what a mail brings, as if it had been uploaded; what may not be kept is named with the reason. */
export async function takeFiles(ctx: Ctx, all: MailFile[], owner: Owner): Promise<TakenFiles> {
  const taken: TakenFiles = { files: { ids: [], writes: [] }, leftOut: [] }
  for (const file of all.filter((each) => !isOrnament(each))) {
    const given = file.filename ?? ""
    const leaveOut = (reason: TakenFiles["leftOut"][number]["reason"]) =>
      taken.leftOut.push({ name: visibleName(given) || file.mimeType, reason })
    const bytes = bytesOf(file)
    if (taken.files.ids.length === filesMax) leaveOut("too_many")
    else {
      const checked = await checkFile(bytes, given)
      if ("refused" in checked) leaveOut(checked.refused)
      else await keep(ctx, bytes, checked, owner, taken)
    }
  }
  return taken
}

async function keep(
  ctx: Ctx,
  bytes: Uint8Array,
  { name, type }: Pick<Attachment, "name" | "type">,
  { customerId, messageId, by }: Owner,
  { files }: TakenFiles,
) {
  const attachment: Attachment = {
    id: newId("att", ctx.now),
    version: 1,
    customerId,
    name,
    type,
    bytes: bytes.length,
    sha256: hashOf(bytes),
    ownerId: messageId,
    uploadedBy: by,
    state: "ready",
    internal: false,
    createdAt: ctx.now,
  }
  await keepFile(ctx, attachment, bytes, type)
  files.ids.push(attachment.id)
  files.writes.push(attachments.insert(ctx, attachment))
}
