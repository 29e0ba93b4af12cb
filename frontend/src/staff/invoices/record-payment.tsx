import { useSearchParams } from "@solidjs/router"
import { createMemo, For, Show } from "solid-js"
import type { Customer } from "../../../../shared/customers.ts"
import { currencies, money as moneyOf, parseAmount } from "../../../../shared/money.ts"
import { plainDecimal } from "../../lib/decimal.ts"
import { Button, ButtonLink } from "../../ui/button.tsx"
import { DateField, SelectField, TextField } from "../../ui/field.tsx"
import { Load } from "../../ui/load.tsx"
import { Problem } from "../../ui/problem.tsx"
import { FormSkeleton } from "../../ui/skeleton.tsx"
import { getCustomerInvoices } from "../api.ts"
import { currencyOptions } from "../countries.ts"
import { NewForCustomer } from "../documents/new-document.tsx"
import { createOnce } from "../documents/once.ts"
import { paths } from "../paths.ts"
import { InvoiceBadge } from "./badge.tsx"
import { createPayment, methods, type Payment, type Props, type Told } from "./payment.ts"
import { useInvoiceWords } from "./words.ts"
import "../documents/documents.css"

const shownMax = 100

/** What becomes of the amount, before it is recorded. */
function Outcome(props: { payment: Payment }) {
  const { own, money } = useInvoiceWords()
  const rest = () => {
    const minor = parseAmount(plainDecimal(props.payment.form.values.minor), props.payment.currency())
    return minor === undefined ? undefined : minor - props.payment.owed().minor
  }
  const text = () => {
    const over = rest()
    if (over === undefined) return ""
    if (!props.payment.able().length) return own().payNone(props.payment.currency())
    if (over > 0) return own().payExcess(money(moneyOf(over, props.payment.currency())))
    return over < 0 ? own().payPartly(money(moneyOf(-over, props.payment.currency()))) : ""
  }
  return (
    <p class="soft small" role="status">
      <Show
        when={props.payment.chosen().length}
        fallback={props.payment.able().length ? own().payOldest : ""}
      >
        {own().payChosen(props.payment.chosen().length, money(props.payment.owed()))}.
      </Show>{" "}
      {text()}
    </p>
  )
}

function OpenInvoices(props: { payment: Payment }) {
  const { own, t, date, money } = useInvoiceWords()
  const toggle = (id: string, on: boolean) =>
    props.payment.setChosen((all) => (on ? [...all, id] : all.filter((other) => other !== id)))
  return (
    <fieldset class="choices">
      <legend class="label">{own().payInvoices}</legend>
      <For each={props.payment.able()}>
        {(line) => (
          <label class="choice-line">
            <input
              type="checkbox"
              checked={props.payment.chosen().includes(line.id)}
              onChange={(event) => toggle(line.id, event.currentTarget.checked)}
            />
            <span class="row-text">
              <bdi class="strong">{line.number}</bdi>
              <span class="soft small">
                {t().invoices.due} {date(line.dueOn)}
              </span>
            </span>
            <InvoiceBadge state={line.state} />
            <span class="number">{money(line.due)}</span>
          </label>
        )}
      </For>
      <Outcome payment={props.payment} />
    </fieldset>
  )
}

function PaymentForm(props: Props) {
  const { own, t, language } = useInvoiceWords()
  const payment = createPayment(props)
  const { form } = payment
  const currencyList = createMemo(() => currencyOptions(language(), currencies))
  return (
    <form class="stack narrow" novalidate onSubmit={form.submit}>
      <Problem error={form.problem()} />
      <fieldset class="card group" aria-label={own().payTitle}>
        <div class="columns">
          <TextField {...form.field("minor")} label={own().payAmount} inputmode="decimal" ltr />
          <SelectField
            {...form.field("currency")}
            label={own().payCurrency}
            options={currencyList()}
            onInput={(currency) => {
              form.set("currency", currency)
              payment.setChosen([])
            }}
          />
        </div>
        <div class="columns">
          <DateField {...form.field("on")} label={own().payOn} />
          <SelectField
            {...form.field("method")}
            label={own().payMethod}
            options={methods.map((method) => ({ value: method, text: own().methods[method] }))}
          />
        </div>
        <TextField
          {...form.field("reference")}
          label={own().payReference}
          hint={own().payReferenceHint}
          optional
        />
      </fieldset>
      <div class="card">
        <OpenInvoices payment={payment} />
      </div>
      <div class="actions">
        <Button kind="primary" type="submit" busy={form.busy()}>
          {own().recordPayment}
        </Button>
        <ButtonLink href={paths.customerInvoices(props.customer.id)}>{t().app.cancel}</ButtonLink>
      </div>
    </form>
  )
}

function Loaded(props: { customer: Customer }) {
  const [search] = useSearchParams<{ invoice?: string } & Told>()
  const open = createOnce(async () => {
    const asked = { filter: "open", sort: "dueOn", direction: "up", limit: shownMax } as const
    return (await getCustomerInvoices(props.customer.id, asked)).items
  })
  return (
    <Show when={open()} keyed>
      {(items) => (
        <PaymentForm
          customer={props.customer}
          open={items}
          first={items.find(({ id }) => id === search.invoice)}
          told={search}
        />
      )}
    </Show>
  )
}

export function RecordPaymentPage() {
  const { own, t } = useInvoiceWords()
  return (
    <NewForCustomer
      title={own().payTitle}
      text={own().payText}
      needs="payments.write"
      back={{ href: paths.payments, text: t().payments.title }}
    >
      {(customer) => (
        <Load keys={[getCustomerInvoices.key]} skeleton={<FormSkeleton />}>
          <Loaded customer={customer} />
        </Load>
      )}
    </NewForCustomer>
  )
}
