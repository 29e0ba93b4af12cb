import { AcceptLink, LinkToken, LinkView } from "../../shared/links.ts"
import { Done, SignInResult } from "../../shared/sessions.ts"
import { oftenAMinute } from "../http/limit.ts"
import { openRoute } from "../http/route.ts"
import { acceptInvitation, lookAtInvitation } from "./accept.ts"
import { noteOpened } from "./opened.ts"
import { renewInvitation } from "./renew.ts"

export const invitationRoutes = [
  openRoute({
    on: "POST /api/auth/invitations/look",
    limit: oftenAMinute,
    input: LinkToken,
    output: LinkView,
    run: lookAtInvitation,
  }),
  openRoute({
    on: "POST /api/auth/invitations/opened",
    limit: oftenAMinute,
    input: LinkToken,
    output: Done,
    run: noteOpened,
  }),
  openRoute({
    on: "POST /api/auth/invitations/accept",
    limit: oftenAMinute,
    input: AcceptLink,
    output: SignInResult,
    run: acceptInvitation,
  }),
  openRoute({
    on: "POST /api/auth/invitations/renew",
    limit: oftenAMinute,
    input: LinkToken,
    output: Done,
    run: renewInvitation,
  }),
]
