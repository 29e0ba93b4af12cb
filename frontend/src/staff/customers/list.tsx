import { createAsync, useSearchParams } from "@solidjs/router"
import { Show } from "solid-js"
import { ButtonLink } from "../../ui/button.tsx"
import { DownloadLink } from "../../ui/download.tsx"
import { Empty } from "../../ui/empty.tsx"
import { Load } from "../../ui/load.tsx"
import { TableSkeleton } from "../../ui/skeleton.tsx"
import { DataTable } from "../../ui/table.tsx"
import { customersFile, getCustomers } from "../api.ts"
import { PageHead } from "../page-head.tsx"
import { Pager } from "../pager.tsx"
import { paths } from "../paths.ts"
import { SampleButton } from "../sample-data/offer.tsx"
import { SearchBox } from "../search-box.tsx"
import { useStaff } from "../session.tsx"
import { useWords } from "../words.tsx"
import { type Chosen, ChosenBar, createChosen } from "./chosen.tsx"
import { ColumnMenu, createColumns } from "./list-columns.tsx"
import { filtersIn, type InAddress, isFiltered, ListFilters } from "./list-filters.tsx"
import { useListWords } from "./list-words.ts"

function NoCustomers(props: { address: InAddress; more: boolean }) {
  const { t, own } = useListWords()
  const { may } = useStaff()
  return (
    <Show
      when={!isFiltered(props.address)}
      fallback={
        <Empty
          title={props.more ? own().noneHere : own().noMatch}
          text={props.more ? own().noneHereText : own().noMatchText}
        >
          <ButtonLink href={paths.customers}>{own().clear}</ButtonLink>
        </Empty>
      }
    >
      <Empty title={t().customers.empty} text={t().customers.emptyText}>
        <Show when={may("imports.write")}>
          <ButtonLink href={paths.imports} kind="primary">
            {t().customers.import}
          </ButtonLink>
        </Show>
        <SampleButton />
      </Empty>
    </Show>
  )
}

type Columns = ReturnType<typeof createColumns>

function CustomerTable(props: { address: InAddress; chosen: Chosen; columns: Columns }) {
  const { t } = useWords()
  const page = createAsync(() =>
    getCustomers({ ...filtersIn(props.address), sort: props.address.sort, after: props.address.after }),
  )
  return (
    <Show when={page()}>
      {(loaded) => (
        <>
          <Show
            when={loaded().items.length}
            fallback={<NoCustomers address={props.address} more={loaded().next !== null} />}
          >
            <DataTable
              label={t().customers.title}
              columns={props.columns.columns()}
              rows={loaded().items}
              choosing={props.chosen.choosing()}
            />
          </Show>
          <Pager next={loaded().next} after={props.address.after} />
        </>
      )}
    </Show>
  )
}

export function CustomersPage() {
  const { t, own } = useListWords()
  const { may } = useStaff()
  const chosen = createChosen()
  const columns = createColumns()
  const [address, setAddress] = useSearchParams<InAddress>()
  return (
    <>
      <PageHead title={t().customers.title} text={t().customers.text}>
        <Show when={may("customers.write")}>
          <ButtonLink href={paths.newCustomer} kind="primary">
            {t().customers.add}
          </ButtonLink>
        </Show>
      </PageHead>
      <div class="list-tools">
        <SearchBox
          label={t().customers.search}
          placeholder={t().customers.searchHint}
          value={address.search ?? ""}
          onSearch={(text) => setAddress({ search: text || undefined, after: undefined })}
        />
        <div class="actions">
          <ColumnMenu columns={columns} />
          <DownloadLink href={customersFile(filtersIn(address))} kind="quiet">
            {own().csv}
          </DownloadLink>
        </div>
      </div>
      <ListFilters address={address} change={setAddress} />
      <Load keys={[getCustomers.key]} skeleton={<TableSkeleton rows={8} columns={4} />}>
        <CustomerTable address={address} chosen={chosen} columns={columns} />
      </Load>
      <ChosenBar chosen={chosen} filters={filtersIn(address)} />
    </>
  )
}
