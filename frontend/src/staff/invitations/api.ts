import { query } from "@solidjs/router"
import type * as z from "zod"
import type {
  BulkInvitationPage,
  BulkInvitationView,
  CustomerSelection,
  DraftBulkInvitation,
  InvitationPreview,
  ListRecipients,
  PreviewInvitation,
  RecipientPage,
  SelectionLook,
} from "../../../../shared/bulk-invitations.ts"
import { send } from "../../lib/api.ts"
import { type Paging, read } from "../api.ts"

const all = "/api/staff/bulk-invitations"

export const getBulkInvitations = query(
  (asked: Paging) => read<z.infer<typeof BulkInvitationPage>>(all, asked),
  "bulkInvitations",
)
export const getBulkInvitation = query(
  (id: string) => read<BulkInvitationView>(`${all}/${id}`),
  "bulkInvitation",
)
export const getRecipients = query(
  (id: string, asked: Partial<z.infer<typeof ListRecipients>>) =>
    read<z.infer<typeof RecipientPage>>(`${all}/${id}/recipients`, asked),
  "recipients",
)
export const recipientsFile = (id: string) => `${all}/${id}/recipients.csv`

/** Asked by POST, since a choice of many customers does not fit into an address. */
export const getSelectionLook = query(
  (selection: CustomerSelection) => send<SelectionLook>("POST", `${all}/look`, { selection }),
  "selectionLook",
)
export const getInvitationPreview = query(
  (asked: PreviewInvitation) => send<InvitationPreview>("POST", "/api/staff/invitation-preview", asked),
  "invitationPreview",
)

export type Turn = "pause" | "resume" | "stop"
export const bulkInvitations = {
  create: (draft: DraftBulkInvitation) => send<BulkInvitationView>("POST", all, draft),
  turn: (id: string, turn: Turn) => send<BulkInvitationView>("POST", `${all}/${id}/${turn}`, {}),
}
