import { staffMay } from "../../shared/access.ts"
import type { Tenant } from "../../shared/tenants.ts"
import type { Actor, Ctx } from "../context.ts"
import { contacts, customers } from "../customers/store.ts"
import { staff } from "../staff-members/store.ts"
import { visibilityOf } from "../tenants/visibility.ts"
import type { ReplyAddress } from "./address.ts"
import type { Refusal } from "./refusals.ts"

export type Speaker = Actor & { kind: "contact" | "staff" }

async function contactAt(
  ctx: Ctx & { tenant: Tenant },
  customerId: string,
  id: string,
  from: string,
): Promise<Speaker | Refusal> {
  const [contact, customer] = await Promise.all([
    contacts.find(ctx, id, customerId),
    customers.get(ctx, customerId, customerId),
  ])
  if (contact?.state !== "active") return "person_gone"
  if (contact.email !== from) return "other_sender"
  const { tenant } = ctx
  const isOpen = tenant.portal.enabled && visibilityOf({ tenant, customer }).queries
  return isOpen ? { kind: "contact", id, name: contact.name } : "portal_closed"
}

async function colleagueAt(ctx: Ctx, from: string): Promise<Speaker | Refusal> {
  const team = await staff.owned(ctx)
  const member = team.find(({ email, state }) => email === from && state === "active")
  if (!member || !staffMay(member.role, "queries.write")) return "other_sender"
  return { kind: "staff", id: member.id, name: member.name }
}

/**
 * Who speaks, when somebody answers at this address: the contact that it was made for, from the address they have
 * now; or anybody of the team who may answer.
 */
export const speakerOf = (
  ctx: Ctx & { tenant: Tenant },
  { customerId, person }: ReplyAddress,
  from: string,
): Promise<Speaker | Refusal> =>
  person.kind === "contact" ? contactAt(ctx, customerId, person.id, from) : colleagueAt(ctx, from)
