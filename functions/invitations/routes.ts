import * as z from "zod"
import { Contact } from "../../shared/customers.ts"
import { AcceptLink, LinkToken, LinkView } from "../../shared/links.ts"
import { Done, SignInResult } from "../../shared/sessions.ts"
import { openRoute, staffRoute } from "../http/route.ts"
import { acceptInvitation, lookAtInvitation } from "./accept.ts"
import { renewInvitation } from "./renew.ts"
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

const limit = { times: 60, seconds: 60 }

export const invitationRoutes = [
  openRoute({
    on: "POST /api/auth/invitations/look",
    limit,
    input: LinkToken,
    output: LinkView,
    run: lookAtInvitation,
  }),
  openRoute({
    on: "POST /api/auth/invitations/accept",
    limit,
    input: AcceptLink,
    output: SignInResult,
    run: acceptInvitation,
  }),
  openRoute({
    on: "POST /api/auth/invitations/renew",
    limit,
    input: LinkToken,
    output: Done,
    run: renewInvitation,
  }),
]
