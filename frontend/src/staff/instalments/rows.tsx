import { intervals, partsMin, restPlaces } from "../../../../shared/instalment-parts.ts"
import type { InvoiceDetail } from "../../../../shared/invoices.ts"
import { money as moneyOf } from "../../../../shared/money.ts"
import { Button } from "../../ui/button.tsx"
import { DateField, SelectField, TextField } from "../../ui/field.tsx"
import type { Draft } from "./draft.ts"
import { useInstalmentWords } from "./words.ts"

/** Equal parts by count and interval; pressing the button writes them into the rows below. */
export function Equal(props: { draft: Draft }) {
  const { own } = useInstalmentWords()
  const { plan, setPlan } = props.draft
  return (
    <fieldset class="instalment-plan" aria-label={own().divide}>
      <TextField
        label={own().count}
        value={plan.count}
        onInput={(text) => setPlan("count", text)}
        inputmode="numeric"
        ltr
      />
      <SelectField
        label={own().every}
        value={plan.every}
        onInput={(text) => setPlan("every", text)}
        options={intervals.map((value) => ({ value, text: own().intervals[value] }))}
      />
      <DateField label={own().first} value={plan.first} onInput={(text) => setPlan("first", text)} />
      <SelectField
        label={own().rest}
        value={plan.rest}
        onInput={(text) => setPlan("rest", text)}
        options={restPlaces.map((value) => ({ value, text: own().rests[value] }))}
      />
      <Button onClick={props.draft.divide}>{own().divide}</Button>
    </fieldset>
  )
}

export function Row(props: { draft: Draft; at: number; errors: Record<string, string> }) {
  const { own } = useInstalmentWords()
  const part = () => props.draft.parts[props.at]
  const error = (name: string) => props.errors[`parts.${props.at}.${name}`]
  return (
    <li class="instalment-row">
      <DateField
        label={own().dueOn(props.at + 1)}
        value={part()?.dueOn ?? ""}
        error={error("dueOn")}
        onInput={(text) => props.draft.set(props.at, "dueOn", text)}
      />
      <TextField
        label={own().amount(props.at + 1)}
        value={part()?.amount ?? ""}
        error={error("minor")}
        onInput={(text) => props.draft.set(props.at, "amount", text)}
        inputmode="decimal"
        ltr
      />
      <button
        type="button"
        class="icon-button"
        aria-label={own().remove(props.at + 1)}
        disabled={props.draft.parts.length <= partsMin}
        onClick={() => props.draft.remove(props.at)}
      >
        <span aria-hidden="true">×</span>
      </button>
    </li>
  )
}

/** Whether the parts come to what is open, while they are typed. */
export function Sum(props: { draft: Draft; detail: InvoiceDetail }) {
  const { own, money } = useInstalmentWords()
  const text = () => {
    const missing = props.draft.missing()
    if (missing === undefined) return ""
    if (missing === 0) return own().fits
    const { currency } = props.detail.due
    return missing > 0
      ? own().missing(money(moneyOf(missing, currency)))
      : own().over(money(moneyOf(-missing, currency)))
  }
  return (
    <p
      role="status"
      class="small"
      classList={{ bad: props.draft.missing() !== 0, soft: props.draft.missing() === 0 }}
    >
      {text()}
    </p>
  )
}
