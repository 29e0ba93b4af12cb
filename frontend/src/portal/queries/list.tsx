import { A, createAsync, useSearchParams } from "@solidjs/router"
import { Show } from "solid-js"
import type { QuerySummary } from "../../../../shared/queries.ts"
import { Button, ButtonLink } from "../../ui/button.tsx"
import { DocumentNumber } from "../../ui/document-number.tsx"
import { Segments } from "../../ui/segments.tsx"
import type { Column } from "../../ui/table.tsx"
import { ListPage, Rows } from "../list-page.tsx"
import { Pager } from "../pager.tsx"
import { paths } from "../paths.ts"
import { useSelf } from "../session.tsx"
import { getQueries } from "./api.ts"
import { QueryBadge } from "./badge.tsx"
import { useQueryWords } from "./words.ts"

const filters = ["unsolved", "waitingForYou", "solved", "all"] as const
type Filter = (typeof filters)[number]

function createFilter() {
  const [search, setSearch] = useSearchParams<{ status?: string; after?: string }>()
  return {
    status: (): Filter => filters.find((filter) => filter === search.status) ?? "unsolved",
    after: () => search.after,
    choose: (status: Filter) => setSearch({ status, after: undefined }),
  }
}
type Filtering = ReturnType<typeof createFilter>

function NewQuery() {
  const { own } = useQueryWords()
  const { acts } = useSelf()
  return (
    <Show when={acts("portal.queries")}>
      <ButtonLink href={paths.newQuery} kind="primary">
        {own().new}
      </ButtonLink>
    </Show>
  )
}

function List(props: { filter: Filtering }) {
  const { t, own, ago, date } = useQueryWords()
  const columns = (): Column<QuerySummary>[] => [
    {
      heading: own().subject,
      main: true,
      cell: (row) => (
        <>
          <A href={paths.query(row.id)}>
            <bdi>{row.subject}</bdi>
          </A>
          <span class="under">
            {own().topics[row.topic]}
            {row.about && " · "}
            {row.about && <DocumentNumber of={row.about.number} />}
          </span>
        </>
      ),
    },
    { heading: own().status, cell: (row) => <QueryBadge status={row.status} /> },
    {
      heading: own().promised,
      cell: (row) => (["open", "waitingForUs"].includes(row.status) ? date(row.promisedOn) : ""),
    },
    { heading: own().last, cell: (row) => ago(row.lastMessageAt) },
  ]
  const page = createAsync(() => getQueries({ status: props.filter.status(), after: props.filter.after() }))
  const empty = () =>
    props.filter.status() === "unsolved" || props.filter.status() === "all"
      ? { title: own().empty, text: own().emptyText, act: <NewQuery /> }
      : {
          title: own().noneTitle,
          text: own().noneText,
          act: <Button onClick={() => props.filter.choose("all")}>{own().showAll}</Button>,
        }
  return (
    <>
      <Rows
        label={t().nav.queries}
        rows={page()?.items}
        columns={columns()}
        count={own().count}
        empty={empty()}
      />
      <Pager next={page()?.next ?? null} after={props.filter.after()} />
    </>
  )
}

export function QueriesPage() {
  const { t, own } = useQueryWords()
  const filter = createFilter()
  return (
    <ListPage
      title={t().nav.queries}
      keys={[getQueries.key]}
      acts={<NewQuery />}
      above={
        <div class="toolbar">
          <Segments
            label={own().filter}
            options={filters.map((value) => ({ value, text: own().filters[value] }))}
            value={filter.status()}
            onChoose={filter.choose}
          />
        </div>
      }
    >
      <List filter={filter} />
    </ListPage>
  )
}
