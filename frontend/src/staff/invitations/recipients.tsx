import { A, createAsync, useSearchParams } from "@solidjs/router"
import { Show } from "solid-js"
import type { BulkInvitationView, Recipient, RecipientState } from "../../../../shared/bulk-invitations.ts"
import { Button } from "../../ui/button.tsx"
import { DownloadLink } from "../../ui/download.tsx"
import { Empty } from "../../ui/empty.tsx"
import { SelectField } from "../../ui/field.tsx"
import { Load } from "../../ui/load.tsx"
import { TableSkeleton } from "../../ui/skeleton.tsx"
import { type Column, DataTable } from "../../ui/table.tsx"
import { languageNames } from "../language.tsx"
import { Pager } from "../pager.tsx"
import { paths } from "../paths.ts"
import { getRecipients, recipientsFile } from "./api.ts"
import { RecipientBadge } from "./badge.tsx"
import { recipientStates } from "./states.ts"
import { useInvitationWords } from "./words.ts"

const rowsShown = 50

/** Who somebody is, on two lines. */
export const Who = (props: { recipient: Recipient }) => (
  <>
    <bdi>{props.recipient.name || props.recipient.customerName}</bdi>
    <Show when={props.recipient.email}>
      <span class="under">
        <bdi dir="ltr">{props.recipient.email}</bdi>
      </span>
    </Show>
  </>
)

function useColumns() {
  const { own, ago } = useInvitationWords()
  const nameOf = (language: string) => languageNames.find(({ value }) => value === language)?.text
  return (): Column<Recipient>[] => [
    { heading: own().recipient, main: true, cell: (recipient) => <Who recipient={recipient} /> },
    {
      heading: own().customer,
      cell: (recipient) => (
        <A href={paths.customer(recipient.customerId)}>
          <bdi>{recipient.customerName}</bdi>
        </A>
      ),
    },
    { heading: own().language, cell: (recipient) => <bdi>{nameOf(recipient.language)}</bdi> },
    {
      heading: own().state,
      cell: (recipient) => (
        <>
          <RecipientBadge state={recipient.state} />
          <Show when={recipient.reason}>
            {(reason) => <span class="under">{own().skipped[reason()]}</span>}
          </Show>
        </>
      ),
    },
    { heading: own().since, cell: (recipient) => recipient.at && ago(recipient.at) },
  ]
}

function Nobody(props: { bulk: BulkInvitationView; state: RecipientState | undefined; showAll: () => void }) {
  const { own } = useInvitationWords()
  return (
    <Show
      when={props.state}
      fallback={
        <Empty title={own().noneYet} text={props.bulk.state === "preparing" ? own().noneYetText : ""} />
      }
    >
      <Empty title={own().noneIn} text={own().noneInText}>
        <Button onClick={props.showAll}>{own().showAll}</Button>
      </Empty>
    </Show>
  )
}

function Rows(props: {
  bulk: BulkInvitationView
  state: RecipientState | undefined
  after: string | undefined
  showAll: () => void
}) {
  const { own } = useInvitationWords()
  const columns = useColumns()
  const asked = () => ({ state: props.state, after: props.after, limit: rowsShown })
  const page = createAsync(() => getRecipients(props.bulk.id, asked()))
  return (
    <Show when={page.latest}>
      {(loaded) => (
        <Show when={loaded().items.length} fallback={<Nobody {...props} />}>
          <DataTable label={own().recipients} columns={columns()} rows={loaded().items} />
          <Pager next={loaded().next} after={props.after} />
        </Show>
      )}
    </Show>
  )
}

/** Everybody of it and what became of their mail. */
export function Recipients(props: { bulk: BulkInvitationView }) {
  const { own } = useInvitationWords()
  const [search, setSearch] = useSearchParams<{ state?: RecipientState; after?: string }>()
  const options = () => [
    { value: "", text: own().everybody },
    ...recipientStates.map((state) => ({ value: state, text: own().recipientStates[state] })),
  ]
  const choose = (state: string) => setSearch({ state: state || undefined, after: undefined })
  return (
    <section class="stack" aria-labelledby="recipients">
      <div class="toolbar recipients-head">
        <h2 id="recipients">{own().recipients}</h2>
        <SelectField label={own().filter} value={search.state ?? ""} onInput={choose} options={options()} />
        <DownloadLink href={recipientsFile(props.bulk.id)}>{own().download}</DownloadLink>
      </div>
      <Load keys={[getRecipients.key]} skeleton={<TableSkeleton rows={8} columns={5} />}>
        <Rows bulk={props.bulk} state={search.state} after={search.after} showAll={() => choose("")} />
      </Load>
    </section>
  )
}
