import type { Contact } from "../../../shared/customers.ts"
import type { ContactNotification, StaffNotification } from "../../../shared/notifications.ts"
import type { StaffMember } from "../../../shared/staff.ts"
import { contacts } from "../../customers/store.ts"
import { contactHears, contactsFor, staffFor } from "../../notifications/recipients.ts"
import type { MailContent } from "../layout/layout.ts"
import type { Mail } from "../mime.ts"
import { notify, spokenTo, type Told } from "./told.ts"

/** One mail to each of the team who may act on it and wants to hear of it. */
export async function tellStaff(
  told: Told,
  kind: StaffNotification,
  contentFor: (reader: StaffMember) => MailContent,
): Promise<Mail[]> {
  const readers = await staffFor(told.ctx, kind)
  return Promise.all(readers.map((row) => notify(told, { kind: "staff", row }, kind, contentFor(row))))
}

/** One mail to each contact who may know of it and wants to. */
export async function tellContacts(
  told: Told,
  kind: ContactNotification,
  contentFor: (reader: Contact) => MailContent,
  mayKnow: (reader: Contact) => boolean = () => true,
): Promise<Mail[]> {
  const all = await contactsFor(told.ctx, told.event.customerId ?? "", kind)
  const readers = all.filter(mayKnow).map((reader) => spokenTo(told, reader))
  return Promise.all(readers.map((row) => notify(told, { kind: "contact", row }, kind, contentFor(row))))
}

/** To the one who asked, as long as they are there. */
export async function tellContact(
  told: Told,
  kind: ContactNotification,
  contactId: string,
  contentFor: (reader: Contact) => MailContent,
): Promise<Mail[]> {
  const found = await contacts.find(told.ctx, contactId, told.event.customerId ?? "")
  if (!found || !contactHears(found, kind)) return []
  const row = spokenTo(told, found)
  return [await notify(told, { kind: "contact", row }, kind, contentFor(row))]
}
