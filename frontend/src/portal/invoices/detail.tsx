import { A, createAsync, revalidate, useParams } from "@solidjs/router"
import { For, type JSX, Show } from "solid-js"
import type { InvoiceDetail } from "../../../../shared/invoices.ts"
import type { Money } from "../../../../shared/money.ts"
import { poll } from "../../lib/poll.ts"
import { Load } from "../../ui/load.tsx"
import { PageSkeleton } from "../../ui/skeleton.tsx"
import { getInvoice } from "../api.ts"
import { AttachmentList } from "../attachments/list.tsx"
import { Transfer } from "../bank-transfers/transfer.tsx"
import { DocumentLines } from "../documents/lines.tsx"
import { Back, DocumentHead, Facts, Remarks, referenceFact } from "../documents/parts.tsx"
import { discountBelow, minus, Sums } from "../documents/sums.tsx"
import { useDocumentWords } from "../documents/words.ts"
import { Instalments } from "../instalments/schedule.tsx"
import { PageTitle } from "../page-title.tsx"
import { paths } from "../paths.ts"
import { Acts } from "./acts.tsx"
import { InvoiceBadge } from "./badge.tsx"
import { useInvoiceWords } from "./words.ts"

const processingMilliseconds = 3000

function InvoiceFacts(props: { detail: InvoiceDetail }) {
  const { t, own, date } = useInvoiceWords()
  const { own: document } = useDocumentWords()
  const invoice = () => props.detail.invoice
  const next = () => props.detail.instalments?.next ?? undefined
  const due = () => (
    <>
      {date(next()?.dueOn ?? invoice().dueOn)}
      <Show when={props.detail.daysOverdue > 0}>
        <span class="under bad">{t().invoices.overdueBy(props.detail.daysOverdue)}</span>
      </Show>
    </>
  )
  return (
    <Facts
      facts={[
        { term: document().issued, value: date(invoice().issuedOn) },
        { term: next() ? own().nextInstalment : own().due, value: due() },
        referenceFact(document().reference, invoice().reference),
      ]}
    />
  )
}

function InvoiceSums(props: { detail: InvoiceDetail }) {
  const { own } = useInvoiceWords()
  const { own: document } = useDocumentWords()
  const rows = () => {
    const { invoice, due } = props.detail
    return [
      { text: document().subtotal, amount: invoice.subtotal, always: true },
      { text: document().discount, amount: discountBelow(invoice) },
      { text: document().taxTotal, amount: invoice.tax },
      { text: document().adjustment, amount: invoice.adjustment },
      { text: document().total, amount: invoice.total, always: true, strong: true },
      { text: own().paid, amount: minus(invoice.paid) },
      { text: own().credited, amount: minus(invoice.credited) },
      { text: own().amountDue, amount: due, always: true, strong: true },
    ]
  }
  return <Sums rows={rows()} />
}

type Settling = { href: string; on: string; what: string; amount: Money }

/** What has settled it, payment by payment and note by note. */
function Settled(props: { title: string; each: Settling[] }) {
  const { date, money } = useInvoiceWords()
  return (
    <Show when={props.each.length}>
      <section>
        <h2>{props.title}</h2>
        <ul class="ledger">
          <For each={props.each}>
            {({ href, on, what, amount }) => (
              <li>
                <span>{date(on)}</span>
                <bdi class="soft">{what}</bdi>
                <A href={href} class="number">
                  {money(amount)}
                </A>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}

function History(props: { detail: InvoiceDetail }): JSX.Element {
  const { own } = useInvoiceWords()
  const payments = () =>
    props.detail.payments.map(({ id, on, method, amount }) => ({
      href: paths.payment(id),
      on,
      what: own().methods[method] ?? own().methods.other ?? "",
      amount,
    }))
  const notes = () =>
    props.detail.creditNotes.map(({ id, on, number, amount }) => ({
      href: paths.creditNote(id),
      on,
      what: number,
      amount,
    }))
  return (
    <>
      <Settled title={own().payments} each={payments()} />
      <Settled title={own().creditNotes} each={notes()} />
    </>
  )
}

function Invoice(props: { id: string }) {
  const { own, money } = useInvoiceWords()
  const { own: document } = useDocumentWords()
  const detail = createAsync(() => getInvoice(props.id))
  poll(
    () => revalidate(getInvoice.keyFor(props.id)),
    () => detail()?.state === "processing",
    processingMilliseconds,
  )
  return (
    <Show when={detail()}>
      {(loaded) => (
        <>
          <PageTitle>{own().title(loaded().invoice.number)}</PageTitle>
          <DocumentHead
            title={own().title(loaded().invoice.number)}
            badge={<InvoiceBadge state={loaded().state} />}
            figure={{ text: own().amountDue, amount: money(loaded().due) }}
          />
          <div class="invoice-body card">
            <InvoiceFacts detail={loaded()} />
            <Acts detail={loaded()} />
          </div>
          <Show when={loaded().instalments}>{(schedule) => <Instalments schedule={schedule()} />}</Show>
          <Show when={loaded().state !== "processing"}>
            <Transfer amount={loaded().due} reference={loaded().invoice.number} invoiceId={props.id} />
          </Show>
          <DocumentLines
            lines={loaded().invoice.lines}
            pricesIncludeTax={loaded().invoice.pricesIncludeTax}
          />
          <InvoiceSums detail={loaded()} />
          <Show when={loaded().attachments?.length}>
            <section class="stack">
              <h2>{document().attachments}</h2>
              <AttachmentList files={loaded().attachments} />
            </section>
          </Show>
          <History detail={loaded()} />
          <Remarks notes={loaded().invoice.notes} terms={loaded().invoice.terms} />
        </>
      )}
    </Show>
  )
}

export function InvoicePage() {
  const { own } = useInvoiceWords()
  const params = useParams<{ id: string }>()
  return (
    <div class="sections invoice">
      <Back href={paths.invoices}>{own().back}</Back>
      <Load keys={[getInvoice.keyFor(params.id)]} skeleton={<PageSkeleton />}>
        <Invoice id={params.id} />
      </Load>
    </div>
  )
}
