import { type StaffPermission, staffMay } from "../../shared/access.ts"
import type { Contact } from "../../shared/customers.ts"
import {
  type ContactNotification,
  contactNotifications,
  type StaffNotification,
} from "../../shared/notifications.ts"
import type { StaffMember } from "../../shared/staff.ts"
import type { Ctx } from "../context.ts"
import { contacts } from "../customers/store.ts"
import { staff } from "../staff-members/store.ts"

/** Who acts on each kind: nobody is told of what they could not do anything about. */
const actsOn: Record<StaffNotification, StaffPermission> = {
  paymentReceived: "payments.write",
  queryReceived: "queries.write",
  queryAssigned: "queries.write",
  creditNoteRequested: "requests.decide",
  estimateDecided: "documents.write",
  detailsProposed: "requests.decide",
}

export const contactHears = ({ state, muted }: Contact, kind: ContactNotification) =>
  state === "active" && (contactNotifications[kind].required || !muted?.includes(kind))

export const staffHears = ({ state, muted, role }: StaffMember, kind: StaffNotification) =>
  state === "active" && staffMay(role, actsOn[kind]) && !muted?.includes(kind)

/** The customer's contacts who have joined and did not switch this off. */
export const contactsFor = async (ctx: Ctx, customerId: string, kind: ContactNotification) =>
  (await contacts.owned(ctx, customerId)).filter((contact) => contactHears(contact, kind))

/** Of the team, who may act on it and did not switch it off. */
export const staffFor = async (ctx: Ctx, kind: StaffNotification) =>
  (await staff.owned(ctx)).filter((member) => staffHears(member, kind))
