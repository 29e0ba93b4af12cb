import { Contact, Customer } from "../../shared/customers.ts"
import { entity } from "../store/entity.ts"

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

export const contacts = entity<Contact>({
  kind: "contact",
  schema: Contact,
  customer: (contact) => contact.customerId,
})
