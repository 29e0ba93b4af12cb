import type { Customer } from "../../shared/customers.ts"
import type { BillingDetails, ProposeDetails } from "../../shared/details.ts"
import type { Address } from "../../shared/fields.ts"
import { changesBetween } from "../events.ts"

/** Pure: billing details as customers have them and as contacts propose them. */

const filled = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, text]) => text !== undefined && text !== "")) as T

const addressFields = ["line1", "line2", "city", "region", "postalCode", "country"] as const
const addressOf = (address: Address): Address =>
  filled(Object.fromEntries(addressFields.map((field) => [field, address[field]])))

/** Nothing that is empty is kept: no address line and an empty one are the same to who reads it. */
export const detailsOf = (of: Customer | ProposeDetails | BillingDetails): BillingDetails => {
  const { name, nameArabic, email, phone, trn, address } = of
  return filled({ name, nameArabic, email, phone, trn, address: addressOf(address) })
}

const fields = ["name", "nameArabic", "email", "phone", "trn", "address"] as const

export const detailsChanges = (before: BillingDetails, after: BillingDetails) =>
  changesBetween(before, after, fields)

/** What a customer's row becomes: also what the proposal leaves out, for that is then gone. */
export function changesOf(after: BillingDetails): Pick<Customer, (typeof fields)[number]> {
  const { name, nameArabic, email, phone, trn, address } = after
  return { name, nameArabic, email, phone, trn, address }
}
