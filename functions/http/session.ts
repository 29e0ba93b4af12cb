import type { APIGatewayProxyEventV2 } from "aws-lambda"
import type { ContactRole } from "../../shared/access.ts"
import { AppError, forbidden } from "../../shared/errors.ts"
import type { ContactCtx, Ctx, StaffCtx } from "../context.ts"
import { contacts, customers } from "../customers/store.ts"
import { portalHost, staffHost } from "../env.ts"
import { accessCookie, readCookie } from "../sessions/cookies.ts"
import { isLive, scopeOf } from "../sessions/sessions.ts"
import { contactSessions, staffSessions } from "../sessions/store.ts"
import { type Claims, verifyAccess } from "../sessions/tokens.ts"
import { staff } from "../staff-members/store.ts"
import { readTogether } from "../store/entity.ts"
import type { Row } from "../store/table.ts"
import { readTenant, tenantRowKey } from "../tenants/store.ts"

export type Asked = {
  now: string
  requestId: string
  host: string
  ip: string
}

const unauthenticated = () => new AppError("unauthenticated", "sign in first")

const bareCtx = (asked: Asked, claims: Claims, kind: "staff" | "contact"): Ctx => ({
  now: asked.now,
  requestId: asked.requestId,
  ip: asked.ip,
  tenantId: claims.tid,
  scope: scopeOf(claims.tid, claims.cid),
  actor: { kind, id: claims.sub, name: "" },
})

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

/**
 * Who sent the request. The token says who it was; the rows, read with that person's own credentials, say whether
 * it still holds: session live, person still there with today's role, tenant of this very host.
 */
export async function staffOf(event: APIGatewayProxyEventV2, asked: Asked): Promise<StaffCtx> {
  if (asked.host !== staffHost) throw unauthenticated()
  const claims = await claimsOf(event, asked)
  if (claims.cid) throw unauthenticated()
  const ctx = bareCtx(asked, claims, "staff")
  const keys = [staffSessions.keyOf(ctx, claims.sid), staff.keyOf(ctx, claims.sub), tenantRowKey(claims.tid)]
  const [sessionRow, staffRow, tenantRow] = present(await readTogether(ctx, keys)) as [Row, Row, Row]
  const session = staffSessions.parse(sessionRow)
  if (!isLive(session, asked.now) || session.personId !== claims.sub) throw unauthenticated()
  const member = staff.parse(staffRow)
  const actor = { kind: "staff" as const, id: member.id, name: member.name }
  return {
    ...ctx,
    actor,
    staff: member,
    tenant: readTenant(tenantRow),
    sessionId: session.id,
  }
}

export async function contactOf(event: APIGatewayProxyEventV2, asked: Asked): Promise<ContactCtx> {
  const claims = await claimsOf(event, asked)
  if (!claims.cid || asked.host === staffHost) throw unauthenticated()
  const ctx = bareCtx(asked, claims, "contact")
  const keys = [
    contactSessions.keyOf(ctx, claims.sid, claims.cid),
    contacts.keyOf(ctx, claims.sub, claims.cid),
    customers.keyOf(ctx, claims.cid, claims.cid),
    tenantRowKey(claims.tid),
  ]
  const [sessionRow, contactRow, customerRow, tenantRow] = present(await readTogether(ctx, keys)) as [
    Row,
    Row,
    Row,
    Row,
  ]
  const [session, contact, tenant] = [
    contactSessions.parse(sessionRow),
    contacts.parse(contactRow),
    readTenant(tenantRow),
  ]
  if (!isLive(session, asked.now) || session.personId !== contact.id) throw unauthenticated()
  if (portalHost(tenant.slug) !== asked.host) throw unauthenticated()
  if (!tenant.portal.enabled) throw forbidden("portal_closed")
  return {
    ...ctx,
    actor: { kind: "contact", id: contact.id, name: contact.name },
    contact: { ...contact, role: contact.role satisfies ContactRole },
    customer: customers.parse(customerRow),
    customerId: claims.cid,
    tenant,
    sessionId: session.id,
  }
}
