import { A } from "@solidjs/router"
import type { CreditNoteSummary } from "../../../../shared/credit-notes.ts"
import { Badge } from "../../ui/badge.tsx"
import { ButtonLink } from "../../ui/button.tsx"
import { Empty } from "../../ui/empty.tsx"
import type { Column } from "../../ui/table.tsx"
import { getCreditNotes } from "../documents/api.ts"
import { PageHead } from "../page-head.tsx"
import { PagedTable } from "../paged.tsx"
import { paths } from "../paths.ts"
import { useCreditNoteWords } from "./words.ts"

const tones = { draft: "neutral", published: "blue", void: "neutral" } as const

export function creditNoteColumns(
  { own, t, date, money }: ReturnType<typeof useCreditNoteWords>,
  withCustomer: boolean,
): Column<CreditNoteSummary>[] {
  const customer: Column<CreditNoteSummary> = {
    heading: t().invoices.customer,
    cell: (note) => (
      <A href={paths.customer(note.customerId)} class="quiet">
        <bdi>{note.customerName}</bdi>
      </A>
    ),
  }
  return [
    {
      heading: own().number,
      main: true,
      cell: (note) => (
        <A href={paths.creditNote(note.customerId, note.id)} class="nowrap">
          <bdi>{note.number || own().draft}</bdi>
        </A>
      ),
    },
    ...(withCustomer ? [customer] : []),
    {
      heading: own().invoice,
      cell: (note) => (
        <A href={paths.invoice(note.customerId, note.invoiceId)} class="quiet nowrap">
          <bdi>{note.invoiceNumber}</bdi>
        </A>
      ),
    },
    { heading: own().issuedOn, cell: (note) => <span class="nowrap">{date(note.issuedOn)}</span> },
    { heading: own().reason, cell: (note) => <bdi>{note.reason}</bdi> },
    {
      heading: own().state,
      cell: (note) => <Badge tone={tones[note.document]}>{own().states[note.document]}</Badge>,
    },
    { heading: own().amount, numeric: true, cell: (note) => money(note.total) },
  ]
}

export function CreditNotesPage() {
  const words = useCreditNoteWords()
  const { own } = words
  return (
    <>
      <PageHead title={own().title} text={own().text} />
      <PagedTable
        label={own().title}
        keys={[getCreditNotes.key]}
        columns={creditNoteColumns(words, true)}
        load={(after) => getCreditNotes({ after })}
        empty={
          <Empty title={own().empty} text={own().emptyText}>
            <ButtonLink href={paths.invoices}>{own().toInvoices}</ButtonLink>
          </Empty>
        }
      />
    </>
  )
}
