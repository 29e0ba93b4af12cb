import type { BillingDetails } from "../../../../shared/details.ts"
import type { DetailField } from "./words.ts"

type FlatDetails = Record<DetailField, string>

const addressFields = ["line1", "line2", "city", "region", "postalCode", "country"] as const
const ownFields = ["name", "nameArabic", "email", "phone", "trn"] as const
export const detailFields: readonly DetailField[] = [...ownFields, ...addressFields]

/** As a form holds them: all text, what is missing empty. */
export const flat = (details: BillingDetails): FlatDetails => ({
  name: details.name,
  nameArabic: details.nameArabic ?? "",
  email: details.email ?? "",
  phone: details.phone ?? "",
  trn: details.trn ?? "",
  line1: details.address.line1 ?? "",
  line2: details.address.line2 ?? "",
  city: details.address.city ?? "",
  region: details.address.region ?? "",
  postalCode: details.address.postalCode ?? "",
  country: details.address.country ?? "",
})

const given = <K extends string>(values: Record<K, string>, names: readonly K[]) =>
  Object.fromEntries(names.filter((name) => values[name].trim()).map((name) => [name, values[name]]))

/** As the server takes them: what is empty is not there. */
export const nested = (values: FlatDetails): BillingDetails => ({
  name: values.name,
  ...given<DetailField>(values, ownFields),
  address: given<DetailField>(values, addressFields),
})

/** The server names a field of the address by its path. */
export const flatName = (path: string) => path.replace(/^address\./, "")

export const changedFields = (before: BillingDetails, after: BillingDetails) => {
  const [old, proposed] = [flat(before), flat(after)]
  return detailFields
    .filter((name) => old[name] !== proposed[name])
    .map((name) => ({ name, before: old[name], after: proposed[name] }))
}
