import { A, createAsync, useParams } from "@solidjs/router"
import { Show } from "solid-js"
import { subtract } from "../../../../shared/money.ts"
import { ButtonLink } from "../../ui/button.tsx"
import { DownloadLink } from "../../ui/download.tsx"
import { Load } from "../../ui/load.tsx"
import { PageSkeleton } from "../../ui/skeleton.tsx"
import { DocumentLines } from "../documents/lines.tsx"
import { Back, DocumentHead, Facts, Said } from "../documents/parts.tsx"
import { files } from "../documents/paths.ts"
import { Sums } from "../documents/sums.tsx"
import { useDocumentWords } from "../documents/words.ts"
import { PageTitle } from "../page-title.tsx"
import { paths } from "../paths.ts"
import { askAbout } from "../queries/about.ts"
import { useSelf } from "../session.tsx"
import { type CreditNote, getCreditNote } from "./api.ts"
import { useCreditNoteWords } from "./words.ts"

function NoteSums(props: { note: CreditNote }) {
  const { own } = useCreditNoteWords()
  const { own: document } = useDocumentWords()
  const rows = () => [
    { text: document().subtotal, amount: props.note.subtotal, always: true },
    { text: document().taxTotal, amount: props.note.tax },
    { text: document().total, amount: props.note.total, always: true, strong: true },
    { text: own().applied, amount: props.note.applied },
    { text: own().kept, amount: subtract(props.note.total, props.note.applied) },
  ]
  return <Sums rows={rows()} />
}

function NoteActs(props: { note: CreditNote }) {
  const { own, language } = useCreditNoteWords()
  const { own: document } = useDocumentWords()
  const { acts, sees } = useSelf()
  return (
    <div class="stack">
      <Show when={props.note.document === "void"}>
        <Said tone="neutral">{own().voided}</Said>
      </Show>
      <div class="actions">
        <DownloadLink href={files.creditNote(props.note.id, language())}>{document().download}</DownloadLink>
        <Show when={sees("queries") && acts("portal.queries")}>
          <ButtonLink href={askAbout("creditNote", props.note.id)} kind="quiet">
            {own().ask}
          </ButtonLink>
        </Show>
      </div>
    </div>
  )
}

function Loaded(props: { id: string }) {
  const { own, date, money } = useCreditNoteWords()
  const { own: document } = useDocumentWords()
  const note = createAsync(() => getCreditNote(props.id))
  return (
    <Show when={note()}>
      {(loaded) => (
        <>
          <PageTitle>{own().title(loaded().number)}</PageTitle>
          <DocumentHead
            title={own().title(loaded().number)}
            badge={null}
            figure={{ text: document().total, amount: money(loaded().total) }}
          />
          <div class="invoice-body card">
            <Facts
              facts={[
                { term: document().issued, value: date(loaded().issuedOn) },
                {
                  term: own().invoice,
                  value: (
                    <A href={paths.invoice(loaded().invoiceId)}>
                      <bdi>{loaded().invoiceNumber}</bdi>
                    </A>
                  ),
                },
                { term: own().reason, value: <bdi>{loaded().reason}</bdi> },
              ]}
            />
            <NoteActs note={loaded()} />
          </div>
          <DocumentLines lines={loaded().lines} pricesIncludeTax={loaded().pricesIncludeTax} />
          <NoteSums note={loaded()} />
        </>
      )}
    </Show>
  )
}

export function CreditNotePage() {
  const { own } = useCreditNoteWords()
  const params = useParams<{ id: string }>()
  return (
    <div class="sections">
      <Back href={paths.creditNotes}>{own().back}</Back>
      <Load keys={[getCreditNote.keyFor(params.id)]} skeleton={<PageSkeleton />}>
        <Loaded id={params.id} />
      </Load>
    </div>
  )
}
