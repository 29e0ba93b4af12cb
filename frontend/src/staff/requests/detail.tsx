import { A, createAsync, useParams } from "@solidjs/router"
import { For, Show } from "solid-js"
import type { RequestView } from "../../../../shared/credit-note-requests.ts"
import type { InvoiceDetail } from "../../../../shared/invoices.ts"
import { Load } from "../../ui/load.tsx"
import { PageSkeleton } from "../../ui/skeleton.tsx"
import { getInvoice } from "../api.ts"
import { FileList } from "../documents/attachments.tsx"
import { PageHead } from "../page-head.tsx"
import { paths } from "../paths.ts"
import { Guard, useStaff } from "../session.tsx"
import { getRequest } from "./api.ts"
import { DecideCard } from "./decide.tsx"
import { RequestBadge } from "./list.tsx"
import { useRequestWords } from "./words.ts"
import "../documents/documents.css"

function Asked(props: { request: RequestView; detail: InvoiceDetail }) {
  const { own, t, money } = useRequestWords()
  const lineText = (at: number) => props.detail.invoice.lines[at]?.description ?? ""
  return (
    <section class="card stack" aria-label={own().explanation}>
      <dl class="facts" data-row="">
        <div>
          <dt>{own().amount}</dt>
          <dd class="strong">{money(props.request.amount)}</dd>
        </div>
        <div>
          <dt>{own().reason}</dt>
          <dd>{own().reasons[props.request.reason]}</dd>
        </div>
        <div>
          <dt>{own().invoice}</dt>
          <dd>
            <A href={paths.invoice(props.request.customerId, props.request.invoiceId)}>
              <bdi>{props.request.invoiceNumber}</bdi>
            </A>
          </dd>
        </div>
        <div>
          <dt>{t().invoices.total}</dt>
          <dd>{money(props.detail.invoice.total)}</dd>
        </div>
        <div>
          <dt>{t().invoices.balance}</dt>
          <dd>{money(props.detail.due)}</dd>
        </div>
      </dl>
      <blockquote class="quote">
        <bdi>{props.request.explanation}</bdi>
      </blockquote>
      <FileList customerId={props.request.customerId} files={props.request.attachments} />
      <h2>{own().lines}</h2>
      <Show when={props.request.lines} fallback={<p class="soft">{own().wholeAmount}</p>}>
        {(lines) => (
          <ul class="ledger">
            <For each={lines()}>
              {(line) => (
                <li>
                  <bdi>{lineText(line.line)}</bdi>
                  <span class="number">{money(line.amount)}</span>
                </li>
              )}
            </For>
          </ul>
        )}
      </Show>
    </section>
  )
}

function Decided(props: { request: RequestView }) {
  const { own, money, instant } = useRequestWords()
  return (
    <aside class="card summary" aria-label={own().decision}>
      <span>
        <RequestBadge state={props.request.state} />
      </span>
      <Show when={props.request.approved}>
        {(approved) => (
          <>
            <span class="soft">{own().approvedAmount}</span>
            <span class="figure-amount">{money(approved())}</span>
          </>
        )}
      </Show>
      <Show when={props.request.decidedAt}>
        {(at) => <p class="soft small">{own().decidedBy(props.request.decidedBy ?? "", instant(at()))}</p>}
      </Show>
      <Show when={props.request.answer}>
        <blockquote class="quote">
          <bdi>{props.request.answer}</bdi>
        </blockquote>
      </Show>
      <Show when={props.request.creditNoteId}>
        {(id) => (
          <A href={paths.creditNote(props.request.customerId, id())}>
            {own().creditNote(props.request.creditNoteNumber ?? "")}
          </A>
        )}
      </Show>
    </aside>
  )
}

function Loaded(props: { customerId: string; id: string }) {
  const { own, ago } = useRequestWords()
  const { may } = useStaff()
  const loaded = createAsync(async () => {
    const request = await getRequest(props.customerId, props.id)
    return { request, detail: await getInvoice(props.customerId, request.invoiceId) }
  })
  return (
    <Show when={loaded()} keyed>
      {({ request, detail }) => (
        <>
          <PageHead
            title={own().requestTitle(request.invoiceNumber)}
            text={own().askedBy(
              `${request.contactName} · ${request.customerName ?? detail.customer.name}`,
              ago(request.createdAt),
            )}
            back={{ href: paths.requests, text: own().title }}
            beside={<RequestBadge state={request.state} />}
          />
          <div class="beside">
            <Asked request={request} detail={detail} />
            <Show
              when={request.state === "pending" && may("requests.decide")}
              fallback={<Decided request={request} />}
            >
              <DecideCard request={request} />
            </Show>
          </div>
        </>
      )}
    </Show>
  )
}

export function RequestPage() {
  const params = useParams<{ customerId: string; id: string }>()
  return (
    <Guard needs="requests.read">
      <Load keys={[getRequest.key, getInvoice.key]} skeleton={<PageSkeleton />}>
        <Loaded customerId={params.customerId} id={params.id} />
      </Load>
    </Guard>
  )
}
