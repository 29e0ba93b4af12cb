import type { Address } from "../../../shared/fields.ts"

export const addressFields = ["line1", "line2", "city", "region", "postalCode", "country"] as const
export type AddressField = `address.${(typeof addressFields)[number]}`
type AddressValues = Record<AddressField, string>

/** An address as fields of a form; their names are those that the server's field errors use. */
export const addressValues = (address: Address) =>
  Object.fromEntries(addressFields.map((name) => [`address.${name}`, address[name] ?? ""])) as AddressValues

export const addressOf = (values: AddressValues): Address =>
  Object.fromEntries(addressFields.map((name) => [name, values[`address.${name}`].trim() || undefined]))
