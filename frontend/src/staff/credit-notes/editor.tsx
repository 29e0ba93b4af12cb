import { Navigate, revalidate, useNavigate, useParams } from "@solidjs/router"
import { createSignal, Show } from "solid-js"
import type { InvoiceDetail } from "../../../../shared/invoices.ts"
import { money as moneyOf, subtract, zero } from "../../../../shared/money.ts"
import { createForm } from "../../lib/form.ts"
import { Button, ButtonLink } from "../../ui/button.tsx"
import { type Asked, Confirm } from "../../ui/confirm.tsx"
import { DateField, TextField } from "../../ui/field.tsx"
import { Load } from "../../ui/load.tsx"
import { Problem } from "../../ui/problem.tsx"
import { FormSkeleton } from "../../ui/skeleton.tsx"
import { useToast } from "../../ui/toast.tsx"
import { getInvoice } from "../api.ts"
import { type CreditNote, creditNotes, getCreditNote, getCreditNotes } from "../documents/api.ts"
import { createLines, lineOf } from "../documents/draft.ts"
import { createLeaving } from "../documents/leaving.tsx"
import { LineItems } from "../documents/lines.tsx"
import { createOnce } from "../documents/once.ts"
import { createPricing } from "../documents/pricing.ts"
import { SumsPreview } from "../documents/sums.tsx"
import { useDocumentWords } from "../documents/words.ts"
import { PageHead } from "../page-head.tsx"
import { paths } from "../paths.ts"
import { Guard } from "../session.tsx"
import { useToday } from "../today.ts"
import { createCreditNoteActs } from "./acts.ts"
import { useCreditNoteWords } from "./words.ts"
import "../documents/documents.css"

type Props = { detail: InvoiceDetail; note?: CreditNote | undefined }

/** What may still be credited: nothing twice, and nothing that a customer has asked for and nobody has decided on. */
function creditableOf({ invoice }: InvoiceDetail) {
  const asked = invoice.creditAsked ?? zero(invoice.currency)
  const left = subtract(subtract(invoice.total, invoice.credited), asked)
  return { left: left.minor > 0 ? left : moneyOf(0, invoice.currency), asked }
}

function createNote(props: Props, ask: (asked: Asked) => void) {
  const { own: document, money } = useDocumentWords()
  const { invoice } = props.detail
  const navigate = useNavigate()
  const toast = useToast()
  const acts = createCreditNoteActs()
  const today = useToday()
  const lines = createLines((props.note ?? invoice).lines.map(lineOf))
  let id = props.note?.id
  let publishing = false
  const form = createForm({
    initial: { issuedOn: props.note?.issuedOn ?? today(), reason: props.note?.reason ?? "" },
    required: ["issuedOn", "reason"],
    send: async (values) => {
      const input = { ...values, lines: lines.input() }
      const note = id
        ? await creditNotes.change(invoice.customerId, id, input)
        : await creditNotes.draft(invoice.customerId, invoice.id, input)
      id = note.id
      return note
    },
    sent: async (note) => {
      leaving.keep()
      await revalidate([getCreditNote.key, getCreditNotes.key])
      if (publishing) return ask(acts.publish(note, money(note.total)))
      toast(document().saved)
      navigate(paths.creditNote(invoice.customerId, note.id))
    },
  })
  const pricing = createPricing(() => ({
    currency: invoice.currency,
    pricesIncludeTax: invoice.pricesIncludeTax ?? false,
    lines: lines.input(),
  }))
  const leaving = createLeaving(() => JSON.stringify([form.values, lines.input()]))
  leaving.keep()
  return {
    form,
    lines,
    pricing,
    leaving,
    submit: (element: HTMLFormElement, toPublish: boolean) => {
      publishing = toPublish
      element.requestSubmit()
    },
  }
}

function Limits(props: { detail: InvoiceDetail }) {
  const { own, money } = useCreditNoteWords()
  const limits = () => creditableOf(props.detail)
  return (
    <div class="notice">
      <p>{limits().left.minor ? own().creditable(money(limits().left)) : own().nothingLeft}</p>
      <Show when={limits().asked.minor}>
        <p>{own().asked(money(limits().asked))}</p>
      </Show>
    </div>
  )
}

function NoteEditor(props: Props) {
  const { own, t } = useCreditNoteWords()
  const { own: document } = useDocumentWords()
  const [asked, setAsked] = createSignal<Asked>()
  const editor = createNote(props, setAsked)
  const { form } = editor
  let element!: HTMLFormElement
  return (
    <form ref={element} class="editor" novalidate onSubmit={form.submit}>
      <Problem error={form.problem()} />
      <Limits detail={props.detail} />
      <fieldset class="card group">
        <legend>{document().head}</legend>
        <div class="columns">
          <DateField {...form.field("issuedOn")} label={document().issuedOn} />
          <TextField {...form.field("reason")} label={own().reason} hint={own().reasonHint} />
        </div>
      </fieldset>
      <p class="soft">{own().linesText}</p>
      <LineItems lines={editor.lines} pricing={editor.pricing} errors={form.errors()} />
      <div class="editor-bar">
        <SumsPreview pricing={editor.pricing} />
        <div class="actions">
          <ButtonLink href={paths.invoice(props.detail.invoice.customerId, props.detail.invoice.id)}>
            {t().app.cancel}
          </ButtonLink>
          <Button busy={form.busy()} onClick={() => editor.submit(element, false)}>
            {document().saveDraft}
          </Button>
          <Button kind="primary" busy={form.busy()} onClick={() => editor.submit(element, true)}>
            {own().publish}…
          </Button>
        </div>
      </div>
      <Confirm asked={asked()} cancel={t().app.cancel} close={() => setAsked(undefined)} />
      <Confirm asked={editor.leaving.asked()} cancel={t().app.cancel} close={editor.leaving.stay} />
    </form>
  )
}

function Loaded(props: { customerId: string; invoiceId?: string; noteId?: string }) {
  const { own } = useCreditNoteWords()
  const loaded = createOnce(async () => {
    const note = props.noteId ? await getCreditNote(props.customerId, props.noteId) : undefined
    const detail = await getInvoice(props.customerId, note?.invoiceId ?? props.invoiceId ?? "")
    return { note, detail }
  })
  return (
    <Show when={loaded()} keyed>
      {({ note, detail }) => (
        // An issued one is what it is: its page says what can still be done with it.
        <Show
          when={!note || note.document === "draft"}
          fallback={<Navigate href={paths.creditNote(props.customerId, props.noteId ?? "")} />}
        >
          <PageHead
            title={note ? own().editTitle : own().newTitle(detail.invoice.number)}
            back={{ href: paths.invoice(props.customerId, detail.invoice.id), text: detail.invoice.number }}
          />
          <NoteEditor detail={detail} note={note} />
        </Show>
      )}
    </Show>
  )
}

export function NewCreditNotePage() {
  const params = useParams<{ customerId: string; id: string }>()
  return (
    <Guard needs="documents.write">
      <Load keys={[getInvoice.key]} skeleton={<FormSkeleton />}>
        <Loaded customerId={params.customerId} invoiceId={params.id} />
      </Load>
    </Guard>
  )
}

export function EditCreditNotePage() {
  const params = useParams<{ customerId: string; id: string }>()
  return (
    <Guard needs="documents.write">
      <Load keys={[getCreditNote.key, getInvoice.key]} skeleton={<FormSkeleton />}>
        <Loaded customerId={params.customerId} noteId={params.id} />
      </Load>
    </Guard>
  )
}
