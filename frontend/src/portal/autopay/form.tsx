import { createSignal, Show } from "solid-js"
import { consentText } from "../../../../shared/autopay-consent.ts"
import type { Currency } from "../../../../shared/money.ts"
import { money as moneyOf, parseAmount } from "../../../../shared/money.ts"
import { plainDecimal } from "../../lib/decimal.ts"
import { createForm } from "../../lib/form.ts"
import { Button } from "../../ui/button.tsx"
import { SelectField, TextField } from "../../ui/field.tsx"
import { Problem } from "../../ui/notice.tsx"
import { leaveFor } from "../pay.ts"
import { useSelf } from "../session.tsx"
import { startAutopay } from "./api.ts"
import { useAutopayWords } from "./words.ts"
import "./autopay.css"

type Values = { limit: string; daysBefore: "0" | "1" | "3" | "7"; agreed: string }

const createConsent = (currency: Currency) =>
  createForm({
    initial: { limit: "", daysBefore: "0", agreed: "" } as Values,
    required: ["limit"],
    send: ({ limit, daysBefore, agreed }) =>
      startAutopay({ currency, limit: plainDecimal(limit), daysBefore, agreed: agreed === "yes" }),
    sent: ({ url }) => leaveFor(url),
  })

/** The very words that are kept: they follow what is typed. */
function useTerms(currency: Currency) {
  const { money, language } = useAutopayWords()
  const { self } = useSelf()
  const named = (of: { name: string; nameArabic?: string | undefined }) =>
    language() === "ar" ? of.nameArabic || of.name : of.name
  return ({ limit, daysBefore }: Values) => {
    const minor = parseAmount(plainDecimal(limit), currency)
    const shown = minor === undefined ? currency : money(moneyOf(minor, currency))
    const { tenant, customer } = self()
    const terms = { company: named(tenant), customer: named(customer), limit: shown }
    return consentText[language()]({ ...terms, daysBefore: Number(daysBefore) })
  }
}

/** What is agreed to, how much at most and when: then Stripe's page takes the card. */
export function ConsentForm(props: { currency: Currency }) {
  const { own } = useAutopayWords()
  const { self } = useSelf()
  const form = createConsent(props.currency)
  const terms = useTerms(props.currency)
  const [asked, setAsked] = createSignal(false)
  const isAgreed = () => form.values.agreed === "yes"
  const submit = (event: SubmitEvent) => {
    setAsked(true)
    if (isAgreed()) return form.submit(event)
    event.preventDefault()
  }
  return (
    <form class="stack" onSubmit={submit} noValidate>
      <div class="pay-amount stack">
        <TextField
          label={own().limit}
          hint={own().limitHint}
          {...form.field("limit")}
          inputmode="decimal"
          prefix={props.currency}
          ltr
        />
        <SelectField
          label={own().when}
          {...form.field("daysBefore")}
          options={Object.entries(own().whens).map(([value, text]) => ({ value, text }))}
        />
      </div>
      <label class="consent">
        <input
          type="checkbox"
          checked={isAgreed()}
          aria-invalid={asked() && !isAgreed() ? "true" : undefined}
          onChange={(event) => form.set("agreed", event.currentTarget.checked ? "yes" : "")}
        />
        <span class="strong">{own().consentLabel}</span>
        <span class="soft small">{terms(form.values)}</span>
      </label>
      <Show when={asked() && !isAgreed()}>
        <p class="field-error" role="alert">
          {own().fields.agree}
        </p>
      </Show>
      <Problem error={form.problem()} />
      <div class="actions">
        <Button kind="primary" type="submit" busy={form.busy()} disabled={self().preview !== null}>
          {own().start}
        </Button>
      </div>
    </form>
  )
}
