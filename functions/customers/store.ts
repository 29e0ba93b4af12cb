import * as z from "zod"
import { Contact, Customer } from "../../shared/customers.ts"
import { isRandomId } from "../../shared/ids.ts"
import { Stored } from "../../shared/stored.ts"
import type { Ctx } from "../context.ts"
import { emailHash } from "../directory.ts"
import { entity, readTogether } from "../store/entity.ts"

/** Folds case and accents away, so that a list by name reads as people expect. */
export const sortableName = (name: string) =>
  name
    .normalize("NFKD")
    .replace(/\p{M}|#/gu, "")
    .toLowerCase()
    .slice(0, 80)

/** A customer's own row lies in its own partition: `customers.get(ctx, id, id)`. */
export const customers = entity<Customer>({
  kind: "customer",
  schema: Customer,
  customer: (customer) => customer.id,
  staffList: (customer) => sortableName(customer.name),
})

/** As many rows as DynamoDB gives in one go. */
const together = 100

/** Names for the lines of a list that spans customers; one read for a page. What no customer's id can be has none. */
export async function customerNames(ctx: Ctx, customerIds: string[]): Promise<Map<string, string>> {
  const keys = [...new Set(customerIds)].filter(isRandomId).map((id) => customers.keyOf(ctx, id, id))
  const names = new Map<string, string>()
  for (let at = 0; at < keys.length; at += together)
    for (const row of await readTogether(ctx, keys.slice(at, at + together)))
      if (row) names.set(String(row.id), String(row.name))
  return names
}

/** One address is one contact of a customer; the same person may be a contact of others, too. */
const ContactAddress = Stored.extend({ customerId: z.string(), contactId: z.string() })
export const contactAddresses = entity<z.infer<typeof ContactAddress>>({
  kind: "contactAddress",
  schema: ContactAddress,
  customer: ({ customerId }) => customerId,
})

export const claimAddress = (ctx: Ctx, { email, customerId, id: contactId }: Contact) =>
  contactAddresses.insert(ctx, { id: emailHash(email), version: 1, customerId, contactId })

export const contacts = entity<Contact>({
  kind: "contact",
  schema: Contact,
  customer: (contact) => contact.customerId,
  staffList: ({ name }) => sortableName(name),
})
