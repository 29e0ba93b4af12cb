import { A } from "@solidjs/router"
import { For, Show } from "solid-js"
import type { DocumentLine } from "../../../../shared/documents.ts"
import type { InvoiceDetail } from "../../../../shared/invoices.ts"
import type { Money } from "../../../../shared/money.ts"
import { paths } from "../paths.ts"
import { useWords } from "../words.tsx"

function Facts(props: { detail: InvoiceDetail }) {
  const { t, date, name } = useWords()
  return (
    <dl class="facts" data-row="">
      <div>
        <dt>{t().invoices.billedTo}</dt>
        <dd>
          <A href={paths.customer(props.detail.customer.id)}>
            <bdi>{name(props.detail.customer)}</bdi>
          </A>
        </dd>
      </div>
      <div>
        <dt>{t().invoices.issuedOn}</dt>
        <dd>{date(props.detail.invoice.issuedOn)}</dd>
      </div>
      <div>
        <dt>{t().invoices.dueOn}</dt>
        <dd>{date(props.detail.invoice.dueOn)}</dd>
      </div>
      <Show when={props.detail.invoice.reference}>
        <div>
          <dt>{t().invoices.reference}</dt>
          <dd>
            <bdi>{props.detail.invoice.reference}</bdi>
          </dd>
        </div>
      </Show>
    </dl>
  )
}

function Line(props: { line: DocumentLine }) {
  const { money, decimal, language } = useWords()
  const text = () =>
    (language() === "ar" ? props.line.descriptionArabic : undefined) ?? props.line.description
  return (
    <tr>
      <td>
        <bdi>{text()}</bdi>
      </td>
      <td data-numeric="">{props.line.quantity}</td>
      <td data-numeric="" class="wide-only">
        {decimal(props.line.unitPrice, props.line.net.currency)}
      </td>
      <td data-numeric="" class="wide-only">
        {props.line.taxRate === undefined ? "" : `${props.line.taxRate}%`}
      </td>
      <td data-numeric="">{money(props.line.net)}</td>
    </tr>
  )
}

function Lines(props: { lines: DocumentLine[] }) {
  const { t } = useWords()
  return (
    <table class="plain-table">
      <caption class="hidden-text">{t().invoices.items}</caption>
      <thead>
        <tr>
          <th scope="col">{t().invoices.description}</th>
          <th scope="col" data-numeric="">
            {t().invoices.quantity}
          </th>
          <th scope="col" data-numeric="" class="wide-only">
            {t().invoices.unitPrice}
          </th>
          <th scope="col" data-numeric="" class="wide-only">
            {t().invoices.taxRate}
          </th>
          <th scope="col" data-numeric="">
            {t().invoices.net}
          </th>
        </tr>
      </thead>
      <tbody>
        <For each={props.lines}>{(line) => <Line line={line} />}</For>
      </tbody>
    </table>
  )
}

type Sum = { name: string; amount: Money; strong?: boolean; always?: boolean }

function Sums(props: { detail: InvoiceDetail }) {
  const { t, money } = useWords()
  const sums = () => {
    const { subtotal, discount, tax, adjustment, total, paid, credited } = props.detail.invoice
    const all: Sum[] = [
      { name: t().invoices.subtotal, amount: subtotal, always: true },
      { name: t().invoices.discountTotal, amount: discount },
      { name: t().invoices.tax, amount: tax, always: true },
      { name: t().invoices.adjustment, amount: adjustment },
      { name: t().invoices.total, amount: total, always: true, strong: true },
      { name: t().invoices.paid, amount: paid },
      { name: t().invoices.credited, amount: credited },
      { name: t().invoices.balance, amount: props.detail.due, always: true, strong: true },
    ]
    return all.filter((sum) => sum.always || sum.amount.minor !== 0)
  }
  return (
    <dl class="sums">
      <For each={sums()}>
        {(sum) => (
          <div data-strong={sum.strong ? "" : undefined}>
            <dt>{sum.name}</dt>
            <dd>{money(sum.amount)}</dd>
          </div>
        )}
      </For>
    </dl>
  )
}

function Remark(props: { name: string; text: string | undefined }) {
  return (
    <Show when={props.text}>
      <div class="remark">
        <h2>{props.name}</h2>
        <p class="lines">
          <bdi>{props.text}</bdi>
        </p>
      </div>
    </Show>
  )
}

/** What the document says: the same facts that the customer sees. */
export function InvoicePaper(props: { detail: InvoiceDetail }) {
  const { t } = useWords()
  return (
    <article class="card paper" aria-label={props.detail.invoice.number}>
      <Facts detail={props.detail} />
      <Lines lines={props.detail.invoice.lines} />
      <Sums detail={props.detail} />
      <Remark name={t().invoices.notes} text={props.detail.invoice.notes} />
      <Remark name={t().invoices.terms} text={props.detail.invoice.terms} />
    </article>
  )
}
