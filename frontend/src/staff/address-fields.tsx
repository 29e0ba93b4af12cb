import type { FieldProps } from "../lib/form.ts"
import { TextField } from "../ui/field.tsx"
import type { AddressField } from "./address.ts"
import { useWords } from "./words.tsx"

export function AddressFields(props: { field: (name: AddressField) => FieldProps }) {
  const { t } = useWords()
  return (
    <>
      <TextField {...props.field("address.line1")} label={t().customers.line1} optional />
      <TextField {...props.field("address.line2")} label={t().customers.line2} optional />
      <div class="columns">
        <TextField {...props.field("address.city")} label={t().customers.city} optional />
        <TextField {...props.field("address.region")} label={t().customers.region} optional />
        <TextField {...props.field("address.postalCode")} label={t().customers.postalCode} optional />
        <TextField {...props.field("address.country")} label={t().customers.country} optional />
      </div>
    </>
  )
}
