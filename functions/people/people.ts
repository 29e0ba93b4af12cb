import { secondFactorRoles } from "../../shared/access.ts"
import type { Contact } from "../../shared/customers.ts"
import type { StaffMember } from "../../shared/staff.ts"
import { next } from "../../shared/stored.ts"
import type { Tenant } from "../../shared/tenants.ts"
import type { Actor, ContactCtx, Ctx, StaffCtx } from "../context.ts"
import { contacts } from "../customers/store.ts"
import { staff } from "../staff-members/store.ts"
import type { Write } from "../store/table.ts"

/** Whoever can sign in: what staff and contacts have in common, for everything that concerns their own access. */
export type Person = { kind: "staff"; row: StaffMember } | { kind: "contact"; row: Contact }

type Membership = { personId: string; customerId?: string | undefined }

/** Undefined where the person was removed. `ctx` has to have the tenant's rights. */
export async function findPerson(
  ctx: Ctx,
  { personId, customerId }: Membership,
): Promise<Person | undefined> {
  if (customerId === undefined) {
    const row = await staff.find(ctx, personId)
    return row && { kind: "staff", row }
  }
  const row = await contacts.find(ctx, personId, customerId)
  return row && { kind: "contact", row }
}

export const customerIdOf = ({ kind, row }: Person) => (kind === "contact" ? row.customerId : undefined)

/** Where an event or a session says whose it is. */
export const aboutPerson = (person: Person) => ({
  customerId: customerIdOf(person),
  subjectId: person.row.id,
})

export const actorOf = ({ kind, row }: Person): Actor => ({ kind, id: row.id, name: row.name })

export const personOf = (ctx: StaffCtx | ContactCtx): Person =>
  "staff" in ctx ? { kind: "staff", row: ctx.staff } : { kind: "contact", row: ctx.contact }

/** A role is changed by what guards it, and never in passing. */
export type PersonChanges = Partial<Omit<StaffMember & Contact, "id" | "version" | "role">>

export const replacePerson = (ctx: Ctx, { kind, row }: Person, changes: PersonChanges): Write =>
  kind === "staff" ? staff.replace(ctx, next(row, changes)) : contacts.replace(ctx, next(row, changes))

/** Whether this person has to sign in with a second factor (R31). */
export const needsSecondFactor = (person: Person, tenant: Tenant) =>
  person.kind === "staff" ? secondFactorRoles.includes(person.row.role) : tenant.portal.secondFactor
