import * as z from "zod"
import { Contact } from "../../shared/customers.ts"
import { staffRoute } from "../http/route.ts"
import { revokeInvitation, sendInvitation } from "./send.ts"

const Which = z.strictObject({ customerId: z.string(), contactId: z.string() })

export const staffInvitationRoutes = [
  staffRoute({
    on: "POST /api/staff/customers/{customerId}/contacts/{contactId}/invitation",
    needs: "invitations.send",
    limit: "gateway",
    input: Which,
    output: Contact,
    run: sendInvitation,
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
