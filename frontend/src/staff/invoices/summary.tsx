import { createSignal, Show } from "solid-js"
import type { InvoiceDetail } from "../../../../shared/invoices.ts"
import { Button, ButtonLink } from "../../ui/button.tsx"
import { type Asked, Confirm } from "../../ui/confirm.tsx"
import { PdfMenu } from "../documents/pdf-menu.tsx"
import { paths } from "../paths.ts"
import { useStaff } from "../session.tsx"
import { createInvoiceActs, isTaxInvoice, whyNotVoid } from "./acts.ts"
import { InvoiceBadge } from "./badge.tsx"
import { VoidDialog } from "./void-dialog.tsx"
import { useInvoiceWords } from "./words.ts"

function DraftActs(props: { detail: InvoiceDetail }) {
  const { own, money, t } = useInvoiceWords()
  const acts = createInvoiceActs()
  const [asked, setAsked] = createSignal<Asked>()
  const { customerId, id } = props.detail.invoice
  const publish = () => acts.publish(props.detail.customer, id, money(props.detail.invoice.total))
  return (
    <>
      <Button kind="primary" wide onClick={() => setAsked(publish())}>
        {own().publish}
      </Button>
      <ButtonLink href={paths.editInvoice(customerId, id)} wide>
        {own().edit}
      </ButtonLink>
      <Button kind="quiet" wide onClick={() => setAsked(acts.discard(customerId, id))}>
        {own().discard}
      </Button>
      <Confirm asked={asked()} cancel={t().app.cancel} close={() => setAsked(undefined)} />
    </>
  )
}

function PublishedActs(props: { detail: InvoiceDetail }) {
  const { own } = useInvoiceWords()
  const { tenant, may } = useStaff()
  const [voiding, setVoiding] = createSignal(false)
  const tax = () => isTaxInvoice(props.detail, tenant().trn)
  const why = () => whyNotVoid(props.detail, tax())
  const { customerId, id, number } = props.detail.invoice
  return (
    <>
      <Show when={props.detail.due.minor > 0 && may("payments.write")}>
        <ButtonLink href={paths.recordPayment(customerId, id)} kind="primary" wide>
          {own().recordPayment}
        </ButtonLink>
      </Show>
      <ButtonLink href={paths.newCreditNote(customerId, id)} wide>
        {own().creditNote}
      </ButtonLink>
      <ButtonLink href={paths.editInvoice(customerId, id)} wide>
        {tax() ? own().correct : own().edit}
      </ButtonLink>
      <Button kind="quiet" wide disabled={why() !== undefined} onClick={() => setVoiding(true)}>
        {own().void}
      </Button>
      <Show when={why()}>{(reason) => <p class="soft small">{own()[reason()]}</p>}</Show>
      <VoidDialog
        open={voiding()}
        customerId={customerId}
        id={id}
        number={number}
        close={() => setVoiding(false)}
      />
    </>
  )
}

/** What is left to pay, and what can be done about it. */
export function InvoiceAside(props: { detail: InvoiceDetail }) {
  const { t, money } = useInvoiceWords()
  const { may } = useStaff()
  const { customerId, id } = props.detail.invoice
  const remark = () => {
    if (props.detail.state === "processing") return t().invoices.processing
    if (props.detail.state === "draft") return t().invoices.draft
    return props.detail.state === "void" ? t().invoices.void : undefined
  }
  const draft = () => props.detail.state === "draft"
  return (
    <aside class="card summary" aria-label={t().invoices.balance}>
      <span class="soft">{draft() ? t().invoices.total : t().invoices.balance}</span>
      <span class="figure-amount">{money(draft() ? props.detail.invoice.total : props.detail.due)}</span>
      <span>
        <InvoiceBadge state={props.detail.state} />{" "}
        <Show when={props.detail.daysOverdue}>
          {(days) => <span class="bad small">{t().invoices.daysOverdue(days())}</span>}
        </Show>
      </span>
      <Show when={remark()}>{(text) => <p class="soft">{text()}</p>}</Show>
      <Show when={may("documents.write") && props.detail.state !== "void"}>
        <Show when={draft()} fallback={<PublishedActs detail={props.detail} />}>
          <DraftActs detail={props.detail} />
        </Show>
      </Show>
      <PdfMenu href={paths.file(customerId, `invoices/${id}.pdf`)} />
    </aside>
  )
}
