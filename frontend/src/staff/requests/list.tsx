import { A, useSearchParams } from "@solidjs/router"
import { Show } from "solid-js"
import type { RequestState, RequestView } from "../../../../shared/credit-note-requests.ts"
import { Badge } from "../../ui/badge.tsx"
import { Empty } from "../../ui/empty.tsx"
import { Segments } from "../../ui/segments.tsx"
import type { Column } from "../../ui/table.tsx"
import { LinkTabs } from "../../ui/tabs.tsx"
import { PageHead } from "../page-head.tsx"
import { PagedTable } from "../paged.tsx"
import { paths } from "../paths.ts"
import { Guard } from "../session.tsx"
import { getRequests } from "./api.ts"
import { Proposals } from "./proposals.tsx"
import { useRequestWords } from "./words.ts"

const filters = ["pending", "all"] as const
export type Filter = (typeof filters)[number]

const tones = {
  pending: "amber",
  approved: "green",
  partlyApproved: "green",
  declined: "red",
  withdrawn: "neutral",
} as const

export function RequestBadge(props: { state: RequestState }) {
  const { own } = useRequestWords()
  return <Badge tone={tones[props.state]}>{own().states[props.state]}</Badge>
}

function columnsOf({ own, ago, money }: ReturnType<typeof useRequestWords>): Column<RequestView>[] {
  return [
    {
      heading: own().invoice,
      main: true,
      cell: (request) => (
        <A href={paths.request(request.customerId, request.id)} class="nowrap">
          <bdi>{request.invoiceNumber}</bdi>
        </A>
      ),
    },
    {
      heading: own().customer,
      cell: (request) => (
        <A href={paths.customer(request.customerId)} class="quiet">
          <bdi>{request.customerName}</bdi>
        </A>
      ),
    },
    { heading: own().reason, cell: (request) => own().reasons[request.reason] },
    { heading: own().asked, cell: (request) => <span class="nowrap">{ago(request.createdAt)}</span> },
    { heading: own().state, cell: (request) => <RequestBadge state={request.state} /> },
    { heading: own().amount, numeric: true, cell: (request) => money(request.amount) },
  ]
}

function CreditRequests(props: { filter: Filter }) {
  const words = useRequestWords()
  const { own } = words
  return (
    <PagedTable
      label={own().credit}
      keys={[getRequests.key]}
      columns={columnsOf(words)}
      load={(after) => getRequests({ state: props.filter === "all" ? undefined : props.filter, after })}
      empty={<Empty title={own().emptyCredit} text={own().emptyCreditText} />}
    />
  )
}

function Inbox() {
  const { own } = useRequestWords()
  const [search, setSearch] = useSearchParams<{ kind?: string; show?: Filter }>()
  const details = () => search.kind === "details"
  const filter = () => filters.find((each) => each === search.show) ?? "pending"
  return (
    <>
      <LinkTabs
        label={own().kinds}
        tabs={[
          { href: paths.requests, text: own().credit, current: !details() },
          { href: paths.proposals, text: own().details, current: details() },
        ]}
      />
      <div class="toolbar">
        <Segments
          label={own().filter}
          options={filters.map((each) => ({ value: each, text: own().filters[each] }))}
          value={filter()}
          onChoose={(show) => setSearch({ show, after: undefined })}
        />
      </div>
      <Show when={details()} fallback={<CreditRequests filter={filter()} />}>
        <Proposals filter={filter()} />
      </Show>
    </>
  )
}

export function RequestsPage() {
  const { own } = useRequestWords()
  return (
    <>
      <PageHead title={own().title} text={own().text} />
      <Guard needs="requests.read">
        <Inbox />
      </Guard>
    </>
  )
}
