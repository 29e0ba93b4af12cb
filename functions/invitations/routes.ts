import { AcceptLink, LinkToken, LinkView } from "../../shared/links.ts"
import { Done, SignInResult } from "../../shared/sessions.ts"
import { openRoute } from "../http/route.ts"
import { acceptInvitation, lookAtInvitation } from "./accept.ts"
import { renewInvitation } from "./renew.ts"

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
