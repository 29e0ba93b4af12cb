import { createMemo, type JSX } from "solid-js"
import type { CreateCustomer, Customer } from "../../../../shared/customers.ts"
import { type Currency, currencies } from "../../../../shared/money.ts"
import { createForm } from "../../lib/form.ts"
import { Button, ButtonLink } from "../../ui/button.tsx"
import { SelectField, TextField } from "../../ui/field.tsx"
import { Problem } from "../../ui/problem.tsx"
import { addressOf, addressValues } from "../address.ts"
import { AddressFields } from "../address-fields.tsx"
import { currencyOptions } from "../countries.ts"
import { NameDoubt } from "../names/doubt.tsx"
import { useWords } from "../words.tsx"

const blank = (text: string | undefined) => text?.trim() || undefined

function valuesOf(customer: Customer | undefined, currency: Currency) {
  return {
    name: customer?.name ?? "",
    nameArabic: customer?.nameArabic ?? "",
    email: customer?.email ?? "",
    phone: customer?.phone ?? "",
    currency: customer?.currency ?? currency,
    trn: customer?.trn ?? "",
    ...addressValues(customer?.address ?? {}),
  }
}
type Values = ReturnType<typeof valuesOf>

const inputOf = (values: Values): CreateCustomer => ({
  name: values.name,
  nameArabic: blank(values.nameArabic),
  email: blank(values.email),
  phone: blank(values.phone),
  currency: values.currency,
  trn: blank(values.trn),
  address: addressOf(values),
})

type Props = {
  customer?: Customer
  currency: Currency
  action: string
  backTo: string
  send: (input: CreateCustomer) => Promise<Customer>
  sent: (customer: Customer) => unknown
}

/** Adding and editing are the same form: a customer is replaced whole. */
export function CustomerForm(props: Props): JSX.Element {
  const { t, language } = useWords()
  const form = createForm({
    initial: valuesOf(props.customer, props.currency),
    required: ["name"],
    send: (values) => props.send(inputOf(values)),
    sent: props.sent,
  })
  const currencyList = createMemo(() => currencyOptions(language(), currencies))
  return (
    <form class="stack narrow" novalidate onSubmit={form.submit}>
      <Problem error={form.problem()} />
      <fieldset class="card group">
        <legend>{t().customers.identity}</legend>
        <TextField {...form.field("name")} label={t().customers.nameField} />
        <NameDoubt name={form.values.name} />
        <TextField
          {...form.field("nameArabic")}
          label={t().customers.nameArabic}
          optional
          lang="ar"
          dir="rtl"
        />
        <div class="columns">
          <TextField {...form.field("email")} label={t().customers.emailField} type="email" optional ltr />
          <TextField {...form.field("phone")} label={t().customers.phone} type="tel" optional ltr />
        </div>
      </fieldset>
      <fieldset class="card group">
        <legend>{t().customers.billing}</legend>
        <div class="columns">
          <SelectField {...form.field("currency")} label={t().customers.currency} options={currencyList()} />
          <TextField {...form.field("trn")} label={t().customers.trn} optional ltr inputmode="numeric" />
        </div>
        <AddressFields field={form.field} />
      </fieldset>
      <div class="actions">
        <Button kind="primary" type="submit" busy={form.busy()}>
          {props.action}
        </Button>
        <ButtonLink href={props.backTo}>{t().app.cancel}</ButtonLink>
      </div>
    </form>
  )
}
