import { A, createAsync, revalidate, useParams } from "@solidjs/router"
import { For, Show } from "solid-js"
import type { InvoiceDetail } from "../../../../shared/invoices.ts"
import { type Money, zero } from "../../../../shared/money.ts"
import { poll } from "../../lib/poll.ts"
import { Button, ButtonLink } from "../../ui/button.tsx"
import { Load } from "../../ui/load.tsx"
import { Problem } from "../../ui/notice.tsx"
import { PageSkeleton } from "../../ui/skeleton.tsx"
import { getInvoice } from "../api.ts"
import { PageTitle } from "../page-title.tsx"
import { paths } from "../paths.ts"
import { createPayment } from "../pay.ts"
import { PayNote } from "../pay-note.tsx"
import { useSelf } from "../session.tsx"
import { useWords } from "../words.ts"
import { InvoiceBadge } from "./badge.tsx"

function Lines(props: { detail: InvoiceDetail }) {
  const { t, money, language } = useWords()
  const description = (line: InvoiceDetail["invoice"]["lines"][number]) =>
    (language() === "ar" && line.descriptionArabic) || line.description
  return (
    <div class="table-frame">
      <table class="table">
        <caption class="hidden-text">{t().invoice.lines}</caption>
        <thead>
          <tr>
            <th scope="col">{t().invoice.description}</th>
            <th scope="col" data-numeric="">
              {t().invoice.quantity}
            </th>
            <th scope="col" data-numeric="">
              {t().invoice.price}
            </th>
            <th scope="col" data-numeric="">
              {t().invoice.net}
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={props.detail.invoice.lines}>
            {(line) => (
              <tr>
                <td data-main="">
                  <bdi class="lines-text">{description(line)}</bdi>
                </td>
                <td class="number" data-heading={t().invoice.quantity}>
                  {line.quantity}
                </td>
                <td class="number" data-heading={t().invoice.price}>
                  {line.unitPrice}
                </td>
                <td data-numeric="">{money(line.net)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  )
}

function Sums(props: { detail: InvoiceDetail }) {
  const { t, money } = useWords()
  const invoice = () => props.detail.invoice
  const minus = (amount: Money) => ({ ...amount, minor: -amount.minor })
  const rows = () => [
    { text: t().invoice.subtotal, amount: invoice().subtotal, always: true },
    { text: t().invoice.discount, amount: minus(invoice().discount) },
    { text: t().invoice.taxTotal, amount: invoice().tax },
    { text: t().invoice.adjustment, amount: invoice().adjustment },
    { text: t().invoice.total, amount: invoice().total, always: true, strong: true },
    { text: t().invoice.paid, amount: minus(invoice().paid) },
    { text: t().invoice.credited, amount: minus(invoice().credited) },
    { text: t().invoice.amountDue, amount: props.detail.due, always: true, strong: true },
  ]
  return (
    <dl class="sums">
      <For each={rows().filter((row) => row.always || row.amount.minor !== 0)}>
        {(row) => (
          <div classList={{ strong: row.strong === true }}>
            <dt>{row.text}</dt>
            <dd>{money(row.amount)}</dd>
          </div>
        )}
      </For>
    </dl>
  )
}

/** What can be done now, or why nothing can. */
function Act(props: { detail: InvoiceDetail }) {
  const { t, money, language } = useWords()
  const { self } = useSelf()
  const payment = createPayment()
  const { id } = props.detail.invoice
  const said = () => {
    const { state, payable } = props.detail
    if (payable) return undefined
    if (state === "processing") return { tone: "warn", text: t().invoice.processing }
    if (state === "paid") return { tone: "good", text: t().invoice.settled }
    if (state === "void") return { tone: "neutral", text: t().invoice.voided }
    return { tone: "neutral", text: t().invoice.askPay }
  }
  return (
    <div class="stack">
      <Problem error={payment.error()} />
      <Show when={said()}>
        {(news) => (
          <p class="notice" data-tone={news().tone} role="status">
            {news().text}
          </p>
        )}
      </Show>
      <div class="actions">
        <Show when={props.detail.payable}>
          <Button
            kind="primary"
            busy={payment.busy()}
            disabled={self().preview !== null}
            onClick={() => payment.run([id])}
          >
            {t().invoice.pay(money(props.detail.due))}
          </Button>
        </Show>
        <ButtonLink href={paths.pdf(id, language())} download>
          {t().invoice.download}
        </ButtonLink>
      </div>
      <Show when={props.detail.payable}>
        <PayNote />
      </Show>
    </div>
  )
}

function Facts(props: { detail: InvoiceDetail }) {
  const { t, date } = useWords()
  const invoice = () => props.detail.invoice
  return (
    <dl class="facts">
      <div>
        <dt>{t().invoice.issued}</dt>
        <dd>{date(invoice().issuedOn)}</dd>
      </div>
      <div>
        <dt>{t().invoice.due}</dt>
        <dd>
          {date(invoice().dueOn)}
          <Show when={props.detail.daysOverdue > 0}>
            <span class="under bad">{t().invoices.overdueBy(props.detail.daysOverdue)}</span>
          </Show>
        </dd>
      </div>
      <Show when={invoice().reference}>
        <div>
          <dt>{t().invoice.reference}</dt>
          <dd>
            <bdi>{invoice().reference}</bdi>
          </dd>
        </div>
      </Show>
    </dl>
  )
}

function PaymentsOf(props: { detail: InvoiceDetail }) {
  const { t, date, money } = useWords()
  return (
    <Show when={props.detail.payments.length}>
      <section>
        <h2>{t().invoice.payments}</h2>
        <ul class="ledger">
          <For each={props.detail.payments}>
            {(payment) => (
              <li>
                <span>{date(payment.on)}</span>
                <span class="soft">{t().invoice.methods[payment.method] ?? payment.method}</span>
                <A href={paths.payment(payment.id)} class="number">
                  {money(payment.amount)}
                </A>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}

function Invoice(props: { id: string }) {
  const { t, money } = useWords()
  const detail = createAsync(() => getInvoice(props.id))
  poll(
    () => revalidate(getInvoice.keyFor(props.id)),
    () => detail()?.state === "processing",
    3000,
  )
  return (
    <Show when={detail()}>
      {(loaded) => (
        <>
          <PageTitle>{t().invoice.title(loaded().invoice.number)}</PageTitle>
          <div class="invoice-head">
            <div>
              <h1>{t().invoice.title(loaded().invoice.number)}</h1>
              <InvoiceBadge state={loaded().state} />
            </div>
            <p class="invoice-due">
              <span class="soft">{t().invoice.amountDue}</span>
              <span class="totals-amount">{money(loaded().due ?? zero(loaded().invoice.currency))}</span>
            </p>
          </div>
          <div class="invoice-body card">
            <Facts detail={loaded()} />
            <Act detail={loaded()} />
          </div>
          <Lines detail={loaded()} />
          <Sums detail={loaded()} />
          <PaymentsOf detail={loaded()} />
          <For
            each={[
              { heading: t().invoice.notes, text: loaded().invoice.notes },
              { heading: t().invoice.terms, text: loaded().invoice.terms },
            ].filter((part) => part.text)}
          >
            {(part) => (
              <section>
                <h2>{part.heading}</h2>
                <p class="soft plain-text">
                  <bdi>{part.text}</bdi>
                </p>
              </section>
            )}
          </For>
        </>
      )}
    </Show>
  )
}

export function InvoicePage() {
  const { t } = useWords()
  const params = useParams<{ id: string }>()
  return (
    <div class="sections invoice">
      <A href={paths.invoices} class="quiet soft small">
        {t().invoice.back}
      </A>
      <Load keys={[getInvoice.keyFor(params.id)]} skeleton={<PageSkeleton />}>
        <Invoice id={params.id} />
      </Load>
    </div>
  )
}
