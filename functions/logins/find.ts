import { forbidden } from "../../shared/errors.ts"
import { next } from "../../shared/stored.ts"
import type { Tenant } from "../../shared/tenants.ts"
import { type Ctx, type PublicCtx, systemCtx } from "../context.ts"
import { findStaff } from "../directory.ts"
import { staffHost } from "../env.ts"
import { actorOf, findPerson, type Person, replacePerson } from "../people/people.ts"
import type { Write } from "../store/table.ts"
import { tenantOfHost } from "../tenants/face.ts"
import { getTenant, replaceTenant } from "../tenants/store.ts"
import { type Login, loginId, logins } from "./store.ts"

/** The tenant’s rights for somebody who just proved, or is proving, who they are; the request is theirs from now on. */
export function ctxOf(request: PublicCtx, tenantId: string, person?: Person): Ctx {
  if (tenantId !== nobodysTenant) request.seen.tenantId = tenantId
  if (person) request.seen.actor = { kind: person.kind, id: person.row.id }
  return {
    ...systemCtx(tenantId, request.requestId, request.now),
    ...(person && { actor: actorOf(person) }),
    ip: request.ip,
  }
}

/** Staff and contacts sign in at different hosts: the host decides which of them is meant. */
export const kindAt = ({ host }: PublicCtx): Login["kind"] => (host === staffHost ? "staff" : "contact")

/** The tenant of a portal host whose portal is open. Throws `not_found`, `forbidden` (portal_closed). */
export async function openPortal(request: PublicCtx): Promise<Tenant> {
  const tenant = await tenantOfHost(request)
  if (!tenant.portal.enabled) throw forbidden("portal_closed")
  return tenant
}

/** Read for an unknown address like the real one, so that both take the same time (R20). */
const nobodysTenant = "0".repeat(26)

/** The sign-in of an address at the request's host, if there is one. */
export async function findLogin(
  request: PublicCtx,
  email: string,
): Promise<{ ctx: Ctx; login: Login | undefined }> {
  const kind = kindAt(request)
  const tenantId =
    kind === "staff" ? ((await findStaff(email))?.tenantId ?? nobodysTenant) : (await openPortal(request)).id
  const ctx = ctxOf(request, tenantId)
  return { ctx, login: await logins.find(ctx, loginId(kind, email)) }
}

/** Whom this sign-in lets in first: a contact of several customers comes back to where they were. */
export async function personOfLogin(
  ctx: Ctx,
  { memberships, lastCustomerId }: Login,
): Promise<Person | undefined> {
  const wanted = memberships.toSorted(
    (a, b) => Number(b.customerId === lastCustomerId) - Number(a.customerId === lastCustomerId),
  )
  for (const membership of wanted) {
    const person = await findPerson(ctx, membership)
    if (person) return person
  }
  return undefined
}

/** The person in each of the memberships: a contact of several customers signs in at each by itself. */
export async function peopleOf(ctx: Ctx, { memberships }: Login): Promise<Person[]> {
  const found = await Promise.all(memberships.map((membership) => findPerson(ctx, membership)))
  return found.flatMap((person) => person ?? [])
}

/** Previews cannot read the row of who looks: the company's row, which they do read, ends all there are. */
const endPreviews = async (ctx: Ctx): Promise<Write> =>
  replaceTenant(next(await getTenant(ctx), { previewsNotBefore: ctx.now }))

/** Ends every session that was begun by this sign-in; `except` is a person whose row changes anyway. */
export async function endEverywhere(ctx: Ctx, login: Login, except?: Person): Promise<Write[]> {
  const people = await peopleOf(ctx, login)
  const ended = people
    .filter(({ row }) => row.id !== except?.row.id)
    .map((person) => replacePerson(ctx, person, { notBefore: ctx.now }))
  return login.kind === "staff" ? [...ended, await endPreviews(ctx)] : ended
}
