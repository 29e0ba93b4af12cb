import type { APIGatewayProxyEventV2 } from "aws-lambda"
import type { Contact } from "../../shared/customers.ts"
import { addSeconds } from "../../shared/dates.ts"
import { AppError, forbidden } from "../../shared/errors.ts"
import type { StaffMember } from "../../shared/staff.ts"
import { isOpenGrant } from "../../shared/support.ts"
import type { Actor, ContactCtx, Ctx, StaffCtx } from "../context.ts"
import { contacts, customers } from "../customers/store.ts"
import { staffHost } from "../env.ts"
import { needsSecondFactor } from "../people/people.ts"
import { accessCookie, readCookie } from "../sessions/cookies.ts"
import { isLive, scopeOf } from "../sessions/sessions.ts"
import { contactSessions, type Session, staffSessions } from "../sessions/store.ts"
import { type Claims, verifyAccess } from "../sessions/tokens.ts"
import { staff } from "../staff-members/store.ts"
import { readTogether } from "../store/entity.ts"
import type { Row } from "../store/table.ts"
import { supportGrants } from "../support/store.ts"
import { servesAt } from "../tenants/hosts.ts"
import { readTenant, tenantRowKey } from "../tenants/store.ts"
import type { Seen } from "./denials.ts"

export type Asked = {
  now: string
  requestId: string
  host: string
  ip: string
  seen: Seen
}

/** What a route lets through: by default only who has everything their role asks for. */
export type Demands = {
  /** Also open to who still has to set up the second factor that they need. */
  beforeSecondFactor?: true | undefined
  /** Only to who proved within the last ten minutes who they are (R31). */
  stepUp?: true | undefined
  /** Never to Portico's support, nor to staff who look as a customer. */
  inPerson?: true | undefined
  /** Changes nothing, so that who only looks may come. */
  reads: boolean
}

const unauthenticated = () => new AppError("unauthenticated", "sign in first")

/** Ids of people begin with what they are. */
const kindsOfId: Record<string, Actor["kind"]> = { stf: "staff", con: "contact", sup: "operator" }

function bareCtx({ now, requestId, ip, seen }: Asked, { tid, cid, sub }: Claims): Ctx {
  const kind = kindsOfId[sub.slice(0, 3)] ?? "system"
  Object.assign(seen, { tenantId: tid, actor: { kind, id: sub } })
  return { now, requestId, ip, tenantId: tid, scope: scopeOf(tid, cid), actor: { kind, id: sub, name: "" } }
}

async function claimsOf(event: APIGatewayProxyEventV2, asked: Asked): Promise<Claims> {
  const token = readCookie(event.cookies, accessCookie)
  const claims = token ? await verifyAccess(token, asked.host, asked.now) : undefined
  if (!claims) throw unauthenticated()
  return claims
}

function present(rows: (Row | undefined)[]): Row[] {
  if (rows.some((row) => row === undefined)) throw unauthenticated()
  return rows as Row[]
}

const latest = (...instants: (string | undefined)[]) =>
  instants
    .filter((instant) => instant !== undefined)
    .sort()
    .at(-1)

/** Of a session that was found: that it is live, of this person, and begun after they last signed out everywhere. */
function requireLive(session: Session, claims: Claims, now: string, notBefore: string | undefined) {
  const over = notBefore !== undefined && session.createdAt < notBefore
  if (!isLive(session, now) || session.personId !== claims.sub || over) throw unauthenticated()
}

const stepUpSeconds = 600

const looksOnly = ({ preview, support }: Session) => preview !== undefined || support !== undefined

function requireDemands(session: Session, secondFactor: boolean, now: string, demands: Demands) {
  const { beforeSecondFactor, stepUp, inPerson, reads } = demands
  if (looksOnly(session) && (inPerson || !reads)) throw forbidden("only_looking")
  if (!looksOnly(session) && secondFactor && !session.secondFactor && !beforeSecondFactor)
    throw forbidden("second_factor_required")
  if (stepUp && addSeconds(session.provedAt, stepUpSeconds) < now) throw forbidden("step_up")
}

