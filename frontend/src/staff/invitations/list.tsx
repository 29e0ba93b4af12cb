import { A, createAsync, revalidate, useSearchParams } from "@solidjs/router"
import { Show } from "solid-js"
import type { BulkInvitationView } from "../../../../shared/bulk-invitations.ts"
import { poll } from "../../lib/poll.ts"
import { ButtonLink } from "../../ui/button.tsx"
import { Empty } from "../../ui/empty.tsx"
import { Load } from "../../ui/load.tsx"
import { TableSkeleton } from "../../ui/skeleton.tsx"
import { type Column, DataTable } from "../../ui/table.tsx"
import { PageHead } from "../page-head.tsx"
import { Pager } from "../pager.tsx"
import { paths } from "../paths.ts"
import { useStaff } from "../session.tsx"
import { getBulkInvitations } from "./api.ts"
import { BulkBadge } from "./badge.tsx"
import { progressOf } from "./figures.ts"
import { useSelectionName } from "./selection-name.ts"
import { useInvitationWords } from "./words.ts"

const pollMilliseconds = 4000
const moving = ({ state }: BulkInvitationView) => state === "preparing" || state === "sending"

function InviteLink() {
  const { own } = useInvitationWords()
  const { may } = useStaff()
  return (
    <Show when={may("invitations.send")}>
      <ButtonLink href={paths.newInvitation()} kind="primary">
        {own().newAction}
      </ButtonLink>
    </Show>
  )
}

function useColumns() {
  const { own, ago, instant } = useInvitationWords()
  const nameOf = useSelectionName()
  return (): Column<BulkInvitationView>[] => [
    {
      heading: own().who,
      main: true,
      cell: (bulk) => <A href={paths.invitation(bulk.id)}>{nameOf(bulk.selection)}</A>,
    },
    { heading: own().state, cell: (bulk) => <BulkBadge state={bulk.state} /> },
    {
      heading: own().progress,
      cell: (bulk) => {
        const { sent, of } = progressOf(bulk)
        return of > 0 && own().sentOf(sent, of)
      },
    },
    {
      heading: own().recipientStates.accepted,
      cell: (bulk) => bulk.counts.accepted > 0 && own().joined(bulk.counts.accepted),
    },
    {
      heading: own().started,
      cell: (bulk) =>
        bulk.state === "scheduled" && bulk.startsAt ? instant(bulk.startsAt) : ago(bulk.createdAt),
    },
  ]
}

function Invitations(props: { after: string | undefined }) {
  const { own } = useInvitationWords()
  const columns = useColumns()
  const page = createAsync(() => getBulkInvitations({ after: props.after }))
  poll(
    () => revalidate(getBulkInvitations.key),
    () => page.latest?.items.some(moving) === true,
    pollMilliseconds,
  )
  return (
    <Show when={page.latest}>
      {(loaded) => (
        <Show when={loaded().items.length} fallback={<Empty title={own().empty} text={own().emptyText} />}>
          <DataTable label={own().title} columns={columns()} rows={loaded().items} />
          <Pager next={loaded().next} after={props.after} />
        </Show>
      )}
    </Show>
  )
}

/** Every bulk invitation of the company, newest first. */
export function InvitationsPage() {
  const { own } = useInvitationWords()
  const [search] = useSearchParams<{ after?: string }>()
  return (
    <>
      <PageHead title={own().title} text={own().text}>
        <InviteLink />
      </PageHead>
      <Load keys={[getBulkInvitations.key]} skeleton={<TableSkeleton rows={6} columns={5} />}>
        <Invitations after={search.after} />
      </Load>
    </>
  )
}
