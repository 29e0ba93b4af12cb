import type { APIGatewayProxyEventV2 } from "aws-lambda"
import * as z from "zod"
import { notFound } from "../../shared/errors.ts"
import { LinkToken, LinkView, UseLink } from "../../shared/links.ts"
import { Done, done, ForgotPassword, SignIn, SignInResult } from "../../shared/sessions.ts"
import { SignUp, Slug } from "../../shared/tenants.ts"
import { type PublicCtx, systemCtx } from "../context.ts"
import { oftenAMinute, seldomAMinute } from "../http/limit.ts"
import { openRoute, reply } from "../http/route.ts"
import { kindAt } from "../logins/find.ts"
import { forgotPassword, lookAtReset, resetPassword } from "../logins/reset.ts"
import { signIn } from "../logins/sign-in.ts"
import { signUp } from "../staff-members/sign-up.ts"
import { verifyEmail } from "../staff-members/verification.ts"
import { lookAtSlug } from "../tenants/slug.ts"
import { endedCookies, readCookie, refreshCookie } from "./cookies.ts"
import { endByRefresh, refreshSession } from "./sessions.ts"

const Nothing = z.strictObject({})

const onStaffHost =
  <I, O>(run: (request: PublicCtx, input: I) => Promise<O>) =>
  (request: PublicCtx, input: I) => {
    if (kindAt(request) !== "staff") throw notFound()
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

const SlugAnswer = z.object({ slug: z.string(), free: z.boolean(), reason: z.string().optional() })

export const sessionRoutes = [
  openRoute({
    on: "POST /api/auth/sign-up",
    limit: seldomAMinute,
    input: SignUp,
    output: Done,
    run: onStaffHost(signUp),
  }),
  openRoute({
    on: "GET /api/auth/slug",
    limit: oftenAMinute,
    input: z.strictObject({ slug: Slug }),
    output: SlugAnswer,
    run: onStaffHost(lookAtSlug),
  }),
  openRoute({
    on: "POST /api/auth/verify-email",
    limit: seldomAMinute,
    input: LinkToken,
    output: SignInResult,
    run: onStaffHost(verifyEmail),
  }),
  openRoute({
    on: "POST /api/auth/sign-in",
    limit: oftenAMinute,
    input: SignIn,
    output: SignInResult,
    run: signIn,
  }),
  openRoute({ on: "POST /api/auth/refresh", limit: "gateway", input: Nothing, output: Done, run: refresh }),
  openRoute({ on: "POST /api/auth/sign-out", limit: "gateway", input: Nothing, output: Done, run: signOut }),
  openRoute({
    on: "POST /api/auth/forgot-password",
    limit: seldomAMinute,
    input: ForgotPassword,
    output: Done,
    run: forgotPassword,
  }),
  openRoute({
    on: "POST /api/auth/reset/look",
    limit: oftenAMinute,
    input: LinkToken,
    output: LinkView,
    run: lookAtReset,
  }),
  openRoute({
    on: "POST /api/auth/reset",
    limit: seldomAMinute,
    input: UseLink,
    output: SignInResult,
    run: resetPassword,
  }),
]
