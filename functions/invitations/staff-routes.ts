import * as z from "zod"
import { InvitationPreview, PreviewInvitation, SendInvitation } from "../../shared/bulk-invitations.ts"
import { Contact } from "../../shared/customers.ts"
import { staffRoute } from "../http/route.ts"
import { revokeInvitation, sendInvitation } from "./send.ts"

const Which = z.strictObject({ customerId: z.string(), contactId: z.string() })

export const staffInvitationRoutes = [
  staffRoute({
    on: "POST /api/staff/customers/{customerId}/contacts/{contactId}/invitation",
    needs: "invitations.send",
    limit: "gateway",
    input: SendInvitation.extend(Which.shape),
    output: Contact,
    run: sendInvitation,
  }),
  staffRoute({
    on: "POST /api/staff/invitation-preview",
    needs: "invitations.send",
    limit: "gateway",
    input: PreviewInvitation,
    output: InvitationPreview,
    // Mails and their words are no part of what every other request starts with.
    run: async (ctx, asked) => (await import("./preview.ts")).previewInvitation(ctx, asked),
  }),
  staffRoute({
    on: "DELETE /api/staff/customers/{customerId}/contacts/{contactId}/invitation",
    needs: "invitations.send",
    limit: "gateway",
    input: Which,
    output: Contact,
    run: revokeInvitation,
  }),
]
