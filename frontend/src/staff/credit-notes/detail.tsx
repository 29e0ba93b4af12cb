import { createAsync, useParams } from "@solidjs/router"
import { createSignal, Show } from "solid-js"
import { subtract } from "../../../../shared/money.ts"
import { Badge } from "../../ui/badge.tsx"
import { Button, ButtonLink } from "../../ui/button.tsx"
import { type Asked, Confirm } from "../../ui/confirm.tsx"
import { Load } from "../../ui/load.tsx"
import { PageSkeleton } from "../../ui/skeleton.tsx"
import { type CreditNote, getCreditNote } from "../documents/api.ts"
import { Paper } from "../documents/paper.tsx"
import { PdfMenu } from "../documents/pdf-menu.tsx"
import { PageHead } from "../page-head.tsx"
import { paths } from "../paths.ts"
import { useStaff } from "../session.tsx"
import { createCreditNoteActs } from "./acts.ts"
import { useCreditNoteWords } from "./words.ts"
import "../documents/documents.css"

function Document(props: { note: CreditNote }) {
  const { own, t, date, money } = useCreditNoteWords()
  const facts = () => [
    {
      name: own().invoice,
      value: props.note.invoiceNumber,
      href: paths.invoice(props.note.customerId, props.note.invoiceId),
    },
    { name: own().issuedOn, value: date(props.note.issuedOn) },
    { name: own().reason, value: props.note.reason },
    ...(props.note.corrected
      ? [
          { name: own().before, value: money(props.note.corrected.before) },
          { name: own().after, value: money(props.note.corrected.after) },
        ]
      : []),
  ]
  const issued = () => props.note.document === "published"
  const sums = () => [
    { name: t().invoices.subtotal, amount: props.note.subtotal, always: true },
    { name: t().invoices.tax, amount: props.note.tax, always: true },
    { name: own().total, amount: props.note.total, always: true, strong: true },
    { name: own().applied, amount: props.note.applied },
    ...(issued() ? [{ name: own().excess, amount: subtract(props.note.total, props.note.applied) }] : []),
  ]
  return (
    <Paper label={props.note.number || own().draft} facts={facts()} lines={props.note.lines} sums={sums()} />
  )
}

function Aside(props: { note: CreditNote }) {
  const { own, t, money } = useCreditNoteWords()
  const { may } = useStaff()
  const acts = createCreditNoteActs()
  const [asked, setAsked] = createSignal<Asked>()
  const draft = () => props.note.document === "draft"
  return (
    <aside class="card summary" aria-label={own().total}>
      <span class="soft">{own().total}</span>
      <span class="figure-amount">{money(props.note.total)}</span>
      <span>
        <Badge tone={draft() ? "neutral" : "blue"}>{own().states[props.note.document]}</Badge>
      </span>
      <Show when={draft() && may("documents.write")}>
        <Button
          kind="primary"
          wide
          onClick={() => setAsked(acts.publish(props.note, money(props.note.total)))}
        >
          {own().publish}
        </Button>
        <ButtonLink href={paths.editCreditNote(props.note.customerId, props.note.id)} wide>
          {own().edit}
        </ButtonLink>
        <Button kind="quiet" wide onClick={() => setAsked(acts.discard(props.note))}>
          {own().discard}
        </Button>
      </Show>
      <PdfMenu href={paths.file(props.note.customerId, `credit-notes/${props.note.id}.pdf`)} />
      <Confirm asked={asked()} cancel={t().app.cancel} close={() => setAsked(undefined)} />
    </aside>
  )
}

function Loaded(props: { customerId: string; id: string }) {
  const { own } = useCreditNoteWords()
  const note = createAsync(() => getCreditNote(props.customerId, props.id))
  return (
    <Show when={note()}>
      {(loaded) => (
        <>
          <PageHead
            title={loaded().number || own().draftTitle}
            back={{ href: paths.creditNotes, text: own().title }}
          />
          <div class="beside">
            <Document note={loaded()} />
            <Aside note={loaded()} />
          </div>
        </>
      )}
    </Show>
  )
}

export function CreditNotePage() {
  const params = useParams<{ customerId: string; id: string }>()
  return (
    <Load keys={[getCreditNote.key]} skeleton={<PageSkeleton />}>
      <Loaded customerId={params.customerId} id={params.id} />
    </Load>
  )
}
