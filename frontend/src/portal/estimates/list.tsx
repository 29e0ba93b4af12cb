import { A, createAsync } from "@solidjs/router"
import type { EstimateSummary } from "../../../../shared/estimates.ts"
import { DocumentNumber } from "../../ui/document-number.tsx"
import type { Column } from "../../ui/table.tsx"
import { ListPage, Rows } from "../list-page.tsx"
import { paths } from "../paths.ts"
import { getEstimates } from "./api.ts"
import { EstimateBadge } from "./badge.tsx"
import { useEstimateWords } from "./words.ts"

function List() {
  const { t, own, date, money } = useEstimateWords()
  const columns = (): Column<EstimateSummary>[] => [
    {
      heading: own().number,
      main: true,
      cell: (row) => (
        <>
          <A href={paths.estimate(row.id)}>
            <DocumentNumber of={row.number} />
          </A>
          {row.reference && (
            <span class="under">
              <bdi>{row.reference}</bdi>
            </span>
          )}
        </>
      ),
    },
    { heading: own().issued, cell: (row) => date(row.issuedOn) },
    { heading: own().until, cell: (row) => date(row.expiresOn) },
    { heading: t().invoices.state, cell: (row) => <EstimateBadge state={row.state} /> },
    { heading: own().amount, numeric: true, cell: (row) => money(row.total) },
  ]
  const page = createAsync(() => getEstimates())
  return (
    <Rows
      label={t().nav.estimates}
      rows={page()?.items}
      columns={columns()}
      count={own().count}
      empty={{ title: own().empty, text: own().emptyText }}
    />
  )
}

export function EstimatesPage() {
  const { t } = useEstimateWords()
  return (
    <ListPage title={t().nav.estimates} keys={[getEstimates.key]}>
      <List />
    </ListPage>
  )
}