/** Portico's support is a viewer for as long as the tenant's grant lasts. */
function supporter(row: Row, { support }: Session, now: string): StaffMember {
  const grant = supportGrants.parse(row)
  if (!support || !isOpenGrant(grant, now)) throw unauthenticated()
  const { id, version, createdAt } = grant
  const { operator: name } = support
  return { id, version, email: "", name, role: "viewer", language: "en", state: "active", createdAt }
}

const isSupport = (claims: Claims) => claims.sub.startsWith("sup_")

/**
 * Who sent the request. The token says who it was; the rows, read with that person's own credentials, say whether
 * it still holds: session live, person still there with today's role, tenant of this very host.
 */
export async function staffOf(
  event: APIGatewayProxyEventV2,
  asked: Asked,
  demands: Demands,
): Promise<StaffCtx> {
  if (asked.host !== staffHost) throw unauthenticated()
  const claims = await claimsOf(event, asked)
  if (claims.cid) throw unauthenticated()
  const ctx = bareCtx(asked, claims)
  const person = isSupport(claims) ? supportGrants.keyOf(ctx, claims.sub) : staff.keyOf(ctx, claims.sub)
  const keys = [staffSessions.keyOf(ctx, claims.sid), person, tenantRowKey(claims.tid)]
  const [sessionRow, personRow, tenantRow] = present(await readTogether(ctx, keys)) as [Row, Row, Row]
  const session = staffSessions.parse(sessionRow)
  const member = isSupport(claims) ? supporter(personRow, session, asked.now) : staff.parse(personRow)
  const tenant = readTenant(tenantRow)
  requireLive(session, claims, asked.now, member.notBefore)
  requireDemands(session, needsSecondFactor({ kind: "staff", row: member }, tenant), asked.now, demands)
  const kind = session.support ? ("operator" as const) : ("staff" as const)
  return {
    ...ctx,
    ...(looksOnly(session) && { looksOnly: true }),
    actor: { kind, id: member.id, name: member.name },
    staff: member,
    tenant,
    session,
  }
}

/** Staff who look see what the customer's admin sees. */
function onlooker({ preview, personId, createdAt }: Session, customerId: string): Contact {
  const name = preview?.staff ?? ""
  return {
    id: personId,
    version: 1,
    customerId,
    name,
    email: "",
    role: "admin",
    language: "en",
    state: "active",
    createdAt,
  }
}

export async function contactOf(
  event: APIGatewayProxyEventV2,
  asked: Asked,
  demands: Demands,
): Promise<ContactCtx> {
  const claims = await claimsOf(event, asked)
  const { cid: customerId } = claims
  if (!customerId || asked.host === staffHost) throw unauthenticated()
  const ctx = bareCtx(asked, claims)
  const isPreview = claims.sub.startsWith("stf_")
  const keys = [
    contactSessions.keyOf(ctx, claims.sid, customerId),
    customers.keyOf(ctx, customerId, customerId),
    tenantRowKey(claims.tid),
    ...(isPreview ? [] : [contacts.keyOf(ctx, claims.sub, customerId)]),
  ]
  const [sessionRow, customerRow, tenantRow, contactRow] = present(await readTogether(ctx, keys)) as [
    Row,
    Row,
    Row,
    Row?,
  ]
  const [session, tenant] = [contactSessions.parse(sessionRow), readTenant(tenantRow)]
  const contact = contactRow ? contacts.parse(contactRow) : onlooker(session, customerId)
  if (!servesAt(tenant, asked.host)) throw unauthenticated()
  // Said first: whoever was signed out by the closing learns why.
  if (!tenant.portal.enabled && !isPreview) throw forbidden("portal_closed")
  requireLive(
    session,
    claims,
    asked.now,
    isPreview ? tenant.previewsNotBefore : latest(contact.notBefore, tenant.sessionsNotBefore),
  )
  if (isPreview !== (session.preview !== undefined)) throw unauthenticated()
  requireDemands(session, needsSecondFactor({ kind: "contact", row: contact }, tenant), asked.now, demands)
  return {
    ...ctx,
    ...(isPreview && { looksOnly: true }),
    actor: { kind: isPreview ? "staff" : "contact", id: contact.id, name: contact.name },
    contact,
    customer: customers.parse(customerRow),
    customerId,
    tenant,
    session,
  }
}
