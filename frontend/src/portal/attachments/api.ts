import type { AttachmentView } from "../../../../shared/attachments.ts"
import { send } from "../../lib/api.ts"

type StartedUpload = { id: string; upload: { url: string; fields: Record<string, string> } }

export const attachments = {
  start: (fileName: string, bytes: number) =>
    send<StartedUpload>("POST", "/api/portal/attachments", { fileName, bytes }),
  finish: (id: string) => send<AttachmentView>("POST", `/api/portal/attachments/${id}/finish`, {}),
  address: (id: string) => send<{ url: string }>("GET", `/api/portal/attachments/${id}`),
}
