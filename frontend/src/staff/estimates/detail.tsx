import { createAsync, useParams } from "@solidjs/router"
import { createSignal, Show } from "solid-js"
import { Button, ButtonLink } from "../../ui/button.tsx"
import { type Asked, Confirm } from "../../ui/confirm.tsx"
import { Load } from "../../ui/load.tsx"
import { PageSkeleton } from "../../ui/skeleton.tsx"
import { HistoryCard } from "../documents/history.tsx"
import { Paper } from "../documents/paper.tsx"
import { PdfMenu } from "../documents/pdf-menu.tsx"
import { PageHead } from "../page-head.tsx"
import { paths } from "../paths.ts"
import { useStaff } from "../session.tsx"
import { createEstimateActs } from "./acts.ts"
import { type Estimate, getEstimate } from "./api.ts"
import { EstimateBadge } from "./badge.tsx"
import { useEstimateWords } from "./words.ts"
import "../documents/documents.css"

function Document(props: { detail: Estimate }) {
  const { own, t, date, name } = useEstimateWords()
  const { estimate, customer } = props.detail
  return (
    <Paper
      label={estimate.number || own().draft}
      facts={[
        { name: t().invoices.billedTo, value: name(customer), href: paths.customer(customer.id) },
        { name: own().issuedOn, value: date(estimate.issuedOn) },
        { name: own().expiresOn, value: date(estimate.expiresOn) },
        ...(estimate.reference ? [{ name: t().invoices.reference, value: estimate.reference }] : []),
      ]}
      lines={estimate.lines}
      sums={[
        { name: t().invoices.subtotal, amount: estimate.subtotal, always: true },
        { name: t().invoices.discountTotal, amount: estimate.discount },
        { name: t().invoices.tax, amount: estimate.tax, always: true },
        { name: own().total, amount: estimate.total, always: true, strong: true },
      ]}
      remarks={[
        { name: t().invoices.notes, text: estimate.notes },
        { name: t().invoices.terms, text: estimate.terms },
      ]}
    />
  )
}

/** What the customer said to it. */
function Verdict(props: { detail: Estimate }) {
  const { own, instant } = useEstimateWords()
  const estimate = () => props.detail.estimate
  return (
    <>
      <Show when={estimate().accepted}>
        {(accepted) => (
          <p class="small">
            {own().accepted(accepted().name, instant(accepted().at))}
            <Show when={accepted().purchaseOrder}>{(order) => <> · {own().purchaseOrder(order())}</>}</Show>
          </p>
        )}
      </Show>
      <Show when={estimate().declined}>
        {(declined) => (
          <>
            <p class="small soft">{own().declined(instant(declined().at))}</p>
            <blockquote class="quote">
              <bdi>{declined().reason}</bdi>
            </blockquote>
          </>
        )}
      </Show>
      <Show when={props.detail.state === "expired"}>
        <p class="small soft">{own().expired}</p>
      </Show>
    </>
  )
}

function Acts(props: { detail: Estimate; ask: (asked: Asked) => void }) {
  const { own, money } = useEstimateWords()
  const acts = createEstimateActs()
  const state = () => props.detail.state
  const { estimate, customer } = props.detail
  const editable = () => ["draft", "open", "expired", "declined"].includes(state())
  return (
    <>
      <Show when={state() === "draft"}>
        <Button
          kind="primary"
          wide
          onClick={() => props.ask(acts.publish(customer, estimate.id, money(estimate.total)))}
        >
          {own().publish}
        </Button>
      </Show>
      <Show when={["open", "accepted", "expired"].includes(state())}>
        <Button kind="primary" wide onClick={() => props.ask(acts.toInvoice(props.detail))}>
          {own().toInvoice}
        </Button>
      </Show>
      <Show when={editable()}>
        <ButtonLink href={paths.editEstimate(customer.id, estimate.id)} wide>
          {own().edit}
        </ButtonLink>
      </Show>
      <Show when={state() === "draft"}>
        <Button kind="quiet" wide onClick={() => props.ask(acts.discard(props.detail))}>
          {own().discard}
        </Button>
      </Show>
      <Show when={["open", "expired", "declined", "accepted"].includes(state())}>
        <Button kind="quiet" wide onClick={() => props.ask(acts.makeVoid(props.detail))}>
          {own().void}
        </Button>
      </Show>
    </>
  )
}

function Aside(props: { detail: Estimate }) {
  const { own, t, money } = useEstimateWords()
  const { may } = useStaff()
  const [asked, setAsked] = createSignal<Asked>()
  const estimate = () => props.detail.estimate
  return (
    <aside class="card summary" aria-label={own().total}>
      <span class="soft">{own().total}</span>
      <span class="figure-amount">{money(estimate().total)}</span>
      <span>
        <EstimateBadge state={props.detail.state} />
      </span>
      <Verdict detail={props.detail} />
      <Show when={may("documents.write")}>
        <Acts detail={props.detail} ask={setAsked} />
      </Show>
      <Show when={estimate().invoiceId}>
        {(id) => (
          <ButtonLink href={paths.invoice(estimate().customerId, id())} wide>
            {own().seeInvoice}
          </ButtonLink>
        )}
      </Show>
      <PdfMenu href={paths.file(estimate().customerId, `estimates/${estimate().id}.pdf`)} />
      <Confirm asked={asked()} cancel={t().app.cancel} close={() => setAsked(undefined)} />
    </aside>
  )
}

function Loaded(props: { customerId: string; id: string }) {
  const { own } = useEstimateWords()
  const detail = createAsync(() => getEstimate(props.customerId, props.id))
  return (
    <Show when={detail()} keyed>
      {(loaded) => (
        <>
          <PageHead
            title={loaded.estimate.number || own().draftTitle}
            back={{ href: paths.estimates, text: own().title }}
          />
          <div class="beside">
            <div class="sections">
              <Document detail={loaded} />
              <HistoryCard customerId={props.customerId} kind="estimates" id={props.id} />
            </div>
            <Aside detail={loaded} />
          </div>
        </>
      )}
    </Show>
  )
}

export function EstimatePage() {
  const params = useParams<{ customerId: string; id: string }>()
  return (
    <Load keys={[getEstimate.key]} skeleton={<PageSkeleton />}>
      <Loaded customerId={params.customerId} id={params.id} />
    </Load>
  )
}
