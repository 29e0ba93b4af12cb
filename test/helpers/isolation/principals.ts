import type { Cloud } from "../../../infra/local/cloud.ts"
import { type Visitor, visitor } from "../../../infra/local/visitor.ts"
import type { ContactRole, StaffRole } from "../../../shared/access.ts"
import type { Row } from "../rows.ts"
import { newContact, newStaff, newTenant, password, tokenFor } from "../world.ts"
import type { Side } from "./owners.ts"

/** Somebody at a door, and what they should be able to do there. */
export type Principal = {
  name: string
  visitor: Visitor
  /** Sent with every request, beside the cookies. */
  headers?: Record<string, string>
  /** What they are to the routes; nobody where their proof is worth nothing. */
  is:
    | { kind: "staff"; role: StaffRole }
    | { kind: "contact"; role: ContactRole }
    | { kind: "apiKey"; writes: boolean }
    | { kind: "nobody" }
  /** What stops them where they would else get in, by the reason of the 403. */
  held?: "only_looking" | "second_factor_required" | "portal_closed"
  /** Texts of others that they may be told all the same. */
  knows?: string[]
  /** Whose rows they may read. */
  mayRead: (row: Row) => boolean
}

const nothing = () => false
const tenantRows =
  ({ tenantId }: Side) =>
  ({ pk }: Row) =>
    pk === `T#${tenantId}` || pk.startsWith(`T#${tenantId}#`)
const customerRows =
  ({ tenantId, customerId }: Side) =>
  ({ pk, sk, customerIds }: Row & { customerIds?: string[] | null }) =>
    pk === `T#${tenantId}#public` ||
    // A download is every customer's, or that of those it names.
    (pk === `T#${tenantId}` &&
      sk.startsWith("download#") &&
      (customerIds ?? [customerId]).includes(customerId)) ||
    pk === `T#${tenantId}#C#${customerId}` ||
    pk.startsWith(`T#${tenantId}#C#${customerId}#`) ||
    // The company's list of what customers have open; its contacts see the same sum over their invoices.
    (pk.startsWith(`T#${tenantId}#owed#`) && sk === customerId)

const portalOf = ({ tenant: { slug, host } }: Side) => [slug, host, `Company of ${slug}`, `شركة ${slug}`]

/** Somebody else's cookies at another door. */
function carrying(cloud: Cloud, host: string, from: Visitor): Visitor {
  const thief = visitor(cloud.port, host)
  for (const [name, value] of from.cookies) thief.cookies.set(name, value)
  return thief
}

function tampered(cloud: Cloud, from: Visitor): Visitor {
  const forged = carrying(cloud, from.host, from)
  const [head, body = "", tag] = (from.cookies.get("__Host-session") ?? "").split(".")
  const claims = JSON.parse(Buffer.from(body, "base64url").toString())
  const changed = Buffer.from(JSON.stringify({ ...claims, role: "owner", exp: claims.exp + 1 })).toString(
    "base64url",
  )
  forged.cookies.set("__Host-session", [head, changed, tag].join("."))
  forged.cookies.delete("__Host-refresh")
  return forged
}

const nobodyWith = (name: string, who: Visitor, headers?: Record<string, string>): Principal => ({
  name,
  visitor: who,
  is: { kind: "nobody" },
  mayRead: nothing,
  ...(headers && { headers }),
})

