import { For } from "solid-js"
import type { Customer } from "../../../../shared/customers.ts"
import { formatName } from "../imports/formats.ts"
import { useWords } from "../words.tsx"

export function DetailsCard(props: { customer: Customer }) {
  const { t } = useWords()
  const address = () => {
    const { line1, line2, city, region, postalCode, country } = props.customer.address
    const place = [postalCode, city].filter(Boolean).join(" ")
    return [line1, line2, place, region === city ? "" : region, country].filter(Boolean).join("\n")
  }
  const facts = () =>
    [
      { name: t().customers.nameField, value: props.customer.name },
      { name: t().customers.nameArabic, value: props.customer.nameArabic },
      { name: t().customers.emailField, value: props.customer.email, ltr: true },
      { name: t().customers.phone, value: props.customer.phone, ltr: true },
      { name: t().customers.trn, value: props.customer.trn, ltr: true },
      { name: t().customers.line1, value: address() },
      { name: t().customers.currency, value: props.customer.currency },
      { name: t().customers.source, value: formatName(props.customer.source?.system, t()) },
    ].filter((fact) => fact.value)
  return (
    <section class="card" aria-labelledby="details">
      <h2 id="details">{t().customers.details}</h2>
      <dl class="facts">
        <For each={facts()}>
          {(fact) => (
            <div>
              <dt>{fact.name}</dt>
              <dd class="lines">
                <bdi dir={fact.ltr ? "ltr" : "auto"}>{fact.value}</bdi>
              </dd>
            </div>
          )}
        </For>
      </dl>
    </section>
  )
}
