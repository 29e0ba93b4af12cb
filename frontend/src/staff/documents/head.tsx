import { A } from "@solidjs/router"
import { createMemo, Show } from "solid-js"
import type { Customer } from "../../../../shared/customers.ts"
import { currencies } from "../../../../shared/money.ts"
import type { createForm } from "../../lib/form.ts"
import { DateField, SelectField, Switch, TextField } from "../../ui/field.tsx"
import { currencyOptions } from "../countries.ts"
import { paths } from "../paths.ts"
import { useStaff } from "../session.tsx"
import type { Values } from "./values.ts"
import { useDocumentWords } from "./words.ts"

type Form = ReturnType<typeof createForm<Values, string>>

/** A tax invoice in a foreign currency states its tax in dirhams. */
export const isRated = (currency: string, trn: string | undefined) => Boolean(trn) && currency !== "AED"

function Rate(props: { form: Form }) {
  const { own } = useDocumentWords()
  return (
    <fieldset class="inset">
      <legend>{own().rate}</legend>
      <p class="soft small">{own().rateText(props.form.values.currency)}</p>
      <div class="columns">
        <TextField
          {...props.form.field("exchangeRate.toAed")}
          error={props.form.errors()["exchangeRate.toAed"] ?? props.form.errors().exchangeRate}
          label={own().rateToAed(props.form.values.currency)}
          inputmode="decimal"
          ltr
        />
        <DateField {...props.form.field("exchangeRate.on")} label={own().rateOn} />
        <TextField {...props.form.field("exchangeRate.source")} label={own().rateSource} />
      </div>
    </fieldset>
  )
}

function InvoiceDates(props: { form: Form }) {
  const { own } = useDocumentWords()
  return (
    <>
      <DateField {...props.form.field("dueOn")} label={own().dueOn} />
      <DateField
        {...props.form.field("suppliedOn")}
        label={own().suppliedOn}
        hint={own().suppliedHint}
        optional
      />
    </>
  )
}

/** For whom, when and in which money. */
export function HeadFields(props: {
  kind: "invoice" | "estimate"
  form: Form
  customer: Customer
  rated: boolean
}) {
  const { own, language, name } = useDocumentWords()
  const { tenant } = useStaff()
  const currencyList = createMemo(() => currencyOptions(language(), currencies))
  const prices = () => [
    { value: "", text: own().pricesExclude },
    { value: "yes", text: own().pricesInclude },
  ]
  return (
    <fieldset class="card group">
      <legend>{own().head}</legend>
      <p>
        <span class="soft small">{own().customer}</span>
        <br />
        <A href={paths.customer(props.customer.id)} class="quiet strong">
          <bdi>{name(props.customer)}</bdi>
        </A>
      </p>
      <div class="columns">
        <DateField {...props.form.field("issuedOn")} label={own().issuedOn} />
        <Show
          when={props.kind === "invoice"}
          fallback={<DateField {...props.form.field("expiresOn")} label={own().expiresOn} />}
        >
          <InvoiceDates form={props.form} />
        </Show>
      </div>
      <div class="columns">
        <SelectField {...props.form.field("currency")} label={own().currency} options={currencyList()} />
        <SelectField {...props.form.field("pricesIncludeTax")} label={own().prices} options={prices()} />
        <TextField
          {...props.form.field("reference")}
          label={own().reference}
          hint={own().referenceHint}
          optional
        />
      </div>
      <Show when={props.rated}>
        <Rate form={props.form} />
      </Show>
      <Show when={props.kind === "invoice" && tenant().trn}>
        <Switch
          label={own().simplified}
          hint={own().simplifiedHint}
          checked={props.form.values.simplified === "yes"}
          onChange={(checked) => props.form.set("simplified", checked ? "yes" : "")}
        />
      </Show>
    </fieldset>
  )
}
