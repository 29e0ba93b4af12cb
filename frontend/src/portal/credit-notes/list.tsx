import { A, createAsync, useSearchParams } from "@solidjs/router"
import type { CreditNoteSummary } from "../../../../shared/credit-notes.ts"
import { DocumentNumber } from "../../ui/document-number.tsx"
import type { Column } from "../../ui/table.tsx"
import { ListPage, Rows } from "../list-page.tsx"
import { Pager } from "../pager.tsx"
import { paths } from "../paths.ts"
import { getCreditNotes } from "./api.ts"
import { CreditTabs } from "./tabs.tsx"
import { useCreditNoteWords } from "./words.ts"

function List() {
  const { t, own, date, money } = useCreditNoteWords()
  const columns = (): Column<CreditNoteSummary>[] => [
    {
      heading: own().number,
      main: true,
      cell: (row) => (
        <A href={paths.creditNote(row.id)}>
          <DocumentNumber of={row.number} />
        </A>
      ),
    },
    { heading: own().issued, cell: (row) => date(row.issuedOn) },
    {
      heading: own().invoice,
      cell: (row) => (
        <A href={paths.invoice(row.invoiceId)}>
          <bdi>{row.invoiceNumber}</bdi>
        </A>
      ),
    },
    { heading: own().reason, cell: (row) => <bdi>{row.reason}</bdi> },
    { heading: own().amount, numeric: true, cell: (row) => money(row.total) },
  ]
  const [search] = useSearchParams<{ after?: string }>()
  const page = createAsync(() => getCreditNotes(search.after))
  return (
    <>
      <Rows
        label={t().nav.creditNotes}
        rows={page()?.items}
        columns={columns()}
        count={own().count}
        empty={{ title: own().empty, text: own().emptyText }}
      />
      <Pager next={page()?.next ?? null} after={search.after} />
    </>
  )
}

export function CreditNotesPage() {
  const { t } = useCreditNoteWords()
  return (
    <ListPage title={t().nav.creditNotes} keys={[getCreditNotes.key]} above={<CreditTabs current="notes" />}>
      <List />
    </ListPage>
  )
}
