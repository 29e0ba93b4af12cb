import { AppError, forbidden } from "../../shared/errors.ts"
import type { LinkToken, UseLink } from "../../shared/links.ts"
import { type ChooseLanguage, done, type ForgotPassword, type SignIn } from "../../shared/sessions.ts"
import type { StaffMember } from "../../shared/staff.ts"
import { next } from "../../shared/stored.ts"
import { type Ctx, type PublicCtx, type StaffCtx, systemCtx } from "../context.ts"
import { findStaff } from "../directory.ts"
import { addressOf, portalHost } from "../env.ts"
import { event } from "../events.ts"
import { reply } from "../http/route.ts"
import { linkState, newLink, readLinkToken, useLink } from "../links/links.ts"
import { type Link, links } from "../links/store.ts"
import { loginId, logins } from "../logins/store.ts"
import { hashPassword, passwordMatches } from "../passwords.ts"
import { cookiesOf, openSession } from "../sessions/sessions.ts"
import { commit } from "../store/entity.ts"
import { getTenant } from "../tenants/store.ts"
import { staff } from "./store.ts"

const wrong = () =>
  new AppError("unauthenticated", "wrong e-mail or password", {
    reason: "wrong_credentials",
  })

const ctxOf = (tenantId: string, request: PublicCtx, member?: StaffMember): Ctx => ({
  ...systemCtx(tenantId, request.requestId, request.now),
  ...(member && {
    actor: { kind: "staff" as const, id: member.id, name: member.name },
  }),
  ip: request.ip,
})

async function sendVerification(ctx: Ctx, member: StaffMember) {
  const { link, write } = newLink(ctx, {
    purpose: "verifyEmail",
    personId: member.id,
    email: member.email,
  })
  await commit(
    ctx,
    write,
    event(ctx, "staff.verificationSent", {
      subjectId: member.id,
      facts: { linkId: link.id },
    }),
  )
}

/** Throws `unauthenticated` whoever is wrong about what, after the same work. */
export async function signInStaff(request: PublicCtx, input: SignIn, userAgent: string | undefined) {
  const known = await findStaff(input.email)
  const login = known && (await logins.find(ctxOf(known.tenantId, request), loginId("staff", input.email)))
  const matches = await passwordMatches(input.password, login?.passwordHash)
  if (!known || !matches) throw wrong()
  const member = await staff.get(ctxOf(known.tenantId, request), known.staffId)
  const ctx = ctxOf(known.tenantId, request, member)
  if (!member.emailVerifiedAt) {
    await sendVerification(ctx, member)
    throw forbidden("email_unverified")
  }
  const { session, write } = openSession(ctx, {
    personId: member.id,
    host: request.host,
    userAgent,
  })
  await commit(ctx, write, event(ctx, "staff.signedIn", { subjectId: member.id }))
  return reply(done, { cookies: await cookiesOf(ctx, session) })
}

async function openLink(request: PublicCtx, token: string, purpose: "verifyEmail" | "staffPassword") {
  const { tenantId, linkId } = await readLinkToken(token, purpose)
  const ctx = ctxOf(tenantId, request)
  const link = await links.get(ctx, linkId)
  const member = await staff.get(ctx, link.personId)
  return { ctx: ctxOf(tenantId, request, member), link, member }
}

function verified(member: StaffMember, now: string) {
  return next(member, { emailVerifiedAt: member.emailVerifiedAt ?? now })
}

/** Proves the mailbox and signs in. Only this POST uses the link up; opening its page does not. */
export async function verifyEmail(request: PublicCtx, { token }: LinkToken) {
  const { ctx, link, member } = await openLink(request, token, "verifyEmail")
  const { session, write } = openSession(ctx, {
    personId: member.id,
    host: request.host,
  })
  await commit(
    ctx,
    useLink(ctx, link),
    staff.replace(ctx, verified(member, ctx.now)),
    write,
    event(ctx, "staff.emailVerified", { subjectId: member.id }),
  )
  return reply(done, { cookies: await cookiesOf(ctx, session) })
}

export async function forgotStaffPassword(request: PublicCtx, { email }: ForgotPassword) {
  const known = await findStaff(email)
  if (!known) return done
  const ctx = ctxOf(known.tenantId, request)
  const member = await staff.get(ctx, known.staffId)
  const { link, write } = newLink(ctx, {
    purpose: "staffPassword",
    personId: member.id,
    email,
  })
  await commit(
    ctx,
    write,
    event(ctx, "staff.passwordResetAsked", {
      subjectId: member.id,
      facts: { linkId: link.id },
    }),
  )
  return done
}

const viewOf = async (ctx: Ctx, link: Link, name: string) => ({
  state: linkState(link, ctx.now),
  email: link.email,
  name,
  company: (await getTenant(ctx)).name,
})

export async function lookAtStaffReset(request: PublicCtx, { token }: LinkToken) {
  const { ctx, link, member } = await openLink(request, token, "staffPassword")
  return viewOf(ctx, link, member.name)
}

export async function resetStaffPassword(request: PublicCtx, { token, password }: UseLink) {
  const { ctx, link, member } = await openLink(request, token, "staffPassword")
  const using = useLink(ctx, link)
  const login = await logins.get(ctx, loginId("staff", member.email))
  const passwordHash = await hashPassword(password)
  const { session, write } = openSession(ctx, {
    personId: member.id,
    host: request.host,
  })
  await commit(
    ctx,
    using,
    logins.replace(ctx, next(login, { passwordHash })),
    staff.replace(ctx, verified(member, ctx.now)),
    write,
    event(ctx, "staff.passwordReset", { subjectId: member.id }),
  )
  return reply(done, { cookies: await cookiesOf(ctx, session) })
}

export async function getStaffSelf(ctx: StaffCtx) {
  return {
    staff: ctx.staff,
    tenant: ctx.tenant,
    portalUrl: addressOf(portalHost(ctx.tenant.slug)),
  }
}

export async function chooseStaffLanguage(ctx: StaffCtx, { language }: ChooseLanguage) {
  await commit(ctx, staff.replace(ctx, next(ctx.staff, { language })))
  return done
}
