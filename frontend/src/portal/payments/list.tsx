import { A, createAsync, useSearchParams } from "@solidjs/router"
import { Show } from "solid-js"
import type { PaymentView } from "../../../../shared/payments.ts"
import { ButtonLink } from "../../ui/button.tsx"
import { Empty } from "../../ui/empty.tsx"
import { Load } from "../../ui/load.tsx"
import { TableSkeleton } from "../../ui/skeleton.tsx"
import { type Column, DataTable } from "../../ui/table.tsx"
import { getPayments } from "../api.ts"
import { PageTitle } from "../page-title.tsx"
import { Pager } from "../pager.tsx"
import { paths } from "../paths.ts"
import { useSelf } from "../session.tsx"
import { PaymentBadge } from "./badge.tsx"
import { usePaymentWords } from "./words.ts"

function List() {
  const { own, date, money } = usePaymentWords()
  const [search] = useSearchParams<{ after?: string }>()
  const page = createAsync(() => getPayments(search.after))
  const columns = (): Column<PaymentView>[] => [
    {
      heading: own().on,
      main: true,
      cell: (payment) => <A href={paths.payment(payment.id)}>{date(payment.on)}</A>,
    },
    {
      heading: own().for,
      cell: (payment) => (
        <bdi>{payment.allocations.map((part) => part.number).join(", ") || own().onAccount}</bdi>
      ),
    },
    { heading: own().state, cell: (payment) => <PaymentBadge payment={payment} /> },
    { heading: own().amount, numeric: true, cell: (payment) => money(payment.amount) },
  ]
  return (
    <Show when={page()}>
      {(loaded) => (
        <Show when={loaded().items.length} fallback={<Empty title={own().empty} text={own().emptyText} />}>
          <DataTable label={own().title} columns={columns()} rows={loaded().items} />
          <Pager next={loaded().next} after={search.after} />
        </Show>
      )}
    </Show>
  )
}

export function PaymentsPage() {
  const { own } = usePaymentWords()
  const { self, acts } = useSelf()
  return (
    <>
      <PageTitle>{own().title}</PageTitle>
      <div class="toolbar page-top">
        <h1>{own().title}</h1>
        <Show when={self().payable && acts("portal.pay")}>
          <div class="actions">
            <ButtonLink href={paths.autopay}>{own().automatic}</ButtonLink>
            <ButtonLink href={paths.payOnAccount}>{own().payOnAccount}</ButtonLink>
          </div>
        </Show>
      </div>
      <Load keys={[getPayments.key]} skeleton={<TableSkeleton rows={6} columns={4} />}>
        <List />
      </Load>
    </>
  )
}
