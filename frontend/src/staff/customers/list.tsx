import { A, createAsync, useSearchParams } from "@solidjs/router"
import { Show } from "solid-js"
import type { CustomerLine } from "../../../../shared/customers.ts"
import { ButtonLink } from "../../ui/button.tsx"
import { Empty } from "../../ui/empty.tsx"
import { Load } from "../../ui/load.tsx"
import { TableSkeleton } from "../../ui/skeleton.tsx"
import { type Column, DataTable } from "../../ui/table.tsx"
import { Amounts } from "../amounts.tsx"
import { getCustomers } from "../api.ts"
import { PageHead } from "../page-head.tsx"
import { Pager } from "../pager.tsx"
import { paths } from "../paths.ts"
import { SearchBox } from "../search-box.tsx"
import { useStaff } from "../session.tsx"
import { useWords } from "../words.tsx"
import { type Chosen, ChosenBar, createChosen } from "./chosen.tsx"

function NoCustomers(props: { search: string }) {
  const { t } = useWords()
  const { may } = useStaff()
  return (
    <Show
      when={!props.search}
      fallback={
        <Empty title={t().customers.noMatch(props.search)} text={t().customers.noMatchText}>
          <ButtonLink href={paths.customers}>{t().customers.clearSearch}</ButtonLink>
        </Empty>
      }
    >
      <Empty title={t().customers.empty} text={t().customers.emptyText}>
        <Show when={may("imports.write")}>
          <ButtonLink href={paths.imports} kind="primary">
            {t().customers.import}
          </ButtonLink>
        </Show>
      </Empty>
    </Show>
  )
}

function CustomerTable(props: { search: string; after: string | undefined; chosen: Chosen }) {
  const words = useWords()
  const { t } = words
  const page = createAsync(() => getCustomers({ search: props.search || undefined, after: props.after }))
  const columns = (): Column<CustomerLine>[] => [
    {
      heading: t().customers.name,
      main: true,
      cell: (line) => (
        <A href={paths.customer(line.id)}>
          <bdi>{words.name(line)}</bdi>
        </A>
      ),
    },
    { heading: t().customers.number, cell: (line) => line.number && <bdi>{line.number}</bdi> },
    { heading: t().customers.email, cell: (line) => line.email && <bdi dir="ltr">{line.email}</bdi> },
    {
      heading: t().customers.outstanding,
      numeric: true,
      cell: (line) => <Amounts amounts={line.outstanding} none={t().customers.nothingOutstanding} />,
    },
  ]
  return (
    <Show when={page()}>
      {(loaded) => (
        <Show when={loaded().items.length} fallback={<NoCustomers search={props.search} />}>
          <DataTable
            label={t().customers.title}
            columns={columns()}
            rows={loaded().items}
            choosing={props.chosen.choosing()}
          />
          <Pager next={loaded().next} after={props.after} />
        </Show>
      )}
    </Show>
  )
}

export function CustomersPage() {
  const { t } = useWords()
  const { may } = useStaff()
  const chosen = createChosen()
  const [search, setSearch] = useSearchParams<{ search?: string; after?: string }>()
  return (
    <>
      <PageHead title={t().customers.title} text={t().customers.text}>
        <Show when={may("customers.write")}>
          <ButtonLink href={paths.newCustomer} kind="primary">
            {t().customers.add}
          </ButtonLink>
        </Show>
      </PageHead>
      <SearchBox
        label={t().customers.search}
        placeholder={t().customers.searchHint}
        value={search.search ?? ""}
        onSearch={(text) => setSearch({ search: text || undefined, after: undefined })}
      />
      <Load keys={[getCustomers.key]} skeleton={<TableSkeleton rows={8} columns={4} />}>
        <CustomerTable search={search.search ?? ""} after={search.after} chosen={chosen} />
      </Load>
      <ChosenBar chosen={chosen} />
    </>
  )
}
