import type { QuerySummary } from "../../../../shared/queries.ts"
import { plainDecimal } from "../../lib/decimal.ts"
import type { FieldProps } from "../../lib/form.ts"
import { DateField, TextField } from "../../ui/field.tsx"
import { useQueryWords } from "./words.ts"

/** Named as the server names them, so that what it refuses stands at its field. */
export type TransferValues = Record<"transfer.amount" | "transfer.on" | "transfer.reference", string>

export const transferFrom = (values: TransferValues, currency: string) => ({
  amount: plainDecimal(values["transfer.amount"]),
  currency,
  on: values["transfer.on"],
  reference: values["transfer.reference"].trim() || undefined,
})

export function TransferFields(props: {
  field: (name: keyof TransferValues) => FieldProps
  currency: string
}) {
  const { own } = useQueryWords()
  return (
    <div class="stack">
      <TextField
        {...props.field("transfer.amount")}
        label={own().transferred}
        inputmode="decimal"
        prefix={props.currency}
        ltr
      />
      <DateField {...props.field("transfer.on")} label={own().transferOn} />
      <TextField {...props.field("transfer.reference")} label={own().transferReference} dir="auto" optional />
    </div>
  )
}

/** What was said to have been transferred, for the facts of a query. */
export function useTransferFacts() {
  const { own, money, date } = useQueryWords()
  return ({ transfer }: QuerySummary) => {
    if (!transfer) return []
    const { amount, on, reference } = transfer
    return [
      { term: own().transferred, value: own().transferredOn(money(amount), date(on)) },
      ...(reference ? [{ term: own().transferReference, value: <bdi>{reference}</bdi> }] : []),
    ]
  }
}