async function staffPrincipals(cloud: Cloud, own: Side, foreign: Side): Promise<Principal[]> {
  const { tenant } = own
  const mayRead = tenantRows(own)
  const roles: StaffRole[] = ["admin", "finance", "viewer"]
  const team: { role: StaffRole; person: Awaited<ReturnType<typeof newStaff>> }[] = []
  for (const role of roles) team.push({ role, person: await newStaff(cloud, tenant, role) })
  const removed = await newStaff(cloud, tenant, "admin")
  await tenant.owner.ok(`DELETE /api/staff/team/${removed.id}`)
  const demoted = await newStaff(cloud, tenant, "admin")
  await tenant.owner.ok(`PUT /api/staff/team/${demoted.id}/role`, { role: "viewer" })
  const left = await newStaff(cloud, tenant, "finance")
  const leftCopy = carrying(cloud, "app.localhost", left.visitor)
  await left.visitor.ok("POST /api/auth/sign-out", {})
  const pending = visitor(cloud.port, "app.localhost")
  await pending.ok("POST /api/auth/sign-in", { email: tenant.email, password })
  const pendingToken = pending.cookies.get("__Host-pending") ?? ""
  const asSession = visitor(cloud.port, "app.localhost")
  asSession.cookies.set("__Host-session", pendingToken)
  const bare = await newTenant(cloud, { secondFactor: false, portal: false })
  return [
    { name: "owner", visitor: tenant.owner, is: { kind: "staff", role: "owner" }, mayRead },
    ...team.map(({ role, person }) => ({
      name: role,
      visitor: person.visitor,
      is: { kind: "staff" as const, role },
      mayRead,
    })),
    { name: "admin made viewer", visitor: demoted.visitor, is: { kind: "staff", role: "viewer" }, mayRead },
    {
      name: "owner of another company",
      visitor: foreign.tenant.owner,
      is: { kind: "staff", role: "owner" },
      mayRead: tenantRows(foreign),
    },
    {
      name: "owner without second factor",
      visitor: bare.owner,
      is: { kind: "staff", role: "owner" },
      held: "second_factor_required",
      mayRead: (row) => JSON.stringify(row).includes(bare.slug),
    },
    nobodyWith("removed admin", removed.visitor),
    nobodyWith("finance who signed out", leftCopy),
    nobodyWith("password without second factor", pending),
    nobodyWith("pending token as a session", asSession),
    nobodyWith("owner's session, tampered with", tampered(cloud, tenant.owner)),
    nobodyWith("owner's session at a portal", carrying(cloud, tenant.host, tenant.owner)),
    nobodyWith("owner's session as a bearer", visitor(cloud.port, "app.localhost"), {
      authorization: `Bearer ${tenant.owner.cookies.get("__Host-session")}`,
    }),
  ]
}

async function contactPrincipals(
  cloud: Cloud,
  own: Side,
  sibling: Side,
  foreign: Side,
): Promise<Principal[]> {
  const { tenant, customerId, admin } = own
  const mayRead = customerRows(own)
  const payer = await newContact(cloud, tenant, customerId, "payer")
  const viewer = await newContact(cloud, tenant, customerId, "viewer")
  const removed = await newContact(cloud, tenant, customerId, "admin")
  await tenant.owner.ok(`DELETE /api/staff/customers/${customerId}/contacts/${removed.id}`)
  const left = await newContact(cloud, tenant, customerId, "payer")
  const leftCopy = carrying(cloud, tenant.host, left.visitor)
  await left.visitor.ok("POST /api/auth/sign-out", {})
  const twin = await newContact(cloud, tenant, customerId, "viewer")
  const otherTwin = await newContact(cloud, foreign.tenant, foreign.customerId, "admin", twin.email)
  const invited = await tenant.owner.ok(`POST /api/staff/customers/${customerId}/contacts`, {
    name: "Ines Invited",
    email: `invited@${tenant.slug}.example`,
    role: "admin",
    language: "en",
  })
  await tenant.owner.ok(`POST /api/staff/customers/${customerId}/contacts/${invited.id}/invitation`, {})
  const link = await tokenFor(cloud, `invited@${tenant.slug}.example`)
  const bearer = visitor(cloud.port, tenant.host)
  bearer.cookies.set("__Host-session", link)
  const contact = (name: string, who: Visitor, role: ContactRole, of = mayRead): Principal => ({
    name,
    visitor: who,
    is: { kind: "contact", role },
    mayRead: of,
  })
  return [
    contact("contact, admin", admin.visitor, "admin"),
    contact("contact, payer", payer.visitor, "payer"),
    contact("contact, viewer", viewer.visitor, "viewer"),
    contact("contact of a sibling customer", sibling.admin.visitor, "admin", customerRows(sibling)),
    contact("contact of another company", foreign.admin.visitor, "admin", customerRows(foreign)),
    // Who joined both portals is told of the other one's name and address, and of nothing in it.
    { ...contact("the same address here", twin.visitor, "viewer"), knows: portalOf(foreign) },
    {
      ...contact("the same address at another company", otherTwin.visitor, "admin", customerRows(foreign)),
      knows: portalOf(own),
    },
    nobodyWith("removed contact", removed.visitor),
    nobodyWith("contact who signed out", leftCopy),
    nobodyWith("invitation link as a session", bearer, { authorization: `Bearer ${link}` }),
    nobodyWith("contact's session at another company", carrying(cloud, foreign.tenant.host, admin.visitor)),
    nobodyWith("contact's session at the staff app", carrying(cloud, "app.localhost", admin.visitor)),
  ]
}

