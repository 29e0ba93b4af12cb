import { A, createAsync, useParams } from "@solidjs/router"
import { For, Show } from "solid-js"
import type { InvoiceDetail } from "../../../../shared/invoices.ts"
import { DocumentNumber } from "../../ui/document-number.tsx"
import { Load } from "../../ui/load.tsx"
import { PageSkeleton } from "../../ui/skeleton.tsx"
import { getInvoice } from "../api.ts"
import { FileList } from "../documents/attachments.tsx"
import { HistoryCard } from "../documents/history.tsx"
import { useDocumentWords } from "../documents/words.ts"
import { InstalmentsCard } from "../instalments/card.tsx"
import { PageHead } from "../page-head.tsx"
import { paths } from "../paths.ts"
import { LinksCard } from "./links.tsx"
import { InvoicePaper } from "./paper.tsx"
import { InvoicePayments } from "./payments.tsx"
import { InvoiceAside } from "./summary.tsx"
import { useInvoiceWords } from "./words.ts"
import "../../styles/rows.css"
import "../documents/documents.css"

function CreditNotesCard(props: { detail: InvoiceDetail }) {
  const { own, date, money } = useInvoiceWords()
  return (
    <section class="card" aria-labelledby="credit-notes">
      <h2 id="credit-notes">{own().creditNotes}</h2>
      <ul class="ledger">
        <For each={props.detail.creditNotes}>
          {(note) => (
            <li>
              <span>
                <A href={paths.creditNote(props.detail.invoice.customerId, note.id)}>
                  <DocumentNumber of={note.number} />
                </A>{" "}
                <span class="soft">{date(note.on)}</span>
              </span>
              <span class="number">{money(note.amount)}</span>
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}

function AttachmentsCard(props: { detail: InvoiceDetail }) {
  const { own } = useDocumentWords()
  return (
    <section class="card" aria-labelledby="attachments">
      <h2 id="attachments">{own().attachments}</h2>
      <FileList customerId={props.detail.invoice.customerId} files={props.detail.attachments} />
    </section>
  )
}

function Cards(props: { detail: InvoiceDetail }) {
  const published = () => props.detail.invoice.document === "published"
  return (
    <div class="sections">
      <InvoicePaper detail={props.detail} />
      <Show when={props.detail.attachments.length}>
        <AttachmentsCard detail={props.detail} />
      </Show>
      <Show when={props.detail.creditNotes.length}>
        <CreditNotesCard detail={props.detail} />
      </Show>
      <Show when={published() && (props.detail.due.minor > 0 || props.detail.instalments)}>
        <InstalmentsCard detail={props.detail} />
      </Show>
      <Show when={published()}>
        <InvoicePayments detail={props.detail} />
        <LinksCard customerId={props.detail.invoice.customerId} id={props.detail.invoice.id} />
      </Show>
      <HistoryCard
        customerId={props.detail.invoice.customerId}
        kind="invoices"
        id={props.detail.invoice.id}
      />
    </div>
  )
}

function Invoice(props: { customerId: string; id: string }) {
  const words = useInvoiceWords()
  const detail = createAsync(() => getInvoice(props.customerId, props.id))
  return (
    <Show when={detail()}>
      {(loaded) => (
        <>
          <PageHead
            title={loaded().invoice.number || words.own().draftName}
            back={{
              href: paths.customerInvoices(props.customerId),
              text: words.t().invoices.backToCustomer(words.name(loaded().customer)),
            }}
          />
          <div class="beside">
            <Cards detail={loaded()} />
            <InvoiceAside detail={loaded()} />
          </div>
        </>
      )}
    </Show>
  )
}

export function InvoicePage() {
  const params = useParams<{ customerId: string; id: string }>()
  return (
    <Load keys={[getInvoice.key]} skeleton={<PageSkeleton />}>
      <Invoice customerId={params.customerId} id={params.id} />
    </Load>
  )
}
