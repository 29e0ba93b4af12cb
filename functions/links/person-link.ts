import { notFound } from "../../shared/errors.ts"
import type { LinkPurpose, LinkView } from "../../shared/links.ts"
import type { Tenant } from "../../shared/tenants.ts"
import type { Ctx, PublicCtx } from "../context.ts"
import { customers } from "../customers/store.ts"
import { ctxOf, kindAt } from "../logins/find.ts"
import { loginId, logins } from "../logins/store.ts"
import { findPerson, type Person } from "../people/people.ts"
import { linkState } from "./links.ts"
import { openLink } from "./open.ts"
import type { Link } from "./store.ts"

export type OpenedLink = { ctx: Ctx; tenant: Tenant; link: Link; person: Person }

/** A link works for who was meant. Throws `not_found` for everything else. */
export async function openPersonLink(
  request: PublicCtx,
  token: string,
  purpose: LinkPurpose,
): Promise<OpenedLink> {
  const { ctx: bare, tenant, link } = await openLink(request, token, purpose)
  const person = await findPerson(bare, link)
  if (!person || person.kind !== kindAt(request)) throw notFound()
  return { ctx: ctxOf(request, tenant.id, person), tenant, link, person }
}

/** Also of a link that has not run out, when the person has another address by now. */
export const stateOf = ({ ctx, link, person }: OpenedLink): LinkView["state"] =>
  link.email === person.row.email ? linkState(link, ctx.now) : "used"

/** What the page of a link shows. Looking, however often and by whatever program, changes nothing (R24). */
export async function viewOf(opened: OpenedLink): Promise<LinkView> {
  const { ctx, tenant, link, person } = opened
  const [login, customer] = await Promise.all([
    logins.find(ctx, loginId(person.kind, link.email)),
    person.kind === "contact" ? customers.find(ctx, person.row.customerId, person.row.customerId) : undefined,
  ])
  return {
    state: stateOf(opened),
    email: link.email,
    name: person.row.name,
    company: tenant.name,
    customer: customer?.name,
    hasPassword: login?.passwordHash !== undefined,
  }
}
