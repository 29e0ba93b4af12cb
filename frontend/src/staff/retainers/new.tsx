import { revalidate, useNavigate } from "@solidjs/router"
import { createMemo } from "solid-js"
import type { Customer } from "../../../../shared/customers.ts"
import { type Currency, currencies } from "../../../../shared/money.ts"
import { createForm } from "../../lib/form.ts"
import { Button, ButtonLink } from "../../ui/button.tsx"
import { SelectField, TextField } from "../../ui/field.tsx"
import { Problem } from "../../ui/problem.tsx"
import { useToast } from "../../ui/toast.tsx"
import { currencyOptions } from "../countries.ts"
import { NewForCustomer } from "../documents/new-document.tsx"
import { paths } from "../paths.ts"
import { reloadRetainers, retainers } from "./api.ts"
import { useRetainerWords } from "./words.ts"

function RetainerForm(props: { customer: Customer }) {
  const { own, t, language } = useRetainerWords()
  const toast = useToast()
  const navigate = useNavigate()
  const form = createForm({
    initial: { name: "", nameArabic: "", currency: props.customer.currency as string },
    required: ["name"],
    send: (values) =>
      retainers.draft(props.customer.id, {
        name: values.name,
        nameArabic: values.nameArabic.trim() || undefined,
        currency: values.currency as Currency,
      }),
    sent: async ({ retainer }) => {
      toast(own().saved(retainer.name))
      await revalidate(reloadRetainers)
      navigate(paths.retainer(props.customer.id, retainer.id))
    },
  })
  const currencyList = createMemo(() => currencyOptions(language(), currencies))
  return (
    <form class="stack narrow" novalidate onSubmit={form.submit}>
      <Problem error={form.problem()} />
      <fieldset class="card group">
        <legend>{own().name}</legend>
        <TextField {...form.field("name")} label={own().nameField} hint={own().nameHint} />
        <TextField {...form.field("nameArabic")} label={own().nameArabic} optional lang="ar" dir="rtl" />
        <SelectField {...form.field("currency")} label={own().currency} options={currencyList()} />
      </fieldset>
      <div class="actions">
        <Button kind="primary" type="submit" busy={form.busy()}>
          {own().create}
        </Button>
        <ButtonLink href={paths.customerTab(props.customer.id, "retainers")}>{t().app.cancel}</ButtonLink>
      </div>
    </form>
  )
}

export function NewRetainerPage() {
  const { own } = useRetainerWords()
  return (
    <NewForCustomer
      title={own().new}
      needs="documents.write"
      back={{ href: paths.retainers, text: own().title }}
    >
      {(customer) => <RetainerForm customer={customer} />}
    </NewForCustomer>
  )
}
