import type { APIGatewayProxyEventV2 } from "aws-lambda"
import * as z from "zod"
import { notFound } from "../../shared/errors.ts"
import { LinkToken, LinkView, UseLink } from "../../shared/links.ts"
import { Done, done, ForgotPassword, SignIn } from "../../shared/sessions.ts"
import { SignUp, Slug } from "../../shared/tenants.ts"
import {
  choosePassword,
  forgotContactPassword,
  lookAtContactReset,
  signInContact,
} from "../contacts/actions.ts"
import { type PublicCtx, systemCtx } from "../context.ts"
import { staffHost } from "../env.ts"
import { openRoute, reply } from "../http/route.ts"
import {
  forgotStaffPassword,
  lookAtStaffReset,
  resetStaffPassword,
  signInStaff,
  verifyEmail,
} from "../staff-members/actions.ts"
import { lookAtSlug, signUp } from "../staff-members/sign-up.ts"
import { endedCookies, readCookie, refreshCookie } from "./cookies.ts"
import { endByRefresh, refreshSession } from "./sessions.ts"

const Nothing = z.strictObject({})
const guesses = { times: 60, seconds: 60 }
const rare = { times: 20, seconds: 60 }

const isStaff = (request: PublicCtx) => request.host === staffHost

/** Staff and contacts sign in at different hosts; the same path serves both, and the host decides. */
const byHost =
  <I, O>(
    staff: (request: PublicCtx, input: I) => Promise<O>,
    contact: (request: PublicCtx, input: I) => Promise<O>,
  ) =>
  (request: PublicCtx, input: I) =>
    isStaff(request) ? staff(request, input) : contact(request, input)

const onStaffHost =
  <I, O>(run: (request: PublicCtx, input: I) => Promise<O>) =>
  (request: PublicCtx, input: I) => {
    if (!isStaff(request)) throw notFound()
    return run(request, input)
  }

const ctxFor = (request: PublicCtx) => (tenantId: string) =>
  systemCtx(tenantId, request.requestId, request.now)
const refreshOf = (event: APIGatewayProxyEventV2) => readCookie(event.cookies, refreshCookie)

async function refresh(request: PublicCtx, _input: object, event: APIGatewayProxyEventV2) {
  return reply(done, { cookies: await refreshSession(ctxFor(request), refreshOf(event), request.host) })
}

async function signOut(request: PublicCtx, _input: object, event: APIGatewayProxyEventV2) {
  await endByRefresh(ctxFor(request), refreshOf(event), request.host)
  return reply(done, { cookies: endedCookies() })
}

const signIn = (request: PublicCtx, input: SignIn, event: APIGatewayProxyEventV2) => {
  const userAgent = event.headers["user-agent"]?.slice(0, 300)
  return isStaff(request) ? signInStaff(request, input, userAgent) : signInContact(request, input, userAgent)
}

const reset = byHost(resetStaffPassword, (request, input: UseLink) =>
  choosePassword(request, input, "contactPassword"),
)
const SlugAnswer = z.object({ slug: z.string(), free: z.boolean(), reason: z.string().optional() })

export const sessionRoutes = [
  openRoute({
    on: "POST /api/auth/sign-up",
    limit: rare,
    input: SignUp,
    output: Done,
    run: onStaffHost(signUp),
  }),
  openRoute({
    on: "GET /api/auth/slug",
    limit: guesses,
    input: z.strictObject({ slug: Slug }),
    output: SlugAnswer,
    run: onStaffHost(lookAtSlug),
  }),
  openRoute({
    on: "POST /api/auth/verify-email",
    limit: rare,
    input: LinkToken,
    output: Done,
    run: onStaffHost(verifyEmail),
  }),
  openRoute({ on: "POST /api/auth/sign-in", limit: guesses, input: SignIn, output: Done, run: signIn }),
  openRoute({ on: "POST /api/auth/refresh", limit: "gateway", input: Nothing, output: Done, run: refresh }),
  openRoute({ on: "POST /api/auth/sign-out", limit: "gateway", input: Nothing, output: Done, run: signOut }),
  openRoute({
    on: "POST /api/auth/forgot-password",
    limit: rare,
    input: ForgotPassword,
    output: Done,
    run: byHost(forgotStaffPassword, forgotContactPassword),
  }),
  openRoute({
    on: "POST /api/auth/reset/look",
    limit: guesses,
    input: LinkToken,
    output: LinkView,
    run: byHost<LinkToken, LinkView>(lookAtStaffReset, lookAtContactReset),
  }),
  openRoute({ on: "POST /api/auth/reset", limit: rare, input: UseLink, output: Done, run: reset }),
]
