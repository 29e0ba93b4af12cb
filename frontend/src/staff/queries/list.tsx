import { A, useSearchParams } from "@solidjs/router"
import { onCleanup, onMount, Show } from "solid-js"
import type { QuerySummary } from "../../../../shared/queries.ts"
import { Empty } from "../../ui/empty.tsx"
import { Segments } from "../../ui/segments.tsx"
import type { Column } from "../../ui/table.tsx"
import { PageHead } from "../page-head.tsx"
import { PagedTable } from "../paged.tsx"
import { paths } from "../paths.ts"
import { Guard, useStaff } from "../session.tsx"
import { getCustomerQueries, getQueries } from "./api.ts"
import { Promised, QueryBadge } from "./parts.tsx"
import { useQueryWords } from "./words.ts"

const filters = ["waitingForUs", "mine", "unsolved", "all"] as const
type Filter = (typeof filters)[number]

function columnsOf(
  { own, ago }: ReturnType<typeof useQueryWords>,
  withCustomer: boolean,
): Column<QuerySummary>[] {
  const customer: Column<QuerySummary> = {
    heading: own().customer,
    cell: (line) => (
      <A href={paths.customer(line.customerId)} class="quiet">
        <bdi>{line.customerName}</bdi>
      </A>
    ),
  }
  return [
    {
      heading: own().subject,
      main: true,
      cell: (line) => (
        <>
          <A href={paths.query(line.customerId, line.id)} class="row-link">
            <bdi>{line.subject}</bdi>
          </A>
          <span class="under">
            {own().topics[line.topic]} · {own().messages(line.messages)}
          </span>
        </>
      ),
    },
    ...(withCustomer ? [customer] : []),
    { heading: own().status, cell: (line) => <QueryBadge status={line.status} /> },
    {
      heading: own().assignee,
      cell: (line) => (
        <Show when={line.assigneeName} fallback={<span class="soft">{own().nobody}</span>}>
          <bdi>{line.assigneeName}</bdi>
        </Show>
      ),
    },
    { heading: own().promised, cell: (line) => <Promised query={line} /> },
    { heading: own().last, cell: (line) => <span class="nowrap">{ago(line.lastMessageAt)}</span> },
  ]
}

/** J and K move from query to query, as in the mail programs that people know. */
function createMoves(table: () => HTMLElement | undefined) {
  function onKey(event: KeyboardEvent) {
    const target = event.target as HTMLElement
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
      return
    const step = { j: 1, k: -1 }[event.key]
    const links = [...(table()?.querySelectorAll<HTMLElement>(".row-link") ?? [])]
    if (!step || !links.length) return
    const at = links.indexOf(document.activeElement as HTMLElement)
    links[Math.min(Math.max(at + step, 0), links.length - 1)]?.focus()
  }
  onMount(() => document.addEventListener("keydown", onKey))
  onCleanup(() => document.removeEventListener("keydown", onKey))
}

function Inbox() {
  const words = useQueryWords()
  const { own } = words
  const { self } = useStaff()
  const [search, setSearch] = useSearchParams<{ show?: Filter; after?: string }>()
  const show = () => filters.find((filter) => filter === search.show) ?? "waitingForUs"
  const asked = () =>
    show() === "mine" ? { status: "unsolved", assignee: self().staff.id } : { status: show() }
  let table: HTMLDivElement | undefined
  createMoves(() => table)
  return (
    <>
      <div class="toolbar">
        <Segments
          label={own().filter}
          options={filters.map((filter) => ({ value: filter, text: own().filters[filter] }))}
          value={show()}
          onChoose={(filter) => setSearch({ show: filter, after: undefined })}
        />
        <span class="soft small wide-only">{own().keys}</span>
      </div>
      <div ref={table}>
        <PagedTable
          label={own().title}
          keys={[getQueries.key]}
          columns={columnsOf(words, true)}
          load={(after) => getQueries({ ...asked(), after })}
          empty={
            <Show
              when={show() === "waitingForUs"}
              fallback={<Empty title={own().noMatch} text={own().noMatchText} />}
            >
              <Empty title={own().empty} text={own().emptyText} />
            </Show>
          }
        />
      </div>
    </>
  )
}

export function QueriesPage() {
  const { own } = useQueryWords()
  return (
    <>
      <PageHead title={own().title} text={own().text} />
      <Guard needs="queries.read">
        <Inbox />
      </Guard>
    </>
  )
}

export function CustomerQueries(props: { customerId: string }) {
  const words = useQueryWords()
  const { own } = words
  return (
    <PagedTable
      label={own().title}
      keys={[getCustomerQueries.key]}
      columns={columnsOf(words, false)}
      load={(after) => getCustomerQueries(props.customerId, { status: "all", after })}
      empty={<Empty title={own().emptyCustomer} text={own().emptyText} />}
    />
  )
}
