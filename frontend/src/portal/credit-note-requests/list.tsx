import { A, createAsync } from "@solidjs/router"
import { Show } from "solid-js"
import { ButtonLink } from "../../ui/button.tsx"
import type { Column } from "../../ui/table.tsx"
import { CreditTabs } from "../credit-notes/tabs.tsx"
import { ListPage, Rows } from "../list-page.tsx"
import { paths } from "../paths.ts"
import { useSelf } from "../session.tsx"
import { getRequests, type RequestView } from "./api.ts"
import { RequestBadge } from "./badge.tsx"
import { useRequestWords } from "./words.ts"

function Asked(props: { request: RequestView }) {
  const { own, money } = useRequestWords()
  return (
    <>
      {money(props.request.amount)}
      <Show when={props.request.state === "partlyApproved" && props.request.approved}>
        {(approved) => (
          <span class="under">
            {own().approved} {money(approved())}
          </span>
        )}
      </Show>
    </>
  )
}

function List() {
  const { own, instant } = useRequestWords()
  const { acts } = useSelf()
  const columns = (): Column<RequestView>[] => [
    {
      heading: own().invoice,
      main: true,
      cell: (row) => (
        <A href={paths.request(row.id)}>
          <bdi>{row.invoiceNumber}</bdi>
        </A>
      ),
    },
    { heading: own().on, cell: (row) => instant(row.createdAt) },
    { heading: own().reason, cell: (row) => own().requestReasons[row.reason] },
    { heading: own().state, cell: (row) => <RequestBadge state={row.state} /> },
    { heading: own().asked, numeric: true, cell: (row) => <Asked request={row} /> },
  ]
  const page = createAsync(() => getRequests())
  return (
    <Rows
      label={own().askTitle}
      rows={page()?.items}
      columns={columns()}
      count={own().count}
      empty={{
        title: own().empty,
        text: acts("portal.askCredit") ? own().emptyText : own().mayNotText,
        act: <ButtonLink href={`${paths.invoices}?filter=all`}>{own().seeInvoices}</ButtonLink>,
      }}
    />
  )
}

export function RequestsPage() {
  const { t } = useRequestWords()
  return (
    <ListPage title={t().nav.creditNotes} keys={[getRequests.key]} above={<CreditTabs current="requests" />}>
      <List />
    </ListPage>
  )
}
