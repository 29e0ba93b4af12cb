import * as z from "zod"
import {
  BulkInvitationPage,
  BulkInvitationView,
  DraftBulkInvitation,
  ListRecipients,
  LookAtSelection,
  RecipientPage,
  SelectionLook,
} from "../../shared/bulk-invitations.ts"
import { PageInput } from "../../shared/pages.ts"
import { staffRoute } from "../http/route.ts"
import {
  createBulkInvitation,
  getBulkInvitation,
  listBulkInvitations,
  lookAtSelection,
  pauseBulkInvitation,
  resumeBulkInvitation,
  stopBulkInvitation,
} from "./actions.ts"
import { exportRecipients, listRecipients } from "./recipients.ts"

const limit = "gateway"
const ById = z.strictObject({ id: z.string() })
const reads = { needs: "customers.read", limit } as const
const sends = { needs: "invitations.send", limit } as const

export const bulkInvitationRoutes = [
  staffRoute({
    ...reads,
    on: "GET /api/staff/bulk-invitations",
    input: PageInput,
    output: BulkInvitationPage,
    run: listBulkInvitations,
  }),
  staffRoute({
    ...sends,
    on: "POST /api/staff/bulk-invitations",
    input: DraftBulkInvitation,
    output: BulkInvitationView,
    run: createBulkInvitation,
  }),
  staffRoute({
    ...sends,
    on: "POST /api/staff/bulk-invitations/look",
    input: LookAtSelection,
    output: SelectionLook,
    run: lookAtSelection,
  }),
  staffRoute({
    ...reads,
    on: "GET /api/staff/bulk-invitations/{id}",
    input: ById,
    output: BulkInvitationView,
    run: getBulkInvitation,
  }),
  staffRoute({
    ...reads,
    on: "GET /api/staff/bulk-invitations/{id}/recipients",
    input: ListRecipients.extend(ById.shape),
    output: RecipientPage,
    run: listRecipients,
  }),
  staffRoute({
    ...reads,
    on: "GET /api/staff/bulk-invitations/{id}/recipients.csv",
    input: ById,
    output: null,
    run: exportRecipients,
  }),
  staffRoute({
    ...sends,
    on: "POST /api/staff/bulk-invitations/{id}/pause",
    input: ById,
    output: BulkInvitationView,
    run: pauseBulkInvitation,
  }),
  staffRoute({
    ...sends,
    on: "POST /api/staff/bulk-invitations/{id}/resume",
    input: ById,
    output: BulkInvitationView,
    run: resumeBulkInvitation,
  }),
  staffRoute({
    ...sends,
    on: "POST /api/staff/bulk-invitations/{id}/stop",
    input: ById,
    output: BulkInvitationView,
    run: stopBulkInvitation,
  }),
]
