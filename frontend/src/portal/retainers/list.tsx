import { A, createAsync } from "@solidjs/router"
import type { RetainerView } from "../../../../shared/retainers.ts"
import { DocumentNumber } from "../../ui/document-number.tsx"
import type { Column } from "../../ui/table.tsx"
import { ListPage, Rows } from "../list-page.tsx"
import { paths } from "../paths.ts"
import { getRetainers } from "./api.ts"
import { useRetainerWords } from "./words.ts"

function List() {
  const { t, own, name, money } = useRetainerWords()
  const columns = (): Column<RetainerView>[] => [
    {
      heading: own().name,
      main: true,
      cell: (row) => (
        <>
          <A href={paths.retainer(row.id)}>
            <bdi>{name(row)}</bdi>
          </A>
          <span class="under">
            <DocumentNumber of={row.number} />
          </span>
        </>
      ),
    },
    { heading: own().received, figure: true, cell: (row) => money(row.received) },
    { heading: own().drawn, figure: true, cell: (row) => money(row.drawn) },
    { heading: own().remaining, numeric: true, cell: (row) => <strong>{money(row.remaining)}</strong> },
  ]
  const page = createAsync(() => getRetainers())
  return (
    <Rows
      label={t().nav.retainers}
      rows={page()?.items}
      columns={columns()}
      count={own().count}
      empty={{ title: own().empty, text: own().emptyText }}
    />
  )
}

export function RetainersPage() {
  const { t } = useRetainerWords()
  return (
    <ListPage title={t().nav.retainers} keys={[getRetainers.key]}>
      <List />
    </ListPage>
  )
}
