import { A, createAsync, useSearchParams } from "@solidjs/router"
import { For, Show } from "solid-js"
import type { PaymentView } from "../../../../shared/payments.ts"
import { ButtonLink } from "../../ui/button.tsx"
import { DocumentNumber } from "../../ui/document-number.tsx"
import { Empty } from "../../ui/empty.tsx"
import { Load } from "../../ui/load.tsx"
import { TableSkeleton } from "../../ui/skeleton.tsx"
import { type Column, DataTable } from "../../ui/table.tsx"
import { getPayments } from "../api.ts"
import { PageHead } from "../page-head.tsx"
import { Pager } from "../pager.tsx"
import { paths } from "../paths.ts"
import { useStaff } from "../session.tsx"
import { useWords, type Words } from "../words.tsx"
import { PaymentBadge } from "./badge.tsx"

const shownMax = 2

function InvoicesCell(props: { payment: PaymentView }) {
  const { t } = useWords()
  const more = () => props.payment.allocations.length - shownMax
  return (
    <span class="links">
      <For each={props.payment.allocations.slice(0, shownMax)}>
        {(part) => (
          <A href={paths.invoice(props.payment.customerId, part.invoiceId)} class="quiet">
            <DocumentNumber of={part.number} />
          </A>
        )}
      </For>
      <Show when={more() > 0}>
        <span class="soft">{t().payments.more(more())}</span>
      </Show>
    </span>
  )
}

function AmountCell(props: { payment: PaymentView }) {
  const { t, money } = useWords()
  return (
    <>
      {money(props.payment.amount)}
      <Show when={props.payment.excess}>
        {(excess) => <span class="under">{t().payments.excess(money(excess()))}</span>}
      </Show>
    </>
  )
}

/** How it was paid, for the methods that Portico knows by name. */
export function methodName(method: string, { t }: Words) {
  const names: Record<string, string> = t().payments.methods
  return names[method] ?? method
}

function columnsOf(words: Words): Column<PaymentView>[] {
  const { t } = words
  return [
    {
      heading: t().payments.customer,
      main: true,
      cell: (payment) => (
        <A href={paths.customer(payment.customerId)}>
          <bdi>{payment.customerName ?? payment.customerId}</bdi>
        </A>
      ),
    },
    {
      heading: t().payments.on,
      cell: (payment) => (
        <A href={paths.payment(payment.customerId, payment.id)} class="quiet nowrap">
          {words.date(payment.on)}
        </A>
      ),
    },
    { heading: t().payments.invoices, cell: (payment) => <InvoicesCell payment={payment} /> },
    { heading: t().payments.method, cell: (payment) => methodName(payment.method, words) },
    { heading: t().payments.state, cell: (payment) => <PaymentBadge payment={payment} /> },
    {
      heading: t().payments.receipt,
      cell: (payment) => (
        <Show when={payment.state === "succeeded"}>
          <a
            href={`${paths.file(payment.customerId, `payments/${payment.id}.pdf`)}?language=${words.language()}`}
            rel="external"
            download=""
            class="quiet"
          >
            PDF
          </a>
        </Show>
      ),
    },
    { heading: t().payments.amount, numeric: true, cell: (payment) => <AmountCell payment={payment} /> },
  ]
}

function NoPayments() {
  const { t } = useWords()
  const { may, tenant } = useStaff()
  return (
    <Empty title={t().payments.empty} text={t().payments.emptyText}>
      <Show when={!tenant().stripe?.chargesEnabled && may("stripe.connect")}>
        <ButtonLink href={paths.stripe} kind="primary">
          {t().payments.connect}
        </ButtonLink>
      </Show>
    </Empty>
  )
}

function Payments(props: { after: string | undefined }) {
  const words = useWords()
  const page = createAsync(() => getPayments({ after: props.after }))
  return (
    <Show when={page()}>
      {(loaded) => (
        <Show when={loaded().items.length} fallback={<NoPayments />}>
          <DataTable label={words.t().payments.title} columns={columnsOf(words)} rows={loaded().items} />
          <Pager next={loaded().next} after={props.after} />
        </Show>
      )}
    </Show>
  )
}

export function PaymentsPage() {
  const { t } = useWords()
  const { may } = useStaff()
  const [search] = useSearchParams<{ after?: string }>()
  return (
    <>
      <PageHead title={t().payments.title} text={t().payments.text}>
        <ButtonLink href={paths.reconciliations} kind="quiet">
          {t().payments.compared}
        </ButtonLink>
        <Show when={may("payments.write")}>
          <ButtonLink href={paths.recordPayment()}>{t().payments.record}</ButtonLink>
        </Show>
      </PageHead>
      <Load keys={[getPayments.key]} skeleton={<TableSkeleton rows={10} columns={6} />}>
        <Payments after={search.after} />
      </Load>
    </>
  )
}