/** Those who look in: by a preview, by a grant, and by one that is over. */
async function onlookers(cloud: Cloud, own: Side): Promise<Principal[]> {
  const { tenant } = own
  const { url } = await tenant.owner.ok(`POST /api/staff/customers/${own.customerId}/preview`, {})
  const preview = visitor(cloud.port, tenant.host)
  await preview.ok("POST /api/auth/preview", { token: url.split("#")[1] })
  const support = await supportOf(cloud, own)
  const ended = await supportOf(cloud, own)
  await tenant.owner.ok(`DELETE /api/staff/support-access/${ended.grantId}`)
  return [
    {
      name: "preview",
      visitor: preview,
      is: { kind: "contact", role: "admin" },
      held: "only_looking",
      mayRead: customerRows(own),
    },
    {
      name: "support with a grant",
      visitor: support.visitor,
      is: { kind: "staff", role: "viewer" },
      held: "only_looking",
      mayRead: tenantRows(own),
    },
    nobodyWith("support whose grant was ended", ended.visitor),
  ]
}

async function supportOf(cloud: Cloud, { tenant }: Side) {
  const grant = await tenant.owner.ok("POST /api/staff/support-access", {
    reason: "A question about an invoice",
    hours: 4,
  })
  const asked = { do: "support", slug: tenant.slug, operator: "Sam Support", reason: "ticket 17" }
  const { url } = await tenant.owner.ok("POST /_local/operator", asked)
  const support = visitor(cloud.port, "app.localhost")
  await support.ok("POST /api/auth/support", { token: url.split("#")[1] })
  return { visitor: support, grantId: grant.id as string }
}

async function keys(cloud: Cloud, own: Side, foreign: Side): Promise<Principal[]> {
  const make = async (side: Side, scope: "read" | "write") =>
    side.tenant.owner.ok("POST /api/staff/api-keys", { name: `Key ${scope}`, scope })
  const withKey = (name: string, key: string, writes: boolean, side: Side): Principal => ({
    name,
    visitor: visitor(cloud.port, "app.localhost"),
    headers: { authorization: `Bearer ${key}` },
    is: { kind: "apiKey", writes },
    mayRead: tenantRows(side),
  })
  const [read, write, theirs, revoked] = [
    await make(own, "read"),
    await make(own, "write"),
    await make(foreign, "write"),
    await make(own, "write"),
  ]
  await own.tenant.owner.ok(`DELETE /api/staff/api-keys/${revoked.id}`)
  return [
    withKey("API key that reads", read.key, false, own),
    withKey("API key that writes", write.key, true, own),
    withKey("API key of another company", theirs.key, true, foreign),
    nobodyWith("revoked API key", visitor(cloud.port, "app.localhost"), {
      authorization: `Bearer ${revoked.key}`,
    }),
  ]
}

/** Everybody who could stand at a door. */
export async function everybody(cloud: Cloud, own: Side, sibling: Side, foreign: Side): Promise<Principal[]> {
  return [
    nobodyWith("anonymous at the staff app", visitor(cloud.port, "app.localhost")),
    nobodyWith("anonymous at the portal", visitor(cloud.port, own.tenant.host)),
    ...(await staffPrincipals(cloud, own, foreign)),
    ...(await contactPrincipals(cloud, own, sibling, foreign)),
    ...(await onlookers(cloud, own)),
    ...(await keys(cloud, own, foreign)),
  ]
}
