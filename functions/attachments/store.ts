import { Attachment, type AttachmentView } from "../../shared/attachments.ts"
import { addSeconds } from "../../shared/dates.ts"
import { entity } from "../store/entity.ts"

const keptUnclaimedSeconds = 7 * 86_400

/** A file that somebody uploaded. What nothing shows after a week is forgotten. */
export const attachments = entity<Attachment>({
  kind: "attachment",
  schema: Attachment,
  customer: ({ customerId }) => customerId,
  expiresAt: ({ ownerId, createdAt }) => (ownerId ? "" : addSeconds(createdAt, keptUnclaimedSeconds)),
})

export const viewOf = ({ id, name, type, bytes }: Attachment): AttachmentView => ({ id, name, type, bytes })
