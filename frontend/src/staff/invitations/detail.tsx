import { createAsync, revalidate, useParams } from "@solidjs/router"
import { createEffect, on, Show } from "solid-js"
import type { BulkInvitationView } from "../../../../shared/bulk-invitations.ts"
import { poll } from "../../lib/poll.ts"
import { Load } from "../../ui/load.tsx"
import { PageSkeleton } from "../../ui/skeleton.tsx"
import { getChecklist } from "../api.ts"
import { PageHead } from "../page-head.tsx"
import { paths } from "../paths.ts"
import { getBulkInvitation, getRecipients } from "./api.ts"
import { BulkBadge } from "./badge.tsx"
import { Controls } from "./controls.tsx"
import { ProgressCard } from "./progress.tsx"
import { Recipients } from "./recipients.tsx"
import { useSelectionName } from "./selection-name.ts"
import { useInvitationWords } from "./words.ts"
import "./invitations.css"

const quickMilliseconds = 2000
const slowMilliseconds = 10_000
const busy = (bulk: BulkInvitationView | undefined) =>
  bulk?.state === "preparing" || bulk?.state === "sending"

/** Asks often while mails go out; seldom afterwards, while people open, join and mails come back. */
function keepLive(bulk: () => BulkInvitationView | undefined) {
  const again = () => revalidate([getBulkInvitation.key, getRecipients.key])
  poll(again, () => busy(bulk()), quickMilliseconds)
  poll(again, () => bulk() !== undefined && !busy(bulk()), slowMilliseconds)
  createEffect(
    on(
      () => bulk()?.state,
      (state, before) => before && state === "done" && revalidate(getChecklist.key),
    ),
  )
}

function Invitation(props: { id: string }) {
  const { own, ago } = useInvitationWords()
  const nameOf = useSelectionName()
  const bulk = createAsync(() => getBulkInvitation(props.id))
  keepLive(() => bulk.latest)
  return (
    <Show when={bulk.latest}>
      {(loaded) => (
        <>
          <PageHead
            title={nameOf(loaded().selection)}
            text={`${own().started} ${ago(loaded().createdAt)}`}
            back={{ href: paths.invitations, text: own().title }}
            beside={<BulkBadge state={loaded().state} />}
          >
            <Controls bulk={loaded()} />
          </PageHead>
          <ProgressCard bulk={loaded()} />
          <Recipients bulk={loaded()} />
        </>
      )}
    </Show>
  )
}

/** One bulk invitation while it goes out, and what became of every mail. */
export function InvitationPage() {
  const params = useParams<{ id: string }>()
  return (
    <Load keys={[getBulkInvitation.key]} skeleton={<PageSkeleton />}>
      <Invitation id={params.id} />
    </Load>
  )
}
