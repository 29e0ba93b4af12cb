import type { Contact, Customer } from "../../shared/customers.ts"
import { AppError, forbidden } from "../../shared/errors.ts"
import type { LinkToken, UseLink } from "../../shared/links.ts"
import { type ChooseLanguage, done, type ForgotPassword, type SignIn } from "../../shared/sessions.ts"
import { next } from "../../shared/stored.ts"
import type { Tenant } from "../../shared/tenants.ts"
import { type ContactCtx, type Ctx, type PublicCtx, systemCtx } from "../context.ts"
import { contacts, customers } from "../customers/store.ts"
import { event } from "../events.ts"
import { reply } from "../http/route.ts"
import { linkState, newLink, readLinkToken, useLink } from "../links/links.ts"
import { type Link, links } from "../links/store.ts"
import { loginId, logins } from "../logins/store.ts"
import { hashPassword, passwordMatches } from "../passwords.ts"
import { cookiesOf, openSession } from "../sessions/sessions.ts"
import { commit } from "../store/entity.ts"
import { faceOf, tenantOfHost } from "../tenants/face.ts"

const wrong = () =>
  new AppError("unauthenticated", "wrong e-mail or password", { reason: "wrong_credentials" })

const ctxOf = (tenant: Tenant, request: PublicCtx, contact?: Contact): Ctx => ({
  ...systemCtx(tenant.id, request.requestId, request.now),
  ...(contact && { actor: { kind: "contact" as const, id: contact.id, name: contact.name } }),
  ip: request.ip,
})

function openPortal(tenant: Tenant) {
  if (!tenant.portal.enabled) throw forbidden("portal_closed")
  return tenant
}

/** Throws `unauthenticated` whoever is wrong about what, after the same work. */
export async function signInContact(request: PublicCtx, input: SignIn, userAgent: string | undefined) {
  const tenant = openPortal(await tenantOfHost(request))
  const login = await logins.find(ctxOf(tenant, request), loginId("contact", input.email))
  const matches = await passwordMatches(input.password, login?.passwordHash)
  if (!login?.customerId || !matches) throw wrong()
  const contact = await contacts.get(ctxOf(tenant, request), login.personId, login.customerId)
  const ctx = ctxOf(tenant, request, contact)
  const { customerId } = contact
  const { session, write } = openSession(ctx, {
    personId: contact.id,
    customerId,
    host: request.host,
    userAgent,
  })
  await commit(
    ctx,
    contacts.replace(ctx, next(contact, { lastSeenAt: ctx.now })),
    write,
    event(ctx, "contact.signedIn", { customerId, subjectId: contact.id }),
  )
  return reply(done, { cookies: await cookiesOf(ctx, session) })
}

type Purpose = "invitation" | "contactPassword"
type Opened = { ctx: Ctx; tenant: Tenant; link: Link; contact: Contact; customer: Customer }

/** A link works on its own tenant's host only. Throws `not_found` for everything else. */
export async function openContactLink(request: PublicCtx, token: string, purpose: Purpose): Promise<Opened> {
  const tenant = await tenantOfHost(request)
  const { tenantId, linkId } = await readLinkToken(token, purpose)
  if (tenantId !== tenant.id) throw new AppError("not_found", "not found")
  const ctx = ctxOf(tenant, request)
  const link = await links.get(ctx, linkId)
  const customerId = link.customerId ?? ""
  const [contact, customer] = await Promise.all([
    contacts.get(ctx, link.personId, customerId),
    customers.get(ctx, customerId, customerId),
  ])
  return { ctx: ctxOf(tenant, request, contact), tenant, link, contact, customer }
}

/** What the page of a link shows. Looking, however often and by whatever program, changes nothing (R24). */
export async function lookAtContactLink(request: PublicCtx, token: string, purpose: Purpose) {
  const { ctx, tenant, link, contact, customer } = await openContactLink(request, token, purpose)
  return {
    state: linkState(link, ctx.now),
    email: link.email,
    name: contact.name,
    company: tenant.name,
    customer: customer.name,
  }
}

/** Sets the password and signs in, using the link up: for invitations and for resets alike. */
export async function choosePassword(request: PublicCtx, { token, password }: UseLink, purpose: Purpose) {
  const { ctx, tenant, link, contact } = await openContactLink(request, token, purpose)
  openPortal(tenant)
  const using = useLink(ctx, link)
  const login = await logins.get(ctx, loginId("contact", contact.email))
  const passwordHash = await hashPassword(password)
  const { customerId, id: personId } = contact
  const { session, write } = openSession(ctx, { personId, customerId, host: request.host })
  const joined = { state: "active" as const, joinedAt: contact.joinedAt ?? ctx.now, lastSeenAt: ctx.now }
  await commit(
    ctx,
    using,
    logins.replace(ctx, next(login, { passwordHash })),
    contacts.replace(ctx, next(contact, joined)),
    write,
    event(ctx, purpose === "invitation" ? "invitation.accepted" : "contact.passwordReset", {
      customerId,
      subjectId: personId,
    }),
  )
  return reply(done, { cookies: await cookiesOf(ctx, session) })
}

export async function forgotContactPassword(request: PublicCtx, { email }: ForgotPassword) {
  const tenant = await tenantOfHost(request)
  const ctx = ctxOf(tenant, request)
  const login = await logins.find(ctx, loginId("contact", email))
  if (!login?.customerId || !login.passwordHash || !tenant.portal.enabled) return done
  const { personId, customerId } = login
  const { link, write } = newLink(ctx, { purpose: "contactPassword", personId, customerId, email })
  await commit(
    ctx,
    write,
    event(ctx, "contact.passwordResetAsked", { customerId, subjectId: personId, facts: { linkId: link.id } }),
  )
  return done
}

export const lookAtContactReset = (request: PublicCtx, { token }: LinkToken) =>
  lookAtContactLink(request, token, "contactPassword")

export async function getPortalSelf(ctx: ContactCtx) {
  const { contact, customer, tenant } = ctx
  const payable = tenant.portal.visibility.onlinePayment && tenant.stripe?.chargesEnabled === true
  return { contact, customer, tenant, face: faceOf(tenant), visibility: tenant.portal.visibility, payable }
}

export async function chooseContactLanguage(ctx: ContactCtx, { language }: ChooseLanguage) {
  await commit(ctx, contacts.replace(ctx, next(ctx.contact, { language })))
  return done
}
